// The published first-order welfare formula, for comparison with the literature only: the exact change is real_income.
#include <cassert>

#include "entrepot/outcomes.hpp"
#include "outcomes/policy_rates.hpp"

namespace entrepot {

/// Caliendo and Parro (2015, eq. 16), with finite changes where the paper has differentials, and weights of the baseline:
///   terms of trade   sum_j sum_i [ E^j_ni (c^j_n - 1) - M^j_ni (c^j_i - 1) ] / I_n
///   volume of trade  sum_j sum_i  t^j_ni M^j_ni (M'^j_ni / M^j_ni - c^j_i) / I_n
/// E exports, M imports (tariff excluded), t tariff rates, I income: of the baseline; c unit costs over the baseline.
FirstOrderTerms caliendo_parro_terms(const World& world, const Economy& economy, const Shock& baseline_shock,
                                     const Equilibrium& baseline, const Shock& shock, const Equilibrium& equilibrium) {
  assert(baseline.outcome == Outcome::converged && equilibrium.outcome == Outcome::converged);
  const std::size_t N = world.country_count();
  const Flows before = trade_flows(world, economy, baseline_shock, baseline);
  const Flows after = trade_flows(world, economy, shock, equilibrium);
  const Flows tariff = tariff_rates(world, baseline_shock);
  const SectorByCountry cost_before = baseline.unit_cost_change, cost_after = equilibrium.unit_cost_change;

  FirstOrderTerms terms;
  terms.terms_of_trade_by_partner = terms.volume_of_trade_by_partner = Array<double, Country, Country>({N, N}, 0.0);
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country importer : all<Country>(N)) {
      for (Country exporter : all<Country>(N)) {
        const double flow = before(j, importer, exporter);
        const double cost_change = cost_after(j, exporter) / cost_before(j, exporter);
        const double valuation = 100 * flow * (cost_change - 1);
        terms.terms_of_trade_by_partner(exporter, importer) += valuation / baseline.income(exporter);
        terms.terms_of_trade_by_partner(importer, exporter) -= valuation / baseline.income(importer);
        const double volume = after(j, importer, exporter) - flow * cost_change;
        terms.volume_of_trade_by_partner(importer, exporter) +=
            100 * tariff(j, importer, exporter) * volume / baseline.income(importer);
      }
    }
  }
  terms.terms_of_trade = terms.volume_of_trade = terms.welfare = ByCountry({N}, 0.0);
  for (Country n : all<Country>(N)) {
    for (double part : terms.terms_of_trade_by_partner.row(n)) terms.terms_of_trade(n) += part;
    for (double part : terms.volume_of_trade_by_partner.row(n)) terms.volume_of_trade(n) += part;
    terms.welfare(n) = terms.terms_of_trade(n) + terms.volume_of_trade(n);
  }
  return terms;
}

}  // namespace entrepot
