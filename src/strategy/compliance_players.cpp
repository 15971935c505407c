#include "strategy/compliance_players.hpp"

#include <algorithm>
#include <cassert>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

Problem problem(const Scenario& scenario, long line, std::string field, std::string value, std::string rule,
                std::string hint = "") {
  return {scenario.file.string(), line, std::move(field), std::move(value), std::move(rule), std::move(hint)};
}

Country find_player(const World& world, const Scenario& scenario, const std::string& field, const std::string& code,
                    Problems& problems) {
  if (const auto found = world.find_country(code)) return *found;
  problems.add(problem(scenario, scenario.compliance->line, field, code, "one country of the World " + world.name,
                       did_you_mean(code, world.countries)));
  return Country(0);
}

std::vector<Country> find_enforcers(const World& world, const Scenario& scenario, const Penalty& penalty,
                                    std::vector<std::string>& warnings, Problems& problems) {
  try {
    std::vector<Country> enforcers = expand_countries(penalty.by, scenario, world, warnings);
    std::sort(enforcers.begin(), enforcers.end());
    enforcers.erase(std::unique(enforcers.begin(), enforcers.end()), enforcers.end());
    if (enforcers.empty()) {
      problems.add(problem(scenario, penalty.line, "compliance.penalty.by", penalty.id, "at least one country of the World"));
    }
    return enforcers;
  } catch (const InputError& error) {
    for (Problem found : error.problems()) {
      if (found.file.empty()) found.file = scenario.file.string();
      if (found.line == 0) found.line = penalty.line;
      if (found.field.empty()) found.field = "compliance.penalty.by";
      problems.add(std::move(found));
    }
    return {};
  }
}

void refuse_enforcer(const Scenario& scenario, const Penalty& penalty, const std::vector<Country>& enforcers, Country player,
                     const std::string& code, Problems& problems) {
  if (std::find(enforcers.begin(), enforcers.end(), player) == enforcers.end()) return;
  problems.add(problem(scenario, penalty.line, "compliance.penalty.by", code,
                       "countries other than the third country and the target", "take it out with \"-" + code + "\""));
}

}  // namespace

CompliancePlayers compliance_players(const World& world, const Scenario& scenario) {
  assert(scenario.compliance.has_value());
  const Compliance& compliance = *scenario.compliance;
  Problems problems;
  CompliancePlayers players;
  players.third = find_player(world, scenario, "compliance.third", compliance.third, problems);
  players.target = find_player(world, scenario, "compliance.target", compliance.target, problems);
  const bool players_known = problems.empty();
  if (players_known && players.third == players.target) {
    problems.add(problem(scenario, compliance.line, "compliance.target", compliance.target, "a country other than the third"));
  }
  for (const Penalty& penalty : compliance.penalties) {
    std::vector<Country> enforcers = find_enforcers(world, scenario, penalty, players.warnings, problems);
    if (players_known) {
      refuse_enforcer(scenario, penalty, enforcers, players.third, compliance.third, problems);
      refuse_enforcer(scenario, penalty, enforcers, players.target, compliance.target, problems);
    }
    players.penalties.push_back({penalty.id, std::move(enforcers), penalty.factor});
  }
  problems.throw_if_any();
  return players;
}

}  // namespace entrepot
