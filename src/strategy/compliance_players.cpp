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

/// Words of sectors, all where there are none.
std::vector<Sector> find_sectors(const World& world, const Scenario& scenario, const std::vector<std::string>& words,
                                 const std::string& field, long line, Problems& problems) {
  try {
    std::vector<Sector> sectors = expand_sectors(words.empty() ? std::vector<std::string>{"all"} : words, world);
    if (sectors.empty()) problems.add(problem(scenario, line, field, words.front(), "at least one sector of the World"));
    return sectors;
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

void refuse_enforcer(const Scenario& scenario, const Penalty& penalty, const std::vector<Country>& enforcers, Country player,
                     const std::string& code, Problems& problems) {
  if (std::find(enforcers.begin(), enforcers.end(), player) == enforcers.end()) return;
  problems.add(problem(scenario, penalty.line, "compliance.penalty.by", code,
                       "countries other than third countries and the target", "take it out with \"-" + code + "\""));
}

}  // namespace

CompliancePlayers compliance_players(const World& world, const Scenario& scenario) {
  assert(scenario.compliance.has_value());
  const Compliance& compliance = *scenario.compliance;
  const std::vector<std::string> thirds = compliance.thirds.empty() ? std::vector{compliance.third} : compliance.thirds;
  Problems problems;
  CompliancePlayers players;
  for (const std::string& third : thirds)
    players.thirds.push_back(find_player(world, scenario, "compliance.third", third, problems));
  players.third = players.thirds.front();
  players.target = find_player(world, scenario, "compliance.target", compliance.target, problems);
  const bool players_known = problems.empty();
  for (std::size_t k = 0; players_known && k < thirds.size(); ++k) {
    if (players.thirds[k] == players.target)
      problems.add(problem(scenario, compliance.line, "compliance.target", compliance.target, "a country other than the third"));
  }
  players.factor = compliance.factor;
  players.sectors = find_sectors(world, scenario, compliance.sectors, "compliance.sectors", compliance.line, problems);
  for (const Penalty& penalty : compliance.penalties) {
    std::vector<Country> enforcers = find_enforcers(world, scenario, penalty, players.warnings, problems);
    if (players_known) {
      for (std::size_t k = 0; k < thirds.size(); ++k)
        refuse_enforcer(scenario, penalty, enforcers, players.thirds[k], thirds[k], problems);
      refuse_enforcer(scenario, penalty, enforcers, players.target, compliance.target, problems);
    }
    std::vector<Sector> sectors =
        find_sectors(world, scenario, penalty.sectors, "compliance.penalty.sectors", penalty.line, problems);
    players.penalties.push_back(
        {penalty.id, std::move(enforcers), penalty.factor, penalty.exposure_pct / 100, std::move(sectors)});
  }
  problems.throw_if_any();
  return players;
}

double political_value(const Compliance& compliance, const std::string& third) {
  const auto own = compliance.political_values.find(third);
  return own != compliance.political_values.end() ? own->second : compliance.political_value;
}

double compliance_motives(const Compliance& compliance, const std::string& third) {
  return political_value(compliance, third) + compliance.compliance_cost;
}

}  // namespace entrepot
