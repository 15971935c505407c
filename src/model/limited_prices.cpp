#include "model/limited_prices.hpp"

#include <algorithm>
#include <tuple>

namespace entrepot {
namespace {

template <class Flow>
auto place(const Flow& flow) {
  return std::tuple(flow.sector, flow.importer, flow.exporter);
}

}  // namespace

double producer_price(const Shock& shock, const Equilibrium& equilibrium, const TradeFlow& flow) {
  const double z = shock.productivity.empty() ? 1 : shock.productivity(flow.sector, flow.exporter);
  return equilibrium.unit_cost_change(flow.sector, flow.exporter) / z;
}

double border_price(const Shock& shock, const Equilibrium& equilibrium, const TradeFlow& flow) {
  const auto cell = std::ranges::lower_bound(shock.cells, place(flow), {}, [](const CellShock& c) { return place(c); });
  const bool named = cell != shock.cells.end() && place(*cell) == place(flow);
  return (1 + (named ? cell->export_tax_rate : 0)) * producer_price(shock, equilibrium, flow);
}

std::vector<LimitedPrice> limited_prices(const Shock& shock, const Equilibrium& equilibrium) {
  std::vector<std::pair<TradeFlow, double>> paid;
  for (std::size_t k = 0; k < shock.limits.size(); ++k) {
    for (const TradeFlow& flow : shock.limits[k].flows) paid.emplace_back(flow, equilibrium.shadow_price[k]);
  }
  std::ranges::stable_sort(paid, {}, [](const auto& entry) { return place(entry.first); });
  std::vector<LimitedPrice> prices;
  for (const auto& [flow, shadow_price] : paid) {
    if (prices.empty() || place(prices.back().flow) != place(flow))
      prices.push_back({flow, border_price(shock, equilibrium, flow), 1});
    prices.back().rent_factor += shadow_price / prices.back().border_price;
  }
  return prices;
}

}  // namespace entrepot
