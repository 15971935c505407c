#include "strategy/coalition_shock.hpp"

#include <algorithm>

namespace entrepot {
namespace {

std::vector<std::string> codes(const World& world, const std::vector<Country>& countries) {
  std::vector<std::string> words;
  for (const Country n : countries) words.push_back(world.countries[static_cast<std::size_t>(n.value)]);
  return words;
}

/// Who of `part` takes a measure: the members that it names and everybody from outside the coalition.
std::vector<Country> takers_of(const CoalitionMeasure& measure, const CoalitionPlayers& players,
                               const std::vector<Country>& part) {
  std::vector<Country> takers;
  for (const Country n : part) {
    const bool member = std::ranges::binary_search(players.members, n);
    if (!member || std::ranges::binary_search(measure.takers, n)) takers.push_back(n);
  }
  return takers;
}

Measure embargo(const World& world, const CoalitionPlayers& players, const std::vector<Country>& part,
                std::vector<std::string> sectors) {
  Measure measure;
  measure.id = measure.group = "embargo";
  measure.kind = MeasureKind::ban;
  measure.importers = codes(world, part);
  measure.exporters = codes(world, {players.target});
  measure.sectors = std::move(sectors);
  measure.both_ways = true;
  return measure;
}

}  // namespace

std::vector<Sector> coalition_sectors(const World& world, const Scenario& scenario, const CoalitionPlayers& players) {
  std::vector<Sector> named;
  for (const CoalitionMeasure& measure : players.measures) {
    const auto sectors = expand_sectors(scenario.measures[measure.index].sectors, world);
    named.insert(named.end(), sectors.begin(), sectors.end());
  }
  std::ranges::sort(named);
  const auto repeated = std::ranges::unique(named);
  named.erase(repeated.begin(), repeated.end());
  return named;
}

Shock coalition_shock(const World& world, const Scenario& scenario, const CoalitionPlayers& players,
                      const std::vector<Country>& part, Scale scale, const std::optional<std::string>& on) {
  Scenario changed = scenario;
  changed.measures.clear();
  auto own = players.measures.begin();
  for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
    if (own == players.measures.end() || own->index != m) {
      changed.measures.push_back(scenario.measures[m]);
      continue;
    }
    const std::vector<Country> takers = takers_of(*own, players, part);
    const bool target_sells = own++->target_sells;
    if (takers.empty() || scale == Scale::embargo || scale == Scale::embargo_all_sectors) continue;
    Measure measure = scenario.measures[m];
    (target_sells ? measure.importers : measure.exporters) = codes(world, takers);
    if (scale == Scale::all_sectors && measure.kind != MeasureKind::ban) measure.sectors = {"all"};
    changed.measures.push_back(std::move(measure));
  }
  if (!part.empty() && scale == Scale::embargo) {
    std::vector<std::string> sectors;
    for (const Sector j : coalition_sectors(world, scenario, players))
      sectors.push_back(world.sectors[static_cast<std::size_t>(j.value)]);
    changed.measures.push_back(embargo(world, players, part, std::move(sectors)));
  } else if (!part.empty() && scale == Scale::embargo_all_sectors) {
    changed.measures.push_back(embargo(world, players, part, {"all"}));
  }
  return apply(changed, world, on).shock;
}

}  // namespace entrepot
