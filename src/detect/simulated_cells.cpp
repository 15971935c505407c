#include "detect/simulated_cells.hpp"

#include <cmath>
#include <numbers>

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include "detect/cell_p.hpp"
#include "detect/false_discovery.hpp"
#include "detect/replicate_bits.hpp"

namespace entrepot::detect {
namespace {

struct Cell {
  std::vector<double> months;
  bool raised = false;
};

Cell draw_cell(const SimulationParams& p, std::uint64_t replicate, std::size_t number) {
  ReplicateBits bits(p.seed, replicate, number);
  boost::random::uniform_01<double> uniform;
  const double level = std::log(p.median_count) + p.spread_of_means * boost::random::normal_distribution<double>()(bits);
  Cell cell;
  cell.raised = uniform(bits) < p.share_raised;
  const double phase = 2 * std::numbers::pi * static_cast<double>(number / p.routes % 12) / 12;
  for (std::size_t t = 0; t < p.months_before + p.months_after; ++t) {
    const double wave = p.season * std::sin(2 * std::numbers::pi * static_cast<double>(t) / 12 + phase);
    double mean = std::exp(level + wave + (cell.raised && t >= p.months_before ? p.rise : 0));
    if (uniform(bits) < p.empty_months) mean = 0;
    if (mean > 0 && p.dispersion > 0) mean *= boost::random::gamma_distribution<double>(1 / p.dispersion, p.dispersion)(bits);
    cell.months.push_back(mean > 0 ? static_cast<double>(boost::random::poisson_distribution<long long>(mean)(bits)) : 0);
  }
  return cell;
}

}  // namespace

SimulationOutcome simulate_replicate(const SimulationParams& params, std::uint64_t replicate) {
  const std::size_t cells = params.products * params.routes, before = params.months_before, early = before - params.months_after;
  std::vector<Cell> drawn;
  std::vector<CellMonths> at_break, at_placebo;
  for (std::size_t c = 0; c < cells; ++c) drawn.push_back(draw_cell(params, replicate, c));
  for (const Cell& cell : drawn) {
    const std::span<const double> all = cell.months;
    at_break.push_back({all.first(before), all.subspan(before)});
    at_placebo.push_back({all.first(early), all.subspan(early, params.months_after)});
  }
  std::vector<double> p, placebo;
  std::vector<bool> raised;
  const std::vector<CellP> found = scan_cells(at_break, 0, FlowKind::counts);
  for (std::size_t c = 0; c < cells; ++c) {
    if (std::isnan(found[c].p)) continue;
    p.push_back(found[c].p);
    raised.push_back(drawn[c].raised);
  }
  for (const CellP& cell : scan_cells(at_placebo, 0, FlowKind::counts))
    if (!std::isnan(cell.p)) placebo.push_back(cell.p);
  const std::vector<double> q = benjamini_hochberg(p);
  double flagged = 0, wrong = 0, right = 0, truly = 0, small = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const bool alarm = q[i] <= params.false_discovery_rate;
    flagged += alarm;
    wrong += alarm && !raised[i];
    right += alarm && raised[i];
    truly += raised[i];
    small += !raised[i] && p[i] < 0.05;
  }
  SimulationOutcome outcome;
  outcome.tested = static_cast<double>(p.size()) / static_cast<double>(cells);
  outcome.false_discoveries = flagged > 0 ? wrong / flagged : 0;
  outcome.power = truly > 0 ? right / truly : 0;
  outcome.below_five_percent = small / std::max(1.0, static_cast<double>(p.size()) - truly);
  for (const double q_placebo : benjamini_hochberg(placebo)) outcome.placebo_flagged += q_placebo <= params.false_discovery_rate;
  for (const double one : placebo) outcome.placebo_below_five_percent += one < 0.05;
  outcome.placebo_below_five_percent /= std::max<double>(1, static_cast<double>(placebo.size()));
  return outcome;
}

Estimated estimated(const std::vector<SimulationOutcome>& outcomes, double SimulationOutcome::*what) {
  Estimated e;
  const auto n = static_cast<double>(outcomes.size());
  for (const SimulationOutcome& o : outcomes) e.mean += o.*what / n;
  for (const SimulationOutcome& o : outcomes) e.error += (o.*what - e.mean) * (o.*what - e.mean);
  e.error = n > 1 ? std::sqrt(e.error / (n - 1) / n) : 0;
  return e;
}

}  // namespace entrepot::detect
