// The frontier of a scenario's coalition: World and elasticities read, everything checked, then solved.
#include <algorithm>
#include <chrono>
#include <thread>

#include "entrepot/errors.hpp"
#include "entrepot/frontier.hpp"
#include "measures/dates.hpp"
#include "study/stage.hpp"

namespace entrepot {

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
  if (options.on && !is_day(*options.on)) throw InputError({.field = "on", .value = *options.on, .rule = "a day as YYYY-MM-DD"});
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
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

}  // namespace entrepot
