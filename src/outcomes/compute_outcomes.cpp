// One solved scenario against its baseline: welfare, prices, trade and output by country.
#include <cassert>

#include "entrepot/outcomes.hpp"
#include "outcomes/policy_rates.hpp"

namespace entrepot {
namespace {

/// Output by sector and country, producer receipts: sum_m X_mn / (1 + export tax).
SectorByCountry producer_receipts(const World& world, const Shock& shock, const Flows& trade) {
  SectorByCountry output({world.sector_count(), world.country_count()}, 0.0);
  const Flows export_tax = export_tax_rates(world, shock);
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country m : all<Country>(world.country_count())) {
      for (Country n : all<Country>(world.country_count())) output(j, n) += trade(j, m, n) / (1 + export_tax(j, m, n));
    }
  }
  return output;
}

struct TradeTotals {
  ByCountry exports, imports;
};

/// Foreign trade in all sectors, domestic sales left out.
TradeTotals trade_totals(const World& world, const Flows& trade) {
  TradeTotals totals{ByCountry({world.country_count()}, 0.0), ByCountry({world.country_count()}, 0.0)};
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country importer : all<Country>(world.country_count())) {
      for (Country exporter : all<Country>(world.country_count())) {
        if (importer == exporter) continue;
        totals.imports(importer) += trade(j, importer, exporter);
        totals.exports(exporter) += trade(j, importer, exporter);
      }
    }
  }
  return totals;
}

SectorByCountry ratio(const SectorByCountry& changed, const SectorByCountry& baseline) {
  SectorByCountry result = changed;
  for (std::size_t at = 0; at < result.size(); ++at) result.values()[at] /= baseline.values()[at];
  return result;
}

std::vector<CountryOutcome> country_outcomes(const World& world, const Equilibrium& baseline, const Equilibrium& equilibrium,
                                             const Flows& trade_baseline, const Flows& trade) {
  const ByCountry price_before = baseline.consumer_price_change, price_after = equilibrium.consumer_price_change;
  const TradeTotals before = trade_totals(world, trade_baseline), after = trade_totals(world, trade);
  std::vector<CountryOutcome> result;
  for (Country n : all<Country>(world.country_count())) {
    CountryOutcome outcome;
    outcome.country = n;
    outcome.wage = equilibrium.wage_change(n) / baseline.wage_change(n);
    outcome.consumer_price = price_after(n) / price_before(n);
    outcome.real_wage = outcome.wage / outcome.consumer_price;
    outcome.income = equilibrium.income(n);
    outcome.income_baseline = baseline.income(n);
    outcome.real_income = outcome.income / outcome.income_baseline / outcome.consumer_price;
    outcome.tariff_revenue = equilibrium.tariff_revenue(n);
    outcome.tariff_revenue_baseline = baseline.tariff_revenue(n);
    outcome.exports = after.exports(n);
    outcome.exports_baseline = before.exports(n);
    outcome.imports = after.imports(n);
    outcome.imports_baseline = before.imports(n);
    result.push_back(outcome);
  }
  return result;
}

double income_weighted_mean(const std::vector<CountryOutcome>& countries) {
  double weighted = 0, weights = 0;
  for (const CountryOutcome& country : countries) {
    weighted += country.income_baseline * country.real_income;
    weights += country.income_baseline;
  }
  return weighted / weights;
}

}  // namespace

Outcomes compute_outcomes(const World& world, const Economy& economy, const Shock& baseline_shock, const Equilibrium& baseline,
                          const Shock& shock, const Equilibrium& equilibrium) {
  assert(baseline.outcome == Outcome::converged && equilibrium.outcome == Outcome::converged);
  Outcomes outcomes;
  outcomes.trade = trade_flows(world, economy, shock, equilibrium);
  outcomes.trade_baseline = trade_flows(world, economy, baseline_shock, baseline);
  outcomes.output = producer_receipts(world, shock, outcomes.trade);
  outcomes.output_baseline = producer_receipts(world, baseline_shock, outcomes.trade_baseline);
  outcomes.price = ratio(equilibrium.price_change, baseline.price_change);
  outcomes.wage_cost = ratio(equilibrium.unit_cost_change, baseline.unit_cost_change);
  outcomes.countries = country_outcomes(world, baseline, equilibrium, outcomes.trade_baseline, outcomes.trade);
  outcomes.limits = limit_outcomes(world, economy, shock, equilibrium);
  outcomes.world_real_income = income_weighted_mean(outcomes.countries);
  return outcomes;
}

}  // namespace entrepot
