#include "measures/closing_measures.hpp"

#include <algorithm>

#include "measures/dates.hpp"

namespace entrepot {
namespace {

bool closes(const Measure& measure, const Scenario& scenario, const World& world, const std::optional<std::string>& on,
            const std::vector<std::string>& buyers, const std::string& sector) {
  std::vector<std::string> warnings;
  const auto importers = expand_countries(measure.importers, scenario, world, warnings, on);
  const auto exporters = expand_countries(measure.exporters, scenario, world, warnings, on);
  const auto holds = [&](const std::vector<Country>& side) {
    return std::ranges::any_of(
        side, [&](Country n) { return std::ranges::count(buyers, world.countries[static_cast<std::size_t>(n.value)]) > 0; });
  };
  if (sector.empty()) return holds(importers) || holds(exporters);
  const auto sectors = expand_sectors(measure.sectors, world);
  const bool covers =
      std::ranges::any_of(sectors, [&](Sector j) { return world.sectors[static_cast<std::size_t>(j.value)] == sector; });
  return covers && (holds(importers) || (measure.both_ways && holds(exporters)));
}

}  // namespace

std::vector<std::string> closing_measures(const Scenario& scenario, const World& world, const std::optional<std::string>& on,
                                          const std::vector<std::string>& buyers, const std::string& sector) {
  std::vector<std::string> ids;
  for (const Measure& measure : scenario.measures) {
    if (measure.kind != MeasureKind::ban || (on && !in_force(measure, *on))) continue;
    if (closes(measure, scenario, world, on, buyers, sector)) ids.push_back(measure.id);
  }
  return ids;
}

}  // namespace entrepot
