// horizons.csv: every horizon compared, every run: real income of the economies and groups named, and the compliance question.
#include <fmt/format.h>

#include "report/long_table.hpp"

namespace entrepot {
namespace {

/// What a state without equilibrium lacks stands as an empty value, not as a missing row.
void add_incomes(const Study& study, const HorizonResult& result, std::size_t r, LongTable& table) {
  const HorizonRun& run = result.runs[r];
  const std::string key = horizon_key(run_key(study, study.runs[r]), result.horizon);
  const auto add = [&](const std::string& iso3, double percent) {
    table.rows.push_back({key, "real_income", "index (baseline = 100)", iso3, "", "", 100 + percent, 100});
  };
  for (std::size_t p = 0; p < run.parties.size(); ++p) {
    const HorizonParty& party = study.horizons->parties[p];
    add(party.name(), run.parties[p]);
    if (!party.group) continue;
    for (const Country n : party.members) add(study.world->countries[static_cast<std::size_t>(n.value)], run.real_income(n));
  }
}

}  // namespace

std::string horizon_key(const std::string& run, const std::string& horizon) {
  return fmt::format("{}{}horizon={}", run, run.find('?') == std::string::npos ? "?" : "&", horizon);
}

LongTable horizons_table(const Study& study) {
  LongTable table{"horizons.csv", {}};
  if (!study.horizons) return table;
  for (const HorizonResult& result : study.horizons->horizons) {
    for (std::size_t r = 0; r < result.runs.size(); ++r) add_incomes(study, result, r, table);
    for (LongRow& row : compliance_rows(study, result.compliance)) {
      row.scenario = horizon_key(row.scenario, result.horizon);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace entrepot
