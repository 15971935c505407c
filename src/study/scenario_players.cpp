#include "study/scenario_players.hpp"

#include <algorithm>

namespace entrepot {

std::vector<Country> scenario_players(const Scenario& scenario, const World& world,
                                      std::span<const std::pair<Country, Country>> pairs) {
  std::vector<Country> players;
  const auto add = [&](std::optional<Country> country) {
    if (country && std::ranges::find(players, *country) == players.end()) players.push_back(*country);
  };
  if (const auto& compliance = scenario.compliance) {
    add(world.find_country(compliance->third));
    add(world.find_country(compliance->target));
  }
  for (const auto& [a, b] : pairs) {
    add(a);
    add(b);
  }
  for (const Measure& measure : scenario.measures) {
    for (const auto* words : {&measure.importers, &measure.exporters, &measure.countries}) {
      for (const std::string& word : *words) add(world.find_country(word));
    }
  }
  return players;
}

}  // namespace entrepot
