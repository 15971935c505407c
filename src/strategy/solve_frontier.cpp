// The frontier of a coalition's cost against the target's loss (MODEL.md M8): for each willingness to pay the taxes that are
// best, found from the ones before it, then from three times as high ones; where a rate is driven to its bound a ban is
// tried.
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/frontier.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/tax_policy.hpp"
#include "strategy/frontier_players.hpp"

namespace entrepot {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
/// Of the coalition's income: a change of one rate that would add more is no rounding, and the point no optimum.
constexpr double smallest_gain = 1e-9;
/// Of a search that stalls: a hundredth of a percentage point, and a trillionth of the coalition's income.
constexpr double flat_distance = 1e-4, flat_gain = 1e-12;
/// What a rate alone is moved to in the scan around an optimum, times itself; 0 and the bound beside these. Nearer by, the
/// gradient sees what there is.
constexpr double scanned[] = {0.5, 2};
constexpr int most_rounds = 4;  ///< of climbing anew from what a scan has found
const std::vector<double> default_willingness{0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2.5, 5};

/// What one point of the frontier hands to the next.
struct Carried {
  std::vector<double> rates;  ///< empty before the first
  std::vector<bool> closed;   ///< by instrument: a ban serves better than any rate
};

struct Search {
  const World& world;
  const Economy& economy;
  const FrontierQuestion& question;
  FrontierPlayers players;
  std::vector<TaxInstrument> instruments;
  const std::vector<std::vector<Sector>>& sectors_taxed;
  Shock base;
  Equilibrium without{};  ///< the world without the taxes
  ByCountry base_income{}, weight{};
  Flows base_trade{};
  SolverParams params{};
  const Control& control;
  FrontierDetail detail = FrontierDetail::certified;

  double highest() const { return question.max_pct / 100; }
  double coalition_income() const {
    double sum = 0;
    for (const Country n : players.coalition) sum += weight(n);
    return sum;
  }
  /// Cost of the coalition, loss of the target and everybody's change of income, from an equilibrium.
  template <class Point>
  void measure(Point& point) const;
  TaxOptimum best(const TaxProblem& problem) const;
  double best_deviation(const TaxProblem& problem, const TaxOptimum& found, Carried& better) const;
  FrontierPoint point_at(double willingness, Carried& carried) const;
  TaxOptimum close_what_wants_to(TaxProblem& problem, TaxOptimum found, std::vector<bool>& closed, int& evaluations) const;
  Shock base_with(const std::vector<bool>& closed) const;
  void fill_rates(const TaxOptimum& found, const std::vector<bool>& closed, FrontierPoint& point) const;
  /// Where trade has all but ended values are flat: rounding hides what would still be gained, and rates are known less well.
  bool is_optimum(const TaxOptimum& found) const {
    if (found.outcome == Outcome::converged) return true;
    return found.outcome == Outcome::stalled && found.distance <= flat_distance &&
           found.gain_left <= flat_gain * coalition_income();
  }
  /// Rates on the far side of what is sought: three times as high as these.
  std::vector<double> far_from(std::vector<double> rates) const {
    for (double& rate : rates) rate = std::min(3 * rate, highest());
    return rates;
  }
};

template <class Point>
void Search::measure(Point& point) const {
  const ByCountry income = log_real_income(world, point.equilibrium);
  point.real_income = ByCountry({world.country_count()}, unknown);
  point.coalition_cost = 0;
  for (const Country n : all<Country>(world.country_count())) point.real_income(n) = 100 * std::expm1(income(n) - base_income(n));
  for (const Country n : players.coalition) point.coalition_cost -= weight(n) * (income(n) - base_income(n));
  point.target_loss = -weight(players.target) * (income(players.target) - base_income(players.target));
}

TaxOptimum Search::best(const TaxProblem& problem) const {
  TaxSearchParams search;
  search.solver.time_limit = params.time_limit;
  search.solver.max_sweeps = params.max_sweeps;
  return maximise_taxes(world, economy, problem, search, control);
}

/// Every rate by itself, moved over its range, and every ban lifted: the largest gain, and the rates that have it.
double Search::best_deviation(const TaxProblem& problem, const TaxOptimum& found, Carried& better) const {
  std::vector<Carried> moved;
  const auto move = [&](std::size_t r, double rate, bool closed) {
    if (rate == found.rates[r] && closed == better.closed[r]) return;
    moved.push_back({found.rates, better.closed});
    moved.back().rates[r] = rate;
    moved.back().closed[r] = closed;
  };
  for (std::size_t r = 0; r < found.rates.size(); ++r) {
    move(r, problem.max_rate, false);
    if (better.closed[r]) continue;
    move(r, problem.min_rate, false);
    for (const double factor : scanned) move(r, std::clamp(found.rates[r] * factor, problem.min_rate, problem.max_rate), false);
  }
  std::vector<Shock> shocks;
  for (const Carried& m : moved) shocks.push_back(TaxSchedule(world, base_with(m.closed), problem.instruments).at(m.rates));
  SolverParams tight = params;
  tight.tolerance = TaxSearchParams{}.solver.tolerance;
  const std::vector<Equilibrium> solved = solve_batch(world, economy, shocks, tight, control);
  double gain = 0;
  for (std::size_t m = 0; m < moved.size(); ++m) {
    const double more = objective_value(world, economy, shocks[m], solved[m], problem.objective) - found.value;
    if (!(more > gain)) continue;  // also where there is no equilibrium
    gain = more;
    better = moved[m];
  }
  return gain;
}

/// The world without the taxes, with bans of what some of the instruments bear on.
Shock Search::base_with(const std::vector<bool>& closed) const {
  Shock bans;
  for (std::size_t r = 0; r < instruments.size(); ++r) {
    if (!closed[r]) continue;
    for (const TradeFlow& flow : instruments[r].flows)
      bans.cells.push_back({.sector = flow.sector,
                            .importer = flow.importer,
                            .exporter = flow.exporter,
                            .banned = true,
                            .tariff_rate = world.tariff(flow.sector, flow.importer, flow.exporter)});
  }
  std::ranges::sort(bans.cells, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); });
  return bans.cells.empty() ? base : combine(world, base, bans);
}

bool ban_has_a_cost(const Economy& economy, const TaxInstrument& instrument) {
  return std::ranges::all_of(instrument.sectors,
                             [&](Sector j) { return economy.trade_elasticity(j) + 1 > smallest_sigma_of_bans; });
}

/// Bans what stands at its bound, all of it at once or else one by one, where that serves better than the bound.
TaxOptimum Search::close_what_wants_to(TaxProblem& problem, TaxOptimum found, std::vector<bool>& closed, int& evaluations) const {
  const auto at_bound = [&](std::size_t r) {
    return !closed[r] && found.rates[r] >= highest() * (1 - 1e-9) && ban_has_a_cost(economy, instruments[r]);
  };
  const auto try_with = [&](const std::vector<bool>& more) {
    TaxProblem other = problem;
    other.base = base_with(more);
    other.starts = {found.rates};
    TaxOptimum optimum = best(other);
    evaluations += optimum.evaluations;
    if (!is_optimum(optimum) || !(optimum.value > found.value)) return false;
    problem.base = std::move(other.base);
    found = std::move(optimum);
    closed = more;
    return true;
  };
  std::vector<bool> all = closed;
  for (std::size_t r = 0; r < all.size(); ++r) all[r] = all[r] || at_bound(r);
  if (all == closed || try_with(all)) return found;
  for (std::size_t r = 0; r < instruments.size(); ++r) {
    if (!at_bound(r)) continue;
    std::vector<bool> one = closed;
    one[r] = true;
    try_with(one);
  }
  return found;
}

void Search::fill_rates(const TaxOptimum& found, const std::vector<bool>& closed, FrontierPoint& point) const {
  const Flows trade = trade_flows(world, economy, found.shock, found.equilibrium);
  for (std::size_t r = 0; r < instruments.size(); ++r) {
    const TaxInstrument& instrument = instruments[r];
    const bool tariff = instrument.kind == TaxKind::tariff;
    const auto rate = std::ranges::find(point.rates, instrument.sectors, &FrontierRate::sectors);
    double before = 0, after = 0;
    for (const TradeFlow& f : instrument.flows) {
      before += base_trade(f.sector, f.importer, f.exporter);
      after += trade(f.sector, f.importer, f.exporter);
    }
    (tariff ? rate->tariff_pct : rate->export_tax_pct) = 100 * found.rates[r];
    (tariff ? rate->imports_left : rate->exports_left) = before > 0 ? after / before : 0;
    (tariff ? rate->imports_banned : rate->exports_banned) = closed[r];
  }
}

FrontierPoint Search::point_at(double willingness, Carried& carried) const {
  FrontierPoint point;
  point.willingness_to_pay = willingness;
  for (const std::vector<Sector>& sectors : sectors_taxed)
    point.rates.push_back({.sectors = sectors, .tariff_pct = unknown, .export_tax_pct = unknown});
  Carried own{.rates = {}, .closed = carried.closed};
  TaxProblem problem{.base = base_with(own.closed),
                     .instruments = instruments,
                     .objective = government_objective(world, players.coalition, {players.target, willingness, 0, {}}),
                     .min_rate = 0,
                     .max_rate = highest()};
  problem.starts = tax_starts(world, economy, problem);
  if (!carried.rates.empty()) problem.starts = {carried.rates, far_from(carried.rates)};
  if (detail == FrontierDetail::headlines) problem.starts.resize(1);
  TaxOptimum found = best(problem);
  point.evaluations = found.evaluations;
  for (int round = 0; is_optimum(found); ++round) {
    found = close_what_wants_to(problem, std::move(found), own.closed, point.evaluations);
    if (detail == FrontierDetail::headlines) break;
    Carried better{found.rates, own.closed};
    point.best_deviation = best_deviation(problem, found, better);
    if (point.best_deviation <= smallest_gain * coalition_income() || round == most_rounds) break;
    own.closed = better.closed;  // a better hill: climb it, and look around once more
    problem.base = base_with(own.closed);
    problem.starts = {better.rates};
    found = best(problem);
    point.evaluations += found.evaluations;
  }
  point.equilibrium = found.equilibrium;
  measure(point);
  point.distance = 100 * found.distance;
  point.gain_left = found.gain_left;
  point.found = is_optimum(found) && point.best_deviation <= smallest_gain * coalition_income();
  if (point.found) {
    fill_rates(found, own.closed, point);
    carried = {found.rates, own.closed};
  }
  return point;
}

/// What the frontier asks of the coalition for this loss: between two points the curve whose slopes are their willingness to pay.
double least_cost(const std::vector<FrontierPoint>& points, double loss) {
  const FrontierPoint* before = nullptr;
  for (const FrontierPoint& point : points) {
    if (!point.found) continue;
    if (before != nullptr && before->target_loss <= loss && loss <= point.target_loss) {
      const double width = point.target_loss - before->target_loss, s = width > 0 ? (loss - before->target_loss) / width : 0;
      const double h = s * s * (3 - 2 * s);
      return before->coalition_cost * (1 - h) + point.coalition_cost * h +
             width * (before->willingness_to_pay * s * (1 - s) * (1 - s) - point.willingness_to_pay * s * s * (1 - s));
    }
    before = &point;
  }
  return unknown;
}

void refuse_limits(const Scenario& scenario, const Shock& shock) {
  if (shock.limits.empty()) return;
  throw InputError({.file = scenario.file.string(),
                    .field = "measure",
                    .value = shock.limits.front().name,
                    .rule =
                        "the frontier is found where no quota, price cap or ban that stands for a limit holds: its shadow price "
                        "moves with the equilibrium",
                    .hint = "take the measure out, or write a tariff that does as much"});
}

void compare_measures(const Search& search, const Scenario& scenario, const std::optional<std::string>& on,
                      FrontierResult& result) {
  if (search.question.measures.empty()) return;
  FrontierComparison comparison;
  const Shock shock = bans_as_limits(search.world, search.economy, apply(scenario, search.world, on).shock);
  comparison.equilibrium = solve(search.world, search.economy, shock, search.params, search.control);
  search.measure(comparison);
  comparison.least_cost = least_cost(result.points, comparison.target_loss);
  result.measures = std::move(comparison);
}

}  // namespace

bool FrontierResult::found() const {
  return base.outcome == Outcome::converged && std::ranges::all_of(points, &FrontierPoint::found);
}

FrontierResult solve_frontier(const World& world, const Economy& economy, const Scenario& scenario,
                              const std::optional<std::string>& on, const SolverParams& params, const Control& control,
                              FrontierDetail detail) {
  FrontierPlayers players = frontier_players(world, scenario, on);
  const FrontierQuestion& question = *scenario.frontier;
  Shock base = bans_as_limits(world, economy, apply(players.others, world, on).shock);
  refuse_limits(scenario, base);
  FrontierResult result;
  result.warnings = players.warnings;
  result.target = players.target;
  result.coalition = players.coalition;
  result.tariffs = question.tariffs;
  result.export_taxes = question.export_taxes;
  std::vector<TaxInstrument> instruments =
      tax_instruments(world, {.members = players.coalition,
                              .partners = {{players.target}},
                              .sectors = players.sectors,
                              .detail = question.by_sector ? TaxDetail::sector : TaxDetail::uniform,
                              .tariffs = question.tariffs,
                              .export_taxes = question.export_taxes});
  if (instruments.empty())
    throw InputError({.file = scenario.file.string(),
                      .line = question.line,
                      .field = "frontier.sectors",
                      .rule = "there is no trade between coalition and target that could be taxed"});
  for (const TaxInstrument& instrument : instruments) {
    if (std::ranges::find(result.sectors_taxed, instrument.sectors) == result.sectors_taxed.end())
      result.sectors_taxed.push_back(instrument.sectors);
  }
  Search search{.world = world,
                .economy = economy,
                .question = question,
                .players = std::move(players),
                .instruments = std::move(instruments),
                .sectors_taxed = result.sectors_taxed,
                .base = std::move(base),
                .params = params,
                .control = control,
                .detail = detail};
  SolverParams tight = params;
  tight.tolerance = TaxSearchParams{}.solver.tolerance;
  result.base = solve(world, economy, search.base, tight, control);
  if (result.base.outcome != Outcome::converged) return result;
  search.base_income = log_real_income(world, result.base);
  search.weight = benchmark_income(world);
  search.base_trade = trade_flows(world, economy, search.base, result.base);
  Carried carried{.rates = {}, .closed = std::vector<bool>(search.instruments.size(), false)};
  const std::vector<double>& asked = question.willingness_to_pay.empty() ? default_willingness : question.willingness_to_pay;
  for (std::size_t p = 0; p < asked.size(); ++p) {
    if (control.on_progress) control.on_progress({"climbing to the frontier", p, asked.size()});
    result.points.push_back(search.point_at(asked[p], carried));
    if (control.stop.stop_requested()) return result;
  }
  compare_measures(search, scenario, on, result);
  return result;
}

Headlines headlines(const FrontierResult& result, const World& world) {
  const std::string& target = world.country_names[static_cast<std::size_t>(result.target.value)];
  Headlines list;
  for (const FrontierPoint& point : result.points) {
    const std::string at = fmt::format("@willingness_to_pay={}", point.willingness_to_pay);
    const std::string words = fmt::format(", at a willingness to pay of {}", point.willingness_to_pay);
    list.push_back({"coalition_cost" + at, "cost to those who sanction" + words, "billion USD a year",
                    point.found ? point.coalition_cost / 1000 : unknown});
    list.push_back({"target_loss" + at, "loss of " + target + words, "billion USD a year",
                    point.found ? point.target_loss / 1000 : unknown});
  }
  if (result.measures)
    list.push_back({"least_cost", "what the frontier asks for the harm that the measures do", "billion USD a year",
                    result.measures->least_cost / 1000});
  return list;
}

}  // namespace entrepot
