// One scenario: the joint map of model/joint_map.hpp, accelerated (Anderson), with damping as the fallback.
#include <chrono>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "model/joint_map.hpp"
#include "solve/country_model.hpp"
#include "solve/diagnosis.hpp"
#include "solve/feasibility.hpp"
#include "solve/follow_shock.hpp"
#include "solve/in_parallel.hpp"
#include "solve/input_check.hpp"

namespace entrepot {
namespace {

Outcome outcome_of(Verdict verdict, const Certificate& certificate) {
  if (verdict == Verdict::cancelled) return Outcome::cancelled;
  if (verdict == Verdict::sweep_limit) return Outcome::iteration_limit;
  if (verdict == Verdict::time_limit) return Outcome::time_limit;
  return certificate.max() <= certified_tolerance ? Outcome::converged : Outcome::stalled;
}

Equilibrium solve_prepared(const PreparedWorld& prepared, const CountryModel& countries, const Shock& shock,
                           const SolverParams& params, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  const World& world = prepared.world;
  Equilibrium result;
  result.params = params;
  if (control.stop.stop_requested()) {  // the rest of a batch is not even begun
    result.outcome = Outcome::cancelled;
    result.diagnosis = {"stopped before it was solved", "", "", ""};
    return result;
  }
  JointMap map(prepared, shock);
  const auto finish = [&](Outcome outcome) {
    result.outcome = outcome;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  if (auto infeasible = find_infeasibility(world, prepared.economy, map)) {
    result.diagnosis = *infeasible;
    finish(Outcome::infeasible);
    return result;
  }
  Stopping stopping(params, control);
  Found found;
  found.state.resize(map.size());
  map.start(found.state);
  const std::vector<Attempt> all_attempts = attempts(params);
  const std::span<const Attempt> quick(all_attempts.data(), quick_attempts), slow(all_attempts.data() + quick_attempts, 2);
  settle(map, shock, countries, quick, params, stopping, found);
  double reached = 1;
  if (found.verdict == Verdict::stalled && !shock.empty()) {
    reached = follow_shock(prepared, countries, shock, quick, params, stopping, found);
    result.followed_shock = true;
  }
  if (found.verdict == Verdict::stalled && found.unmet.empty()) {
    settle(map, shock, countries, slow, params, stopping, found);
  }
  if (!found.swept) {
    charge(map, shock, found);
    std::vector<double> mapped(map.size());
    map.apply(found.state, mapped, params.wage_step);
  }
  map.read(found.state, result);
  result.sweeps = found.sweeps;
  result.restarts = found.restarts;
  result.certificate = certify(world, prepared.economy, shock, result);
  finish(outcome_of(found.verdict, result.certificate));
  if (result.outcome == Outcome::cancelled) {
    result.diagnosis = {"stopped before it was solved", "", "", ""};
  } else if (result.outcome != Outcome::converged) {
    diagnose(world, map, reached, result);
    if (!found.unmet.empty()) diagnose_unmet(world, shock, map, found.unmet, result);
  }
  return result;
}

}  // namespace

Equilibrium solve(const World& world, const Economy& economy, const Shock& shock, const SolverParams& params,
                  const Control& control) {
  return solve_batch(world, economy, std::span(&shock, 1), params, control).front();
}

std::vector<Equilibrium> solve_batch(const World& world, const Economy& economy, std::span<const Shock> shocks,
                                     const SolverParams& params, const Control& control) {
  check_solve_input(world, economy, shocks, params);
  const PreparedWorld prepared(world, economy);
  const CountryModel countries(prepared, params.wage_step);
  std::vector<Equilibrium> results(shocks.size());
  if (shocks.size() == 1) {  // on the caller's own thread, and without a word of progress
    results[0] = solve_prepared(prepared, countries, shocks[0], params, control);
    return results;
  }
  in_parallel(shocks.size(), "solving scenarios", control,
              [&](std::size_t s) { results[s] = solve_prepared(prepared, countries, shocks[s], params, control); });
  return results;
}

std::string to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::converged:
      return "converged";
    case Outcome::iteration_limit:
      return "iteration_limit";
    case Outcome::time_limit:
      return "time_limit";
    case Outcome::stalled:
      return "stalled";
    case Outcome::infeasible:
      return "infeasible";
    case Outcome::cancelled:
      return "cancelled";
  }
  return "";
}

}  // namespace entrepot
