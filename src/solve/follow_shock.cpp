#include "solve/follow_shock.hpp"

#include <algorithm>
#include <utility>

#include "solve/partial_shock.hpp"
#include "solve/price_limits.hpp"

namespace entrepot {
namespace {

/// Where the path goes on to if it keeps its direction; expenditure, which is not a log, stays positive.
void extrapolate(const std::vector<double>& before, const std::vector<double>& here, double ratio, std::size_t log_count,
                 std::vector<double>& next) {
  for (std::size_t i = 0; i < here.size(); ++i) {
    next[i] = here[i] + ratio * (here[i] - before[i]);
    if (i >= log_count && !(next[i] > 0)) next[i] = here[i];
  }
}

}  // namespace

void charge(JointMap& map, const Shock& shock, const Found& found) {
  for (std::size_t k = 0; k < found.shadow_price.size(); ++k) {
    if (shock.limits[k].kind == LimitKind::price) map.rationing()->set_shadow_price(k, found.shadow_price[k]);
  }
}

void settle(JointMap& map, const Shock& shock, const CountryModel& countries, std::span<const Attempt> attempts,
            const SolverParams& params, Stopping& stopping, Found& found) {
  if (!has_price_limits(map, shock)) return search(map, countries, attempts, stopping, found);
  charge(map, shock, found);
  found.unmet = hold_prices(map, shock, params.tolerance, [&](bool for_slopes) {
    const std::vector<double> from = found.state;
    search(map, countries, attempts, stopping, found);
    const bool settled = found.verdict == Verdict::converged;
    if (for_slopes || !settled) found.state = from, found.swept = false;
    return settled;
  });
  found.shadow_price.assign(map.rationing()->shadow_prices().begin(), map.rationing()->shadow_prices().end());
  if (found.verdict != Verdict::converged) {
    found.unmet.clear();  // nothing is known of them
  } else if (!found.unmet.empty()) {
    found.verdict = Verdict::stalled;
  }
}

double follow_shock(const PreparedWorld& prepared, const CountryModel& countries, const Shock& shock,
                    std::span<const Attempt> quick, const SolverParams& params, Stopping& stopping, Found& found) {
  constexpr double first_step = 0.25, smallest_step = 1.0 / 128, growth = 1.6;
  Found trial;
  trial.sweeps = found.sweeps;
  double reached = -first_step, before_reached = 0;  // the start of the path is solved first: bans and closures hold there too
  std::vector<double> here, before;
  for (double step = first_step; reached < 1;) {
    const double next = std::min(1.0, reached + step);
    const Shock part = next < 1 ? part_of(shock, prepared, next) : shock;
    JointMap map(prepared, part);
    trial.state.resize(map.size());
    if (here.empty()) {
      map.start(trial.state);
    } else {
      trial.state = here;
      if (!before.empty()) extrapolate(before, here, (next - reached) / (reached - before_reached), map.log_count(), trial.state);
    }
    settle(map, part, countries, quick, params, stopping, trial);
    if (trial.verdict == Verdict::converged) {
      before = std::exchange(here, trial.state);
      before_reached = std::exchange(reached, next);
      step *= growth;
    } else if (trial.verdict != Verdict::stalled || (step /= 2) < smallest_step || here.empty()) {
      break;
    }
  }
  found.sweeps = trial.sweeps;
  found.swept = false;
  if (reached >= 1 || trial.verdict != Verdict::stalled) found.verdict = trial.verdict;
  if (reached >= 1) {
    found.state = std::move(here);
    found.shadow_price = std::move(trial.shadow_price);
  }
  found.unmet = std::move(trial.unmet);
  return std::max(reached, 0.0);
}

}  // namespace entrepot
