// Trade diversion: where a flow goes when it changes, and who takes its place.
#include <algorithm>

#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

double total(const Flows& trade, Country importer, Country exporter) {
  double sum = 0;
  for (Sector j : all<Sector>(trade.extent(0))) sum += trade(j, importer, exporter);
  return sum;
}

/// All purchases of a country, and all its sales, domestic ones included.
double purchases(const Flows& trade, Country importer) {
  double sum = 0;
  for (Country exporter : all<Country>(trade.extent(1))) sum += total(trade, importer, exporter);
  return sum;
}
double sales(const Flows& trade, Country exporter) {
  double sum = 0;
  for (Country importer : all<Country>(trade.extent(1))) sum += total(trade, importer, exporter);
  return sum;
}

/// Largest first; countries with the same change keep the World's order.
void sort_by_change(std::vector<std::pair<Country, double>>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
}

}  // namespace

Diversion trade_diversion(const Outcomes& outcomes, Country importer, Country exporter) {
  const Flows &after = outcomes.trade, &before = outcomes.trade_baseline;
  const double purchases_scale = purchases(before, importer) / purchases(after, importer);
  const double sales_scale = sales(before, exporter) / sales(after, exporter);
  Diversion diversion;
  diversion.importer = importer;
  diversion.exporter = exporter;
  diversion.change = total(after, importer, exporter) - total(before, importer, exporter);
  for (Country other : all<Country>(after.extent(1))) {
    if (other != exporter) {
      diversion.replaced_by.emplace_back(other, purchases_scale * total(after, importer, other) - total(before, importer, other));
    }
    if (other != importer) {
      diversion.redirected_to.emplace_back(other, sales_scale * total(after, other, exporter) - total(before, other, exporter));
    }
  }
  sort_by_change(diversion.replaced_by);
  sort_by_change(diversion.redirected_to);
  return diversion;
}

}  // namespace entrepot
