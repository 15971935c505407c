// Trade diversion: where a flow goes when it changes, and who takes its place.
#include <algorithm>

#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

double flow_change(const Outcomes& outcomes, Country importer, Country exporter) {
  double change = 0;
  for (Sector j : all<Sector>(outcomes.trade.extent(0))) {
    change += outcomes.trade(j, importer, exporter) - outcomes.trade_baseline(j, importer, exporter);
  }
  return change;
}

/// Largest first; countries with the same change keep the World's order.
void sort_by_change(std::vector<std::pair<Country, double>>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
}

}  // namespace

Diversion trade_diversion(const Outcomes& outcomes, Country importer, Country exporter) {
  Diversion diversion;
  diversion.importer = importer;
  diversion.exporter = exporter;
  diversion.change = flow_change(outcomes, importer, exporter);
  for (Country other : all<Country>(outcomes.trade.extent(1))) {
    if (other != exporter) diversion.replaced_by.emplace_back(other, flow_change(outcomes, importer, other));
    if (other != importer) diversion.redirected_to.emplace_back(other, flow_change(outcomes, other, exporter));
  }
  sort_by_change(diversion.replaced_by);
  sort_by_change(diversion.redirected_to);
  return diversion;
}

}  // namespace entrepot
