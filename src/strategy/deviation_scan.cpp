// The certificate of a Nash point: what each player could gain by leaving it alone. A player with one rate tries a grid of them,
// in one batch, and refines the best; one with many rates searches from several starts.
#include <algorithm>
#include <cmath>
#include <limits>

#include "entrepot/tax_game.hpp"

namespace entrepot {
namespace {

double income_of(const World& world, const TaxPlayer& player) {
  const ByCountry income = benchmark_income(world);
  double sum = 0;
  for (const Country n : player.members) sum += income(n);
  return sum;
}

/// Rates from the lowest to the highest, evenly spaced in t / (1 + t), the share of a price that is tax.
std::vector<double> rates_to_try(const TaxGame& game, int count) {
  const auto share = [](double rate) { return rate / (1 + rate); };
  std::vector<double> rates;
  for (int k = 0; k < count; ++k) {
    const double u = share(game.min_rate) + (share(game.max_rate) - share(game.min_rate)) * k / (count - 1);
    rates.push_back(k + 1 == count ? game.max_rate : u / (1 - u));
  }
  return rates;
}

/// The rate of the grid that is best, or none that has an equilibrium.
std::vector<std::vector<double>> best_of_grid(const World& world, const Economy& economy, const TaxProblem& problem,
                                              std::span<const double> rates, const TaxGameParams& params, const Control& control,
                                              DeviationScan& scan) {
  const TaxSchedule schedule(world, problem.base, problem.instruments);
  std::vector<Shock> shocks;
  for (const double rate : rates) shocks.push_back(schedule.at(std::span(&rate, 1)));
  const std::vector<Equilibrium> solved =
      solve_batch(world, economy, shocks, params.solver, {.threads = control.threads, .stop = control.stop});
  scan.points += static_cast<int>(rates.size());
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::vector<double>> start;
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const double value = objective_value(world, economy, shocks[k], solved[k], problem.objective);
    if (std::isnan(value)) ++scan.failed;
    if (value > best) best = value, start = {{rates[k]}};
  }
  return start;
}

}  // namespace

std::vector<DeviationScan> scan_deviations(const World& world, const Economy& economy, const TaxGame& game,
                                           const PlayerRates& rates, const TaxGameParams& params, const Control& control) {
  const GamePoint point = play(world, economy, game, rates, params, control);
  std::vector<DeviationScan> scans;
  for (std::size_t p = 0; p < game.players.size(); ++p) {
    if (control.on_progress) control.on_progress({"looking for deviations that pay", p, game.players.size()});
    DeviationScan scan;
    TaxProblem problem = response_problem(world, game, rates, p);
    const bool one_rate = problem.instruments.size() == 1;
    if (one_rate) {
      problem.starts = best_of_grid(world, economy, problem, rates_to_try(game, params.scan_points), params, control, scan);
    } else {
      problem.starts = tax_starts(world, economy, problem);
      problem.starts.resize(std::min(problem.starts.size(), static_cast<std::size_t>(std::max(params.search.starts, 1))));
    }
    problem.starts.push_back(rates[p]);
    const TaxOptimum best = maximise_taxes(world, economy, problem, params.search, control);
    scan.points += best.evaluations;
    scan.failed += best.stepped_back;
    scan.rates = best.rates;
    scan.gain_pct = 100 * (best.value - point.values[p]) / income_of(world, game.players[p]);
    scans.push_back(std::move(scan));
  }
  return scans;
}

bool NashPoint::certified() const {
  if (outcome != Outcome::converged || scans.size() != point.rates.size()) return false;
  for (const DeviationScan& scan : scans) {
    if (!(scan.gain_pct <= largest_gain_pct)) return false;
  }
  return true;
}

}  // namespace entrepot
