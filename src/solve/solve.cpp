// One scenario: the joint map of model/joint_map.hpp, accelerated (Anderson), with damping as the fallback.
#include <chrono>
#include <cmath>
#include <mutex>

#include <fmt/core.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "model/joint_map.hpp"
#include "solve/anderson.hpp"
#include "solve/feasibility.hpp"
#include "solve/input_check.hpp"
#include "solve/stopping.hpp"

namespace entrepot {
namespace {

/// One way to attack the fixed point. Tried in order; each starts where the best state so far was.
struct Attempt {
  int anderson_depth;  ///< 0 = plain damped map
  double wage_step;
  double damping;  ///< share of the map's step that is taken
  int patience;
};

std::vector<Attempt> attempts(const SolverParams& params) {
  return {
      {params.anderson_depth, params.wage_step, 1, 200},
      {params.anderson_depth, params.wage_step / 3, 1, 300},  // strong feedback of wages on themselves
      {3, params.wage_step / 6, 0.5, 600},                    // short memory, short steps: near autarky
      {0, params.wage_step / 3, 0.3, 2000},
  };
}

/// Largest change of a log wage or log price that an accelerated step may make; beyond it the history misleads.
constexpr double longest_step = 1.0;

bool sane(std::span<const double> previous, std::span<const double> next, std::size_t log_count) {
  for (std::size_t i = 0; i < log_count; ++i) {
    if (!(std::abs(next[i] - previous[i]) <= longest_step)) return false;
  }
  return true;
}

void diagnose(const World& world, const JointMap& map, Equilibrium& result) {
  for (std::size_t n = 0; n < world.country_count(); ++n) {
    if (map.income()[n] > 0) continue;
    result.outcome = Outcome::infeasible;
    result.diagnosis = {
        fmt::format("the income of {} falls to zero: what it has to run as a surplus exceeds what it earns", world.countries[n]),
        "closure.trade_balance = \"zero\" or \"own_share\"", world.countries[n], ""};
    return;
  }
  const auto [kind, residual] = result.certificate.worst();
  result.diagnosis = {fmt::format("no equilibrium found: the residual of {} is {:.1e}{}{}", kind, residual.value,
                                  residual.country.empty() ? "" : " in " + residual.country,
                                  residual.sector.empty() ? "" : ", " + residual.sector),
                      "a smaller shock, a longer horizon, or closure.trade_balance = \"zero\"", residual.country,
                      residual.sector};
}

Equilibrium solve_prepared(const PreparedWorld& prepared, const Shock& shock, const SolverParams& params,
                           const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  const World& world = prepared.world;
  JointMap map(prepared, shock);
  Equilibrium result;
  result.params = params;
  const auto finish = [&](Outcome outcome) {
    result.outcome = outcome;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  if (auto infeasible = find_infeasibility(world, prepared.economy, map)) {
    result.diagnosis = *infeasible;
    finish(Outcome::infeasible);
    return result;
  }

  const std::size_t log_count = map.log_count();
  std::vector<double> state(map.size()), mapped(map.size()), previous(map.size());
  map.start(state);
  std::vector<double> best = state;
  double best_residual = std::numeric_limits<double>::infinity();
  Stopping stopping(params, control);
  Verdict verdict = Verdict::go_on;
  for (const Attempt& attempt : attempts(params)) {
    Anderson anderson(map.size(), std::max(attempt.anderson_depth, 1));
    stopping.new_attempt(result.sweeps, attempt.patience);
    state = best;
    for (verdict = Verdict::go_on; verdict == Verdict::go_on;) {
      const MapResidual residual = map.apply(state, mapped, attempt.wage_step);
      ++result.sweeps;
      if (residual.max() < best_residual) best_residual = residual.max(), best = state;
      verdict = stopping.judge(residual, result.sweeps);
      if (verdict != Verdict::go_on) break;
      if (attempt.damping < 1) {
        for (std::size_t i = 0; i < state.size(); ++i) mapped[i] = state[i] + attempt.damping * (mapped[i] - state[i]);
      }
      if (attempt.anderson_depth == 0) {
        state.swap(mapped);
        continue;
      }
      previous = state;
      anderson.step(state, mapped);
      if (!sane(previous, state, log_count)) {
        anderson.reset();
        for (std::size_t i = 0; i < state.size(); ++i) {
          const double move = mapped[i] - previous[i];
          state[i] = previous[i] + (i < log_count ? std::clamp(move, -longest_step, longest_step) : move);
        }
      }
    }
    if (verdict != Verdict::stalled) break;
    ++result.restarts;
  }
  if (verdict != Verdict::converged) map.apply(best, mapped, params.wage_step), state = best;
  map.read(state, result);
  result.certificate = certify(world, prepared.economy, shock, result);
  const double certified = result.certificate.max();
  const auto outcome = [&] {
    if (verdict == Verdict::cancelled) return Outcome::cancelled;
    if (verdict == Verdict::sweep_limit) return Outcome::iteration_limit;
    if (verdict == Verdict::time_limit) return Outcome::time_limit;
    return certified <= certified_tolerance ? Outcome::converged : Outcome::stalled;
  };
  finish(outcome());
  if (result.outcome == Outcome::cancelled) {
    result.diagnosis = {"stopped before it was solved", "", "", ""};
  } else if (result.outcome != Outcome::converged) {
    diagnose(world, map, result);
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
  std::vector<Equilibrium> results(shocks.size());
  if (shocks.size() == 1) {
    results[0] = solve_prepared(prepared, shocks[0], params, control);
    return results;
  }
  const int threads = control.threads > 0 ? control.threads : tbb::this_task_arena::max_concurrency();
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  std::mutex reporting;
  std::size_t done = 0;
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, shocks.size(), [&](std::size_t s) {
      results[s] = solve_prepared(prepared, shocks[s], params, control);
      if (control.on_progress) {
        const std::scoped_lock lock(reporting);
        control.on_progress({"solving scenarios", ++done, shocks.size()});
      }
    });
  });
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
