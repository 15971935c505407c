// Bilateral trade after a shock (MODEL.md M4, eq. 3).
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "model/benchmark.hpp"
#include "model/cobb_douglas.hpp"
#include "model/limited_prices.hpp"

namespace entrepot {
namespace {

/// Share of supplier i in market n relative to its benchmark share, before the cell's own policy: (c_i / z_i / P_n)^(-theta).
double supplier_term(double cost, double productivity, double price, double trade_elasticity) {
  return std::pow(cost / (productivity * price), -trade_elasticity);
}

}  // namespace

/// X'^j_ni = pi' A'_n / (1 + t'), pi' = pi (kappa e tau-hat c_i / (z_i P_n))^(-theta).
Flows trade_flows(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  const SectorByCountry cost = equilibrium.unit_cost_change;
  Flows flows = benchmark_shares(world);
  std::vector<double> supplier(N);
  for (Sector j : all<Sector>(J)) {
    const double theta = economy.trade_elasticity(j);
    const bool constant_shares = is_cobb_douglas(theta);
    for (Country i : all<Country>(N)) {
      const double z = shock.productivity.empty() ? 1 : shock.productivity(j, i);
      supplier[static_cast<std::size_t>(i.value)] = constant_shares ? 1 : supplier_term(cost(j, i), z, 1, theta);
    }
    for (Country n : all<Country>(N)) {
      const double market = constant_shares ? 1 : std::pow(equilibrium.price_change(j, n), theta);
      auto row = flows.row(j, n);
      const auto tariff = world.tariff.row(j, n);
      for (std::size_t i = 0; i < N; ++i) row[i] *= supplier[i] * market * equilibrium.expenditure(j, n) / (1 + tariff[i]);
    }
  }
  for (const CellShock& cell : shock.cells) {
    double& flow = flows(cell.sector, cell.importer, cell.exporter);
    const double theta = economy.trade_elasticity(cell.sector);
    const double old_tariff_factor = 1 + world.tariff(cell.sector, cell.importer, cell.exporter);
    const double new_tariff_factor = 1 + cell.tariff_rate;
    const double wedge = cell.trade_cost_factor * (1 + cell.export_tax_rate) * new_tariff_factor / old_tariff_factor;
    if (cell.banned) {
      flow = 0;
    } else {
      flow *= (is_cobb_douglas(theta) ? 1 : std::pow(wedge, -theta)) * old_tariff_factor / new_tariff_factor;
    }
  }
  for (const LimitedPrice& limited : limited_prices(shock, equilibrium)) {
    const double theta = economy.trade_elasticity(limited.flow.sector);
    flows(limited.flow.sector, limited.flow.importer, limited.flow.exporter) *=
        std::pow(limited.rent_factor, is_cobb_douglas(theta) ? -1 : -theta - 1);
  }
  return flows;
}

}  // namespace entrepot
