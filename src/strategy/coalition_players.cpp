#include "strategy/coalition_players.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

struct Finder {
  const World& world;
  const Scenario& scenario;
  const std::optional<std::string>& on;
  Problems problems{};

  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = scenario.file.string(),
                  .line = line,
                  .field = std::move(field),
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  }
  std::string code(Country n) const { return world.countries[static_cast<std::size_t>(n.value)]; }

  std::vector<Country> expand(const std::vector<std::string>& words, long line, const std::string& field,
                              std::vector<std::string>& warnings) {
    try {
      return expand_countries(words, scenario, world, warnings, on);
    } catch (const InputError& error) {
      for (Problem found : error.problems()) {
        found.file = scenario.file.string();
        found.line = line;
        found.field = field;
        problems.add(std::move(found));
      }
      return {};
    }
  }
};

constexpr const char* table_example = "write [coalition] members = [\"@West\"], target = \"RUS\", measures = \"west\"";

/// The group asked for, or the only one that there is.
std::string measure_group(Finder& finder) {
  const Scenario& scenario = finder.scenario;
  std::vector<std::string> groups;
  for (const Measure& measure : scenario.measures) {
    if (std::ranges::find(groups, measure.group) == groups.end()) groups.push_back(measure.group);
  }
  std::string known;
  for (const std::string& group : groups) known += (known.empty() ? "" : ", ") + group;
  const std::string& asked = scenario.coalition->measures;
  if (asked.empty() && groups.size() == 1) return groups.front();
  if (asked.empty()) {
    finder.complain(scenario.coalition->line, "coalition.measures", "",
                    groups.empty() ? "the scenario has no measures that a coalition could take"
                                   : "must name the group of measures that the coalition takes",
                    groups.empty() ? "" : fmt::format("groups here: {}", known));
  } else if (std::ranges::find(groups, asked) == groups.end()) {
    const std::string near = did_you_mean(asked, groups);
    finder.complain(scenario.coalition->line, "coalition.measures", asked, "must be a group of the scenario's measures",
                    near.empty() ? fmt::format("groups here: {}", known) : near);
  }
  return asked;
}

/// The side that is not the target has to be members and nobody else, so that the measure can be taken by fewer or by more.
void add_measure(Finder& finder, std::size_t index, CoalitionPlayers& players) {
  const Measure& measure = finder.scenario.measures[index];
  const std::string field = fmt::format("measure[{}]", measure.id);
  if (measure.kind == MeasureKind::productivity) {
    finder.complain(measure.line, field, "productivity", "is nothing that a coalition does to a target",
                    "give it another group than coalition.measures");
    return;
  }
  std::vector<std::string> warnings;  // said once already, where the measure is applied
  const std::vector<Country> importers = finder.expand(measure.importers, measure.line, field + ".importers", warnings);
  const std::vector<Country> exporters = finder.expand(measure.exporters, measure.line, field + ".exporters", warnings);
  const std::vector<Country> target{players.target};
  if (importers.empty() || exporters.empty()) return;
  if (exporters != target && importers != target) {
    finder.complain(measure.line, field, "", fmt::format("must have {} alone on one side", finder.code(players.target)),
                    "give measures on other trade another group than coalition.measures");
    return;
  }
  CoalitionMeasure found{.index = index, .target_sells = exporters == target, .takers = {}};
  found.takers = found.target_sells ? importers : exporters;
  std::string outside;
  for (const Country n : found.takers) {
    if (!std::ranges::binary_search(players.members, n)) outside += (outside.empty() ? "" : ", ") + finder.code(n);
  }
  if (!outside.empty()) {
    finder.complain(measure.line, field, outside, "must be taken by members of the coalition alone",
                    "add them to coalition.members or take them out of the measure");
    return;
  }
  players.measures.push_back(std::move(found));
}

std::vector<Country> find_members(Finder& finder, std::vector<std::string>& warnings) {
  const CoalitionQuestion& coalition = *finder.scenario.coalition;
  std::vector<Country> members = finder.expand(coalition.members, coalition.line, "coalition.members", warnings);
  if (members.empty() && finder.problems.empty()) {
    finder.complain(coalition.line, "coalition.members", "", "must name at least one country of the World " + finder.world.name);
  }
  return members;
}

void find_target(Finder& finder, CoalitionPlayers& players) {
  const CoalitionQuestion& coalition = *finder.scenario.coalition;
  const auto found = finder.world.find_country(coalition.target);
  if (coalition.target.empty()) {
    finder.complain(coalition.line, "coalition.target", "", "is missing: against whom is the coalition?",
                    "write target = \"RUS\"");
  } else if (!found) {
    finder.complain(coalition.line, "coalition.target", coalition.target, "must be one country of the World " + finder.world.name,
                    did_you_mean(coalition.target, finder.world.countries));
  } else if (std::ranges::binary_search(players.members, *found)) {
    finder.complain(coalition.line, "coalition.members", coalition.target, "must not hold the target",
                    "take it out with \"-" + coalition.target + "\"");
  }
  players.target = found.value_or(Country(-1));
}

}  // namespace

std::vector<Country> coalition_members(const World& world, const Scenario& scenario, const std::optional<std::string>& on,
                                       std::vector<std::string>& warnings) {
  Finder finder{world, scenario, on};
  std::vector<Country> members = find_members(finder, warnings);
  finder.problems.throw_if_any();
  return members;
}

CoalitionPlayers coalition_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on) {
  Finder finder{world, scenario, on};
  CoalitionPlayers players;
  if (!scenario.coalition) {
    finder.complain(0, "coalition", "", "is missing: the question needs members and a target", table_example);
    finder.problems.throw_if_any();
  }
  if (!scenario.grid.empty()) {
    finder.complain(0, "grid", "", "cannot be combined with the coalition question, which is about one scenario",
                    "take [grid] out");
  }
  const std::vector<std::string> dates = change_dates(scenario);
  if (!on && !dates.empty()) {
    finder.complain(0, "on", "", "the measures are dated: which day's measures does the coalition take?", "--on " + dates.back());
  }
  players.members = find_members(finder, players.warnings);
  find_target(finder, players);
  const std::string group = measure_group(finder);
  if (players.target.value >= 0) {
    for (std::size_t m = 0; m < scenario.measures.size(); ++m) {
      if (scenario.measures[m].group == group) add_measure(finder, m, players);
    }
  }
  finder.problems.throw_if_any();
  for (const Country n : all<Country>(world.country_count())) {
    if (n != players.target && !std::ranges::binary_search(players.members, n)) players.others.push_back(n);
  }
  return players;
}

}  // namespace entrepot
