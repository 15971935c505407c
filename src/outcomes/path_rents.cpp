#include "outcomes/path_rents.hpp"

#include <algorithm>
#include <cmath>

#include "model/limited_prices.hpp"
#include "outcomes/policy_rates.hpp"

namespace entrepot {
namespace {

auto place(const TradeFlow& flow) { return std::tuple(flow.sector, flow.importer, flow.exporter); }

bool same_flows(const Limit& a, const Limit& b) {
  return a.kind == b.kind && a.rent == b.rent && a.middleman == b.middleman &&
         std::ranges::equal(a.flows, b.flows, {}, place, place);
}

/// What a limit would hold down, in an equilibrium without it; its own bound where that is less.
double slack_bound(const Limit& limit, const Shock& shock, const Equilibrium& equilibrium, const Flows& trade) {
  double used = 0;
  for (const TradeFlow& flow : limit.flows) {
    const double price = border_price(shock, equilibrium, flow);
    used = limit.kind == LimitKind::price ? producer_price(shock, equilibrium, flow)
                                          : used + trade(flow.sector, flow.importer, flow.exporter) / price;
  }
  return std::max(used, limit.bound);
}

}  // namespace

std::vector<FlowRent> flow_rents(const Shock& shock, const Equilibrium& equilibrium,
                                 const std::vector<double>& shadow_price_slope) {
  std::vector<FlowRent> rents;
  for (const LimitedPrice& price : limited_prices(shock, equilibrium)) {
    rents.push_back({.flow = price.flow, .price = price.border_price, .charge = (price.rent_factor - 1) * price.border_price});
  }
  for (std::size_t k = 0; k < shock.limits.size(); ++k) {
    for (const TradeFlow& flow : shock.limits[k].flows) {
      const auto at = std::ranges::lower_bound(rents, place(flow), {}, [](const FlowRent& r) { return place(r.flow); });
      at->charge_slope += shadow_price_slope[k];
      at->limits.push_back(k);
    }
  }
  return rents;
}

std::vector<LimitPath> limit_paths(const World& world, const Economy& economy, const Shock& from, const Equilibrium& at_from,
                                   const Shock& to, const Equilibrium& at_to) {
  const Flows trade_from = trade_flows(world, economy, from, at_from), trade_to = trade_flows(world, economy, to, at_to);
  std::vector<LimitPath> paths;
  const auto twin = [](const std::vector<Limit>& among, const Limit& limit) {
    return std::ranges::find_if(among, [&](const Limit& other) { return same_flows(limit, other); });
  };
  for (const Limit& limit : to.limits) {
    const auto before = twin(from.limits, limit);
    paths.push_back(
        {limit, {before == from.limits.end() ? slack_bound(limit, from, at_from, trade_from) : before->bound, limit.bound}});
  }
  for (const Limit& limit : from.limits) {
    if (twin(to.limits, limit) == to.limits.end())
      paths.push_back({limit, {limit.bound, slack_bound(limit, to, at_to, trade_to)}});
  }
  return paths;
}

std::vector<Limit> limits_at(const std::vector<LimitPath>& paths, double s) {
  std::vector<Limit> limits;
  for (const LimitPath& path : paths) {
    limits.push_back(path.limit);
    limits.back().bound = std::exp((1 - s) * std::log(path.bound[0]) + s * std::log(path.bound[1]));
  }
  return limits;
}

}  // namespace entrepot
