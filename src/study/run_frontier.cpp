// The frontier of a scenario's coalition: World and elasticities read, everything checked, then solved.
#include <algorithm>
#include <chrono>
#include <thread>

#include "entrepot/errors.hpp"
#include "entrepot/frontier.hpp"
#include "measures/dates.hpp"
#include "study/stage.hpp"
#include "study/sweep_question.hpp"

namespace entrepot {
namespace {

void check_day(const std::optional<std::string>& on) {
  if (on && !is_day(*on)) throw InputError({.field = "on", .value = *on, .rule = "a day as YYYY-MM-DD"});
}

std::string question_of(const FrontierOptions& options) { return "frontier" + (options.on ? " on " + *options.on : ""); }

PutHeadlines put_frontier(const World& world, const FrontierOptions& options) {
  return [&world, &options](const Economy& economy, const Scenario& drawn, const Control& control) {
    return headlines(solve_frontier(world, economy, drawn, options.on, options.params, control, FrontierDetail::headlines),
                     world);
  };
}

}  // namespace

Outcome FrontierStudy::outcome() const {
  if (result.base.outcome != Outcome::converged) return result.base.outcome;
  for (const FrontierPoint& point : result.points) {
    if (point.equilibrium.outcome != Outcome::converged) return point.equilibrium.outcome;
    if (!point.found) return Outcome::stalled;  // an equilibrium, but no optimum
  }
  return result.measures ? result.measures->equilibrium.outcome : Outcome::converged;
}

FrontierStudy run_frontier(const Scenario& scenario, const FrontierOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  check_day(options.on);
  FrontierStudy study;
  study.scenario = scenario;
  study.world = std::make_shared<const World>(load_scenario_world(scenario));
  study.economy = scenario_economy(scenario, *study.world);
  study.params = options.params;
  study.on = options.on.value_or("");
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  study.result = solve_frontier(*study.world, study.economy, scenario, options.on, options.params, control);
  study.warnings = study.result.warnings;
  if (scenario.uncertainty && options.sweep && study.outcome() == Outcome::converged)
    study.uncertainty = sweep_question(*study.world, scenario, question_of(options), put_frontier(*study.world, options),
                                       *options.sweep, options.params, control);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

std::string draw_frontier_shard(const Scenario& scenario, const FrontierOptions& options, std::size_t shard, std::size_t shards,
                                const Control& control) {
  check_day(options.on);
  const World world = load_scenario_world(scenario);
  return shard_of_question(world, scenario, question_of(options), put_frontier(world, options), shard, shards,
                           options.sweep.value_or(SweepOptions{}), options.params, control);
}

}  // namespace entrepot
