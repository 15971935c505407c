#include "world/input_rows.hpp"

#include <fmt/core.h>

namespace entrepot {
namespace {

Repair row_repair(const World& world, Sector input, Country n, double used, double bound, bool households) {
  const std::string &code = world.sectors[static_cast<std::size_t>(input.value)],
                    &iso3 = world.countries[static_cast<std::size_t>(n.value)];
  return {.rule = "input-row-above-purchases",
          .text = fmt::format("producers in {} would use more {} than the country buys: scaled to {}, and the users' value added "
                              "raised by what they no longer buy",
                              iso3, code, households ? "what households leave of its purchases" : "its purchases"),
          .sector = code,
          .importer = iso3,
          .exporter = "",
          .before = used,
          .after = bound,
          .moved = used - bound,
          .unit = "million USD"};
}

/// beta and gamma again from the bounded uses; sectors without output keep theirs.
void refit_technology(World& world, const SectorByCountry& output, Country n, const Uses& uses) {
  for (Sector user : all<Sector>(world.sector_count())) {
    if (output(user, n) <= 0) continue;
    double bought = 0;
    for (Sector input : all<Sector>(world.sector_count())) bought += uses(input, user);
    world.value_added_share(user, n) = bought > 0 ? 1 - bought / output(user, n) : 1;
    for (Sector input : all<Sector>(world.sector_count()))
      world.input_share(n, input, user) = bought > 0 ? uses(input, user) / bought : 0;
  }
}

}  // namespace

Uses intermediate_uses(const World& world, const SectorByCountry& output, Country n) {
  Uses uses({world.sector_count(), world.sector_count()});
  for (Sector input : all<Sector>(world.sector_count()))
    for (Sector user : all<Sector>(world.sector_count()))
      uses(input, user) = world.input_share(n, input, user) * (1 - world.value_added_share(user, n)) * output(user, n);
  return uses;
}

double row_sum(const Uses& uses, Sector input) {
  double sum = 0;
  for (const double value : uses.row(input)) sum += value;
  return sum;
}

void bound_input_rows(World& world, const SectorByCountry& output, const SectorByCountry& purchases,
                      const SectorByCountry& household_share) {
  for (Country n : all<Country>(world.country_count())) {
    Uses uses = intermediate_uses(world, output, n);
    bool touched = false;
    for (Sector input : all<Sector>(world.sector_count())) {
      const double used = row_sum(uses, input);
      if (used <= purchases(input, n) * (1 + row_rounding)) continue;
      const double bound = (1 - household_share(input, n)) * purchases(input, n);
      for (double& value : uses.row(input)) value *= bound / used;
      world.repairs.push_back(row_repair(world, input, n, used, bound, household_share(input, n) > 0));
      touched = true;
    }
    if (touched) refit_technology(world, output, n, uses);
  }
}

}  // namespace entrepot
