// limits.csv: every measure with limits of every run, and who earns its rent.
#include "report/long_table.hpp"

namespace entrepot {

LongTable limits_table(const Study& study) {
  LongTable table{"limits.csv", {}};
  for (const Run& run : study.runs) {
    if (!run.outcomes) continue;
    const std::string key = run_key(study, run);
    for (const LimitOutcome& limit : run.outcomes->limits) {
      const bool price = limit.kind == LimitKind::price;
      const std::string unit = price ? "price (benchmark = 1)" : "million USD at benchmark prices";
      table.rows.push_back({key, limit.name + ":used", unit, "", "", "", limit.used, limit.bound});
      table.rows.push_back({key, limit.name + ":paid_on_top", "percent of the f.o.b. price", "", "", "", limit.rent_pct, 0});
      for (const auto& [country, rent] : limit.earned) {
        const std::string& iso3 = study.world->countries[static_cast<std::size_t>(country.value)];
        table.rows.push_back({key, limit.name + ":rent", "million USD", iso3, "", "", rent, 0});
      }
    }
  }
  return table;
}

}  // namespace entrepot
