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
#include "solve/country_model.hpp"
#include "solve/feasibility.hpp"
#include "solve/input_check.hpp"
#include "solve/price_limits.hpp"
#include "solve/rounded_sweeps.hpp"
#include "solve/stopping.hpp"

namespace entrepot {
namespace {

/// One way to attack the fixed point. Each starts where the best state so far was.
struct Attempt {
  int anderson_depth;  ///< 0 = plain damped map
  double wage_step;
  double damping;  ///< share of the map's step that is taken
  int patience;
  bool by_country = false;  ///< each sweep corrected by the Newton step of the country model
  bool rounded = false;     ///< sweeps over rounded rows, until they no longer serve
};

/// Rows that fit the cache of a core are read from there: rounding them saves nothing and costs the sweeps that make it good.
bool worth_rounding(const PreparedWorld& prepared) {
  constexpr std::size_t core_cache = 2U << 20U;  // bytes
  return (prepared.shares.size() + prepared.net_shares.size()) * sizeof(double) > core_cache;
}

std::vector<Attempt> attempts(const SolverParams& params, const PreparedWorld& prepared) {
  return {
      {params.anderson_depth, params.wage_step, 1, 40, true, worth_rounding(prepared)},
      {params.anderson_depth, params.wage_step, 1, 200},
      {params.anderson_depth, params.wage_step / 3, 1, 300},  // strong feedback of wages on themselves
      {3, params.wage_step / 6, 0.5, 600},                    // short memory, short steps: near autarky
      {0, params.wage_step / 3, 0.3, 2000},
  };
}

constexpr std::size_t quick_attempts = 3;  // before the shock is followed; the others come after

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

/// A limit that would bind in the benchmark is tightened from there.
double bound_at(const Limit& limit, const World& world, double part) {
  double benchmark = 1;
  if (limit.kind == LimitKind::quantity) {
    benchmark = 0;
    for (const TradeFlow& flow : limit.flows) benchmark += world.flow(flow.sector, flow.importer, flow.exporter);
  }
  if (!(limit.bound < benchmark)) return limit.bound;
  return std::pow(benchmark, 1 - part) * std::pow(limit.bound, part);
}

/// The shock at `part` of its way from the benchmark, by market access for bans and in logs for everything else.
Shock part_of(const Shock& shock, const PreparedWorld& prepared, double part) {
  Shock result = shock;
  for (CellShock& cell : result.cells) {
    const double theta = prepared.economy.trade_elasticity(cell.sector);
    const double own_rate = prepared.world.tariff(cell.sector, cell.importer, cell.exporter);
    cell.tariff_rate = std::exp((1 - part) * std::log1p(own_rate) + part * std::log1p(cell.tariff_rate)) - 1;
    cell.export_tax_rate = std::expm1(part * std::log1p(cell.export_tax_rate));
    cell.trade_cost_factor = cell.banned ? std::pow(1 - part, -1 / theta) : std::pow(cell.trade_cost_factor, part);
    cell.banned = false;
  }
  for (double& z : result.productivity.values()) z = std::pow(z, part);
  for (double& transfer : result.transfers.values()) transfer *= part;
  for (Limit& limit : result.limits) limit.bound = bound_at(limit, prepared.world, part);
  return result;
}

/// Where the path goes on to if it keeps its direction; expenditure, which is not a log, stays positive.
void extrapolate(const std::vector<double>& before, const std::vector<double>& here, double ratio, std::size_t log_count,
                 std::vector<double>& next) {
  for (std::size_t i = 0; i < here.size(); ++i) {
    next[i] = here[i] + ratio * (here[i] - before[i]);
    if (i >= log_count && !(next[i] > 0)) next[i] = here[i];
  }
}

Outcome outcome_of(Verdict verdict, const Certificate& certificate) {
  if (verdict == Verdict::cancelled) return Outcome::cancelled;
  if (verdict == Verdict::sweep_limit) return Outcome::iteration_limit;
  if (verdict == Verdict::time_limit) return Outcome::time_limit;
  return certificate.max() <= certified_tolerance ? Outcome::converged : Outcome::stalled;
}

/// `reached`: the part of the shock up to which equilibria were found, 1 if it was not followed.
void diagnose(const World& world, const JointMap& map, double reached, Equilibrium& result) {
  for (std::size_t n = 0; n < world.country_count(); ++n) {
    if (!(map.income()[n] <= 0)) continue;
    result.outcome = Outcome::infeasible;
    result.diagnosis = {
        fmt::format("the income of {} falls to zero: what it has to run as a surplus exceeds what it earns", world.countries[n]),
        "closure.trade_balance = \"zero\" or \"own_share\"", world.countries[n], ""};
    return;
  }
  const auto [kind, residual] = result.certificate.worst();
  result.diagnosis = {
      fmt::format("no equilibrium found: the residual of {} is {:.1e}{}{}{}", kind, residual.value,
                  residual.country.empty() ? "" : " in " + residual.country,
                  residual.sector.empty() ? "" : ", " + residual.sector,
                  result.followed_shock && reached < 1
                      ? fmt::format("; followed from small to large, the shock has one up to {:.0f} % of its size", 100 * reached)
                      : ""),
      "a smaller shock, a longer horizon, or closure.trade_balance = \"zero\"", residual.country, residual.sector};
}

/// Names the limits on prices that stay above their bounds whatever buyers pay on top.
void diagnose_unmet(const World& world, const Shock& shock, const JointMap& map, std::span<const std::size_t> unmet,
                    Equilibrium& result) {
  std::string which;
  for (const std::size_t k : unmet) {
    const Limit& limit = shock.limits[k];
    const TradeFlow& flow = limit.flows.front();
    const auto j = static_cast<std::size_t>(flow.sector.value), i = static_cast<std::size_t>(flow.exporter.value);
    which += fmt::format("{}{} ({} from {}: {:.3g} % of its old price, to be at most {:.3g} %)", which.empty() ? "" : ", ",
                         limit.name, world.sectors[j], world.countries[i], 100 * map.producer_price(j, i), 100 * limit.bound);
  }
  const TradeFlow& first = shock.limits[unmet.front()].flows.front();
  result.outcome = Outcome::infeasible;
  result.diagnosis = {
      "no equilibrium holds the price of " + which + ": other buyers and the producers' costs keep it above",
      "a higher price, more buyers in the measure, or factors that cannot leave the sector (factors.mobility = 0)",
      world.countries[static_cast<std::size_t>(first.exporter.value)],
      world.sectors[static_cast<std::size_t>(first.sector.value)]};
}

/// Carries the answer out of a search: the best state that was seen, and how it was found.
struct Found {
  std::vector<double> state;
  double residual = std::numeric_limits<double>::infinity();
  Verdict verdict = Verdict::go_on;
  int sweeps = 0, restarts = 0;
  bool swept = false;  ///< the map was last applied, exactly, to `state`
  std::vector<double> shadow_price;  ///< by limit, of the state; empty without limits on prices
  std::vector<std::size_t> unmet;    ///< limits on prices that no shadow price could meet
};

/// Residuals at which rounded sweeps are compared with an exact one: first where rounding begins to show, then at the end, with
/// room for what the residuals of the two differ by. 0 where they no longer serve.
double next_goal(double goal, const SolverParams& params) {
  constexpr double rounding_shows = 1e-6;
  const double end = params.tolerance / 2;
  if (goal == std::numeric_limits<double>::infinity()) return std::max(rounding_shows, end);
  return goal > end ? end : 0;
}

/// Attacks the fixed point of a map from found.state, one attempt after the other.
void search(JointMap& map, const CountryModel& countries, std::span<const Attempt> attempts, const SolverParams& params,
            Stopping& stopping, Found& found) {
  std::vector<double> state = found.state, mapped(map.size()), previous(map.size());
  RoundedSweeps rounded(map);
  for (const Attempt& attempt : attempts) {
    Anderson anderson(map.size(), std::max(attempt.anderson_depth, 1));
    stopping.new_attempt(found.sweeps, attempt.patience);
    state = found.state;
    found.residual = std::numeric_limits<double>::infinity();
    double goal = attempt.rounded ? next_goal(std::numeric_limits<double>::infinity(), params) : 0;
    for (found.verdict = Verdict::go_on; found.verdict == Verdict::go_on;) {
      bool exact = goal == 0;
      MapResidual residual =
          exact ? map.apply(state, mapped, attempt.wage_step) : rounded.apply(state, mapped, attempt.wage_step);
      ++found.sweeps;
      if (!exact && residual.max() <= goal) {
        residual = rounded.refresh(state, mapped, attempt.wage_step);
        anderson.shift_map(rounded.shift());
        ++found.sweeps;
        exact = true;
        goal = next_goal(goal, params);
      }
      found.verdict = stopping.judge(residual, found.sweeps, exact);
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

void charge(JointMap& map, const Shock& shock, const Found& found) {
  for (std::size_t k = 0; k < found.shadow_price.size(); ++k) {
    if (shock.limits[k].kind == LimitKind::price) map.rationing()->set_shadow_price(k, found.shadow_price[k]);
  }
}

/// The same where limits on prices may stand: their shadow prices are found around it.
void settle(JointMap& map, const Shock& shock, const CountryModel& countries, std::span<const Attempt> attempts,
            const SolverParams& params, Stopping& stopping, Found& found) {
  if (!has_price_limits(map, shock)) return search(map, countries, attempts, params, stopping, found);
  charge(map, shock, found);
  found.unmet = hold_prices(map, shock, params.tolerance, [&](bool for_slopes) {
    const std::vector<double> from = found.state;
    search(map, countries, attempts, params, stopping, found);
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

/// Follows the shock from a small part of it to the whole where the direct attack fails. Returns how much of it was reached.
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
  const std::vector<Attempt> all_attempts = attempts(params, prepared);
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
  if (shocks.size() == 1) {
    results[0] = solve_prepared(prepared, countries, shocks[0], params, control);
    return results;
  }
  const int threads = control.threads > 0 ? control.threads : tbb::this_task_arena::max_concurrency();
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  std::mutex reporting;
  std::size_t done = 0;
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, shocks.size(), [&](std::size_t s) {
      results[s] = solve_prepared(prepared, countries, shocks[s], params, control);
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
