#include "detect/cell_p.hpp"

#include <algorithm>
#include <limits>

#include "detect/sample_tests.hpp"

namespace entrepot::detect {
namespace {

std::size_t active(std::span<const double> months) {
  return static_cast<std::size_t>(std::ranges::count_if(months, [](double value) { return value > 0; }));
}

bool bears_a_trend(const CellMonths& cell) {
  return static_cast<double>(active(cell.before)) >= share_of_active_months * static_cast<double>(cell.before.size());
}

}  // namespace

std::vector<CellP> scan_cells(const std::vector<CellMonths>& cells, int calendar_month, FlowKind kind) {
  std::vector<Rise> alone;
  for (const CellMonths& cell : cells)
    alone.push_back(bears_a_trend(cell) ? scan_rise(cell.before, cell.after, calendar_month, kind) : Rise{});
  const TrendPrior prior = trend_prior(alone);

  std::vector<CellP> results(cells.size());
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto& [before, after] = cells[c];
    CellP& cell = results[c];
    if (alone[c].tested) cell.rise = scan_rise(before, after, calendar_month, kind, true, prior);
    if (cell.rise.tested) {
      cell.p = cell.rise.p;
      continue;
    }
    const std::size_t active_before = active(before), active_after = active(after);
    cell.by_activity = true;
    cell.rise = scan_rise(before, after, calendar_month, kind, false);
    cell.p = active_before + active_after == 0 ? std::numeric_limits<double>::quiet_NaN()
                                               : activity_rise(active_before, before.size(), active_after, after.size());
  }
  return results;
}

}  // namespace entrepot::detect
