#include "solve/search.hpp"

#include <algorithm>
#include <cmath>

#include "solve/anderson.hpp"

namespace entrepot {
namespace {

/// Largest change of a log wage or log price that an accelerated step may make; beyond it the history misleads.
constexpr double longest_step = 1.0;

bool sane(std::span<const double> previous, std::span<const double> next, std::size_t log_count) {
  for (std::size_t i = 0; i < log_count; ++i) {
    if (!(std::abs(next[i] - previous[i]) <= longest_step)) return false;
  }
  return true;
}

/// One accelerated or damped step from `state` to the next; `previous` is scratch.
void advance(const JointMap& map, const Attempt& attempt, Anderson& anderson, std::vector<double>& state,
             std::vector<double>& mapped, std::vector<double>& previous) {
  if (attempt.damping < 1) {
    for (std::size_t i = 0; i < state.size(); ++i) mapped[i] = state[i] + attempt.damping * (mapped[i] - state[i]);
  }
  if (attempt.anderson_depth == 0) return state.swap(mapped);
  previous = state;
  anderson.step(state, mapped);
  if (sane(previous, state, map.log_count())) return;
  anderson.reset();
  for (std::size_t i = 0; i < state.size(); ++i) {
    const double move = mapped[i] - previous[i];
    state[i] = previous[i] + (i < map.log_count() ? std::clamp(move, -longest_step, longest_step) : move);
  }
}

}  // namespace

std::vector<Attempt> attempts(const SolverParams& params) {
  return {
      {params.anderson_depth, params.wage_step, 1, 40, true},
      {params.anderson_depth, params.wage_step, 1, 200},
      {params.anderson_depth, params.wage_step / 3, 1, 300},  // strong feedback of wages on themselves
      {3, params.wage_step / 6, 0.5, 600},                    // short memory, short steps: near autarky
      {0, params.wage_step / 3, 0.3, 2000},
  };
}

void search(JointMap& map, const CountryModel& countries, std::span<const Attempt> attempts, Stopping& stopping, Found& found) {
  std::vector<double> state = found.state, mapped(map.size()), previous(map.size());
  for (const Attempt& attempt : attempts) {
    Anderson anderson(map.size(), std::max(attempt.anderson_depth, 1));
    stopping.new_attempt(found.sweeps, attempt.patience);
    state = found.state;
    found.residual = std::numeric_limits<double>::infinity();
    for (found.verdict = Verdict::go_on; found.verdict == Verdict::go_on;) {
      const MapResidual residual = map.apply(state, mapped, attempt.wage_step);
      ++found.sweeps;
      found.verdict = stopping.judge(residual, found.sweeps);
      found.swept = found.verdict == Verdict::converged;
      if (residual.max() < found.residual || found.swept) found.residual = residual.max(), found.state = state;
      if (found.verdict != Verdict::go_on) break;
      if (attempt.by_country) countries.correct(state, mapped);
      advance(map, attempt, anderson, state, mapped, previous);
    }
    if (found.verdict != Verdict::stalled) return;
    ++found.restarts;
  }
}

}  // namespace entrepot
