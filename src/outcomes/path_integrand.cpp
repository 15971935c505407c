// Rents aside, with I income, X^j_ni purchases of n from i (tariff t excluded, export tax included), q_ni = e c_i / z_i the price
// at the exporter's border, kappa the resource cost, m_ni = X / (q kappa) the quantity bought and kappa m the quantity shipped:
//
//   I dlnW = w VA dlnw + dR + dE + dD - sum_j alpha_j I dlnP_j                       (from I = w VA + R + E + D)
//   sum_j Y_j dlnc_j = w VA dlnw + sum_j U_j dlnP_j                                  (cost shares; U intermediate uses)
//   (alpha_j I + U_j) dlnP_j = A_j dlnP_j = sum_i X_ni (1 + t) dln(q kappa (1 + t))  (price index; envelope)
//   dR = sum X d(t) + sum t X dlnX,   dE = sum (X / e) dlne + sum (1 - 1/e) X dlnX
//
// Put together, what the tariff adds to prices cancels against the revenue it raises at given quantities:
//
//   I_n dlnW_n = sum_exports X dlnq - sum_imports X dlnq         terms of trade
//              + sum_imports t X dln m + sum_exports (1 - 1/e) X dln(kappa m)   tariff and export-tax volumes
//              - sum_imports X dln kappa                          resources used up
//              + sum_sales (X / e) dlnz                           productivity
//              + dD_n                                             balance, D = deficit + transfer received
//
// Exports - imports = -D, so measuring border prices in own wages moves D dlnw from the balance to the terms of trade: no
// part then depends on the numeraire.
//
// Where limits charge mu on top of q, buyers spend B = (q + mu) x at the border, x = X / q, of which X reaches the exporting
// country. B takes the place of X in tariffs and resource costs, and one part is added, E_n being the rents that n earns:
//
//              + dE_n - E_n dlnw_n - sum_imports x (dmu - mu dlnw_n)   rents
//
// Source: own derivation; the first line of each part is Caliendo and Parro's (2015)
// eq. 16 as a differential.
#include "outcomes/path_integrand.hpp"

#include <cmath>

#include "model/cobb_douglas.hpp"

namespace entrepot {
namespace {

/// One flow at one point of the path.
struct FlowAt {
  double value = 0;               ///< X
  double value_slope = 0;         ///< dX/ds
  double cost_slope = 0;          ///< X dln(kappa)/ds
  double border_price_slope = 0;  ///< dln(q)/ds
  double tariff = 0, export_tax = 0;
  double charge = 0;  ///< mu / q
};

/// `demand_slope`: d/ds of ln(A P^theta), `supply_slope`: of ln(c/z); `open_value`: X, per unit of access on a ban path.
FlowAt flow_at(const CellPath* cell, const FlowRent* rent, double s, double open_value, double world_tariff, double theta,
               double demand_slope, double supply_slope) {
  FlowAt flow{.value = open_value, .border_price_slope = supply_slope, .tariff = world_tariff};
  double log_slope = demand_slope - theta * supply_slope;
  if (rent != nullptr) {
    const double price_slope = supply_slope + (cell == nullptr ? 0 : slope(cell->log_export_tax));
    flow.charge = rent->charge / rent->price;
    log_slope -= (theta + 1) * (rent->charge_slope / rent->price - flow.charge * price_slope) / (1 + flow.charge);
  }
  if (cell == nullptr) {
    flow.value_slope = flow.value * log_slope;
    return flow;
  }
  flow.tariff = std::expm1(between(cell->log_tariff, s));
  flow.export_tax = std::expm1(between(cell->log_export_tax, s));
  flow.border_price_slope += slope(cell->log_export_tax);
  log_slope -= slope(cell->log_tariff) + theta * (slope(cell->log_tariff) + slope(cell->log_export_tax));
  if (cell->is_ban) {
    flow.value = between(cell->access, s) * open_value;
    flow.value_slope = slope(cell->access) * open_value + flow.value * log_slope;
    flow.cost_slope = -slope(cell->access) * open_value / theta;
  } else {
    flow.value_slope = flow.value * (log_slope - theta * slope(cell->log_cost));
    flow.cost_slope = flow.value * slope(cell->log_cost);
  }
  return flow;
}

void add_flow(PathParts& parts, const FlowAt& flow, Country importer, Country exporter, double productivity_slope,
              const ByCountry& wage_slope) {
  const double shipped_slope = flow.value_slope - flow.value * flow.border_price_slope;  // X dln(quantity shipped)
  const double before_tax = 1 / (1 + flow.export_tax);
  if (importer != exporter) {
    parts.terms_of_trade(exporter) += flow.value * (flow.border_price_slope - wage_slope(exporter));
    parts.terms_of_trade(importer) -= flow.value * (flow.border_price_slope - wage_slope(importer));
  }
  const double with_rent = 1 + flow.charge;
  parts.tariff_revenue(importer) += flow.tariff * with_rent * (shipped_slope - flow.cost_slope);
  parts.tariff_revenue(exporter) += (1 - before_tax) * shipped_slope;
  parts.trade_cost(importer) -= with_rent * flow.cost_slope;
  parts.productivity(exporter) += flow.value * before_tax * productivity_slope;
}

/// x (dmu - mu dlnw) of the buyer, and the same of who earns it: d(mu x) - mu x dlnw.
void add_rents(PathParts& parts, const FlowRent& rent, const FlowAt& flow, const Shock& shock, const Equilibrium& equilibrium,
               const StateSlopes& slopes) {
  const double quantity = flow.value / rent.price;
  const double quantity_slope = flow.value_slope / rent.price - quantity * flow.border_price_slope;
  for (const std::size_t k : rent.limits) {
    const double charge = equilibrium.shadow_price[k], charge_slope = slopes.shadow_price[k];
    const Country earner = rent_earner(shock.limits[k], rent.flow);
    parts.rents(rent.flow.importer) -= quantity * (charge_slope - charge * slopes.log_wage(rent.flow.importer));
    parts.rents(earner) += charge_slope * quantity + charge * quantity_slope - charge * quantity * slopes.log_wage(earner);
  }
}

}  // namespace

PathParts no_parts(std::size_t countries) {
  const ByCountry zero({countries}, 0.0);
  return {zero, zero, zero, zero, zero, zero};
}

void add(PathParts& sum, double weight, const PathParts& parts) {
  for (std::size_t n = 0; n < sum.balance.size(); ++n) {
    sum.terms_of_trade.values()[n] += weight * parts.terms_of_trade.values()[n];
    sum.tariff_revenue.values()[n] += weight * parts.tariff_revenue.values()[n];
    sum.trade_cost.values()[n] += weight * parts.trade_cost.values()[n];
    sum.productivity.values()[n] += weight * parts.productivity.values()[n];
    sum.rents.values()[n] += weight * parts.rents.values()[n];
    sum.balance.values()[n] += weight * parts.balance.values()[n];
  }
}

PathParts path_integrand(const World& world, const Economy& economy, const ShockPath& path, double s,
                         const Equilibrium& equilibrium, const StateSlopes& slopes) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  const Shock open_shock = open_shock_at(path, economy, s);
  const Flows open_trade = trade_flows(world, economy, open_shock, equilibrium);
  const std::vector<FlowRent> rents = flow_rents(open_shock, equilibrium, slopes.shadow_price);
  auto next_rent = rents.begin();
  const SectorByCountry log_productivity = productivity_slope(world, path);
  PathParts flows = no_parts(N);
  auto next = path.cells.begin();
  for (Sector j : all<Sector>(J)) {
    const double theta = is_cobb_douglas(economy.trade_elasticity(j)) ? 0 : economy.trade_elasticity(j);
    for (Country n : all<Country>(N)) {
      const double demand = slopes.log_expenditure(j, n) + theta * slopes.log_price(j, n);
      for (Country i : all<Country>(N)) {
        const bool named = next != path.cells.end() && next->sector == j && next->importer == n && next->exporter == i;
        const bool limited = next_rent != rents.end() && next_rent->flow.sector == j && next_rent->flow.importer == n &&
                             next_rent->flow.exporter == i;
        const FlowAt flow = flow_at(named ? &*next : nullptr, limited ? &*next_rent : nullptr, s, open_trade(j, n, i),
                                    world.tariff(j, n, i), theta, demand, slopes.log_cost(j, i) - log_productivity(j, i));
        if (named) ++next;
        if (limited) add_rents(flows, *next_rent++, flow, open_shock, equilibrium, slopes);
        add_flow(flows, flow, n, i, log_productivity(j, i), slopes.log_wage);
      }
    }
  }
  for (Country n : all<Country>(N)) {
    flows.balance(n) = slopes.deficit(n) - (equilibrium.deficit(n) + equilibrium.transfer(n)) * slopes.log_wage(n);
  }
  PathParts parts = no_parts(N);
  for (Country n : all<Country>(N)) {
    parts.terms_of_trade(n) = flows.terms_of_trade(n) / equilibrium.income(n);
    parts.tariff_revenue(n) = flows.tariff_revenue(n) / equilibrium.income(n);
    parts.trade_cost(n) = flows.trade_cost(n) / equilibrium.income(n);
    parts.productivity(n) = flows.productivity(n) / equilibrium.income(n);
    parts.rents(n) = flows.rents(n) / equilibrium.income(n);
    parts.balance(n) = flows.balance(n) / equilibrium.income(n);
  }
  return parts;
}

}  // namespace entrepot
