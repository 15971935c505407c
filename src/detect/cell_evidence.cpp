#include "detect/cell_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detect/cell_p.hpp"
#include "detect/combined_evidence.hpp"
#include "detect/mirror_gap.hpp"
#include "detect/sample_tests.hpp"

namespace entrepot::detect {
namespace {

double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double mean(std::span<const double> values) { return values.empty() ? 0 : sum(values) / static_cast<double>(values.size()); }

double mean_of_known(std::span<const double> values) {
  double total = 0, count = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    total += value;
    count += 1;
  }
  return count > 0 ? total / count : no_number;
}

std::size_t active(std::span<const double> months) {
  return static_cast<std::size_t>(std::ranges::count_if(months, [](double v) { return v > 0; }));
}

void add_unit_values(const FlowPanel& panel, std::size_t product, std::size_t route, DetectFinding& finding) {
  if (panel.quantity.empty()) return;
  const auto value = panel.months_of(product, route), quantity = panel.quantities_of(product, route);
  std::vector<double> logs;
  for (std::size_t m = 0; m < panel.months; ++m)
    logs.push_back(value[m] > 0 && quantity[m] > 0 ? std::log(value[m] / quantity[m]) : no_number);
  const std::span<const double> all = logs;
  finding.unit_value_before = std::exp(mean_of_known(all.first(panel.break_at)));
  finding.unit_value_after = std::exp(mean_of_known(all.subspan(panel.break_at)));
  finding.evidence.unit_value = welch_rise(all.first(panel.break_at), all.subspan(panel.break_at));
}

/// The importer's figures over the panel's months; NaN where they do not reach.
std::vector<double> imported(const FlowPanel& panel, const FlowPanel& mirror, std::size_t product, std::size_t route) {
  std::vector<double> months;
  const auto reported = mirror.months_of(product, route);
  for (std::size_t m = 0; m < panel.months; ++m) {
    const std::int64_t at = static_cast<std::int64_t>(panel.first_month) + static_cast<std::int64_t>(m) - mirror.first_month;
    months.push_back(at >= 0 && at < static_cast<std::int64_t>(mirror.months) ? reported[static_cast<std::size_t>(at)]
                                                                              : no_number);
  }
  return months;
}

void add_mirror(const FlowPanel& panel, const FlowPanel& mirror, std::size_t product, std::size_t route, DetectFinding& finding) {
  const auto at = std::ranges::lower_bound(mirror.products, panel.products[product]);
  if (at == mirror.products.end() || *at != panel.products[product]) return;
  const auto place = static_cast<std::size_t>(at - mirror.products.begin());
  const std::vector<double> gaps = mirror_gaps(panel.months_of(product, route), imported(panel, mirror, place, route));
  const std::span<const double> all = gaps;
  finding.mirror_gap = mean_of_known(all.subspan(panel.break_at)) - normal_margin(all.first(panel.break_at));
  finding.evidence.mirror_gap = welch_rise(all.first(panel.break_at), all.subspan(panel.break_at));
}

/// Only where the direct flow fell: the question is then whether the months of the fall are the months of the rise.
void add_correlation(const FlowPanel& panel, std::size_t product, std::size_t route, DetectFinding& finding) {
  constexpr std::size_t fewest_active = 12;
  const auto direct = panel.months_of(product, 0), third = panel.months_of(product, route);
  if (active(direct) < fewest_active || active(third) < fewest_active) return;
  if (mean(panel.after(product, 0)) >= mean(panel.before(product, 0))) return;
  std::vector<double> missing;
  for (const double value : direct) missing.push_back(-value);
  finding.evidence.correlation = rank_correlation_p(missing, third);
}

void combine(DetectFinding& finding) {
  const DetectEvidence& e = finding.evidence;
  std::vector<double> known;
  for (const double p : {e.rise, e.activity, e.unit_value, e.correlation, e.mirror_gap})
    if (!std::isnan(p)) known.push_back(p);
  finding.p = cauchy_combination(known);
  finding.harmonic_mean = harmonic_mean_p(known);
}

}  // namespace

std::vector<DetectFinding> examine_route(const FlowPanel& panel, const FlowPanel& mirror, std::size_t route,
                                         const std::vector<std::size_t>& products) {
  std::vector<CellMonths> cells;
  for (const std::size_t p : products) cells.push_back({panel.before(p, route), panel.after(p, route)});
  const std::vector<CellP> scans = scan_cells(cells, panel.calendar_month(), FlowKind::values);
  std::vector<DetectFinding> findings;
  for (std::size_t c = 0; c < products.size(); ++c) {
    if (std::isnan(scans[c].p)) continue;
    DetectFinding f;
    f.route = panel.routes[route];
    f.product = panel.products[products[c]];
    f.before = mean(cells[c].before);
    f.after = mean(cells[c].after);
    f.observed = sum(cells[c].after);
    (scans[c].by_activity ? f.evidence.activity : f.evidence.rise) = scans[c].p;
    if (scans[c].rise.tested) {
      const Forecast& forecast = scans[c].rise.forecast;
      f.expected = forecast.expected;
      f.low = f.observed - forecast.point(0.95);
      f.high = f.observed - forecast.point(0.05);
    }
    f.excess = f.observed - f.expected;
    add_unit_values(panel, products[c], route, f);
    add_correlation(panel, products[c], route, f);
    add_mirror(panel, mirror, products[c], route, f);
    combine(f);
    findings.push_back(std::move(f));
  }
  return findings;
}

std::vector<ProductLife> product_lives(const FlowPanel& panel) {
  std::vector<ProductLife> lives(panel.products.size());
  for (std::size_t p = 0; p < lives.size(); ++p) {
    for (std::size_t r = 0; r < panel.routes.size(); ++r) {
      const auto months = panel.months_of(p, r);
      for (std::size_t m = 0; m < panel.months; ++m) {
        if (months[m] == 0) continue;
        ProductLife& life = lives[p];
        life.first = life.traded ? std::min(life.first, m) : m;
        life.last = std::max(life.last, m);
        life.traded = true;
      }
    }
  }
  return lives;
}

}  // namespace entrepot::detect
