#include "strategy/frontier_players.hpp"

#include <algorithm>
#include <functional>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

struct Finder {
  const World& world;
  const Scenario& scenario;
  Problems problems{};

  void complain(std::string field, std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = scenario.file.string(),
                  .line = scenario.frontier ? scenario.frontier->line : 0,
                  .field = std::move(field),
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  }
  /// Runs a step; what it complains of is told as of this field.
  void at(const std::string& field, const std::function<void()>& step) {
    try {
      step();
    } catch (const InputError& error) {
      for (const Problem& found : error.problems()) complain(field, found.value, found.rule, found.hint);
    }
  }
};

constexpr const char* example = "write [frontier] coalition = [\"@West\"], target = \"RUS\"";

void find_target(Finder& finder, FrontierPlayers& players) {
  const std::string& code = finder.scenario.frontier->target;
  const auto found = finder.world.find_country(code);
  if (!found)
    finder.complain("frontier.target", code, "must be one country of the World " + finder.world.name,
                    did_you_mean(code, finder.world.countries));
  else if (std::ranges::binary_search(players.coalition, *found))
    finder.complain("frontier.coalition", code, "must not hold the target", "take it out with \"-" + code + "\"");
  players.target = found.value_or(Country(-1));
}

void refuse_what_has_no_frontier(Finder& finder, const std::optional<std::string>& on) {
  const Scenario& scenario = finder.scenario;
  if (!scenario.grid.empty())
    finder.complain("grid", "", "cannot be combined with the frontier, which is about one scenario", "take [grid] out");
  if (scenario.transfers != Transfers::none)
    finder.complain("closure.transfers", to_string(scenario.transfers),
                    "a burden that is shared moves with the equilibrium and has no derivatives", "leave transfers out");
  const std::vector<std::string> dates = change_dates(scenario);
  if (!on && !dates.empty())
    finder.complain("on", "", "the measures are dated: which day's are in force beside the taxes?", "--on " + dates.back());
}

}  // namespace

FrontierPlayers frontier_players(const World& world, const Scenario& scenario, const std::optional<std::string>& on) {
  Finder finder{world, scenario};
  FrontierPlayers players;
  if (!scenario.frontier) {
    finder.complain("frontier", "", "is missing: the question needs a coalition and a target", example);
    finder.problems.throw_if_any();
  }
  const FrontierQuestion& question = *scenario.frontier;
  finder.at("frontier.coalition", [&] {
    players.coalition = expand_countries(question.coalition, scenario, world, players.warnings, on);
    std::ranges::sort(players.coalition);
    if (players.coalition.empty())
      finder.complain("frontier.coalition", "", "must name at least one country of the World " + world.name);
  });
  find_target(finder, players);
  finder.at("frontier.sectors", [&] { players.sectors = expand_sectors(question.sectors, world); });
  refuse_what_has_no_frontier(finder, on);
  finder.problems.throw_if_any();
  players.others = scenario;
  std::erase_if(players.others.measures,
                [&](const Measure& m) { return !question.measures.empty() && m.group == question.measures; });
  return players;
}

}  // namespace entrepot
