// What a government wants, at an equilibrium: its value and its exact derivatives by tax rates. Derivatives go through the
// adjoint of the equilibrium, with weights on real income, trade and consumer prices, and through the rates that stand in the
// objective itself.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <type_traits>

#include "entrepot/outcomes.hpp"
#include "entrepot/tax_policy.hpp"

namespace entrepot {
namespace {

/// Where goods do not replace each other, trade still answers income.
constexpr double smallest_theta = 0.2;

/// Rates in force on every flow.
struct Rates {
  Flows tariff, export_tax;
};
Rates rates_in_force(const World& world, const Shock& shock) {
  Rates rates{world.tariff, Flows(world.flow.extents())};
  for (const CellShock& cell : shock.cells) {
    rates.tariff(cell.sector, cell.importer, cell.exporter) = cell.tariff_rate;
    rates.export_tax(cell.sector, cell.importer, cell.exporter) = cell.export_tax_rate;
  }
  return rates;
}

bool counts_flows(const GovernmentObjective& objective) { return !objective.revenue.empty() || !objective.value_added.empty(); }

/// Weights of revenue and of value added per unit of output, real, by who earns them.
struct RealWeights {
  RealWeights(const World& world, const Equilibrium& equilibrium, const GovernmentObjective& objective)
      : world_(world), equilibrium_(equilibrium), objective_(objective) {}
  double revenue(Country n) const {
    return objective_.revenue.empty() ? 0 : objective_.revenue(n) / equilibrium_.consumer_price_change(n);
  }
  double output(Sector j, Country n) const {
    if (objective_.value_added.empty()) return 0;
    return objective_.value_added(j, n) * world_.value_added_share(j, n) / equilibrium_.consumer_price_change(n);
  }

 private:
  const World& world_;
  const Equilibrium& equilibrium_;
  const GovernmentObjective& objective_;
};

/// What the parts that count flows are worth, by country.
ByCountry flow_parts(const World& world, const Rates& rates, const Flows& flows, const RealWeights& weights) {
  const std::size_t N = world.country_count();
  ByCountry parts({N});
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const Country n : all<Country>(N)) {
      for (const Country i : all<Country>(N)) {
        const double flow = flows(j, n, i), received = flow / (1 + rates.export_tax(j, n, i));
        parts(n) += weights.revenue(n) * rates.tariff(j, n, i) * flow;
        parts(i) += weights.revenue(i) * rates.export_tax(j, n, i) * received + weights.output(j, i) * received;
      }
    }
  }
  return parts;
}

/// Everything that an objective weighs in an equilibrium.
OutcomeVector outcome_weights(const World& world, const Rates& rates, const Flows& flows, const RealWeights& weights,
                              const GovernmentObjective& objective) {
  OutcomeVector outcome{.real_income = objective.real_income};
  if (!counts_flows(objective)) return outcome;
  const std::size_t N = world.country_count();
  outcome.trade = Flows(flows.extents());
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const Country n : all<Country>(N)) {
      for (const Country i : all<Country>(N)) {
        const double e = rates.export_tax(j, n, i);
        outcome.trade(j, n, i) =
            weights.revenue(n) * rates.tariff(j, n, i) + (weights.revenue(i) * e + weights.output(j, i)) / (1 + e);
      }
    }
  }
  outcome.consumer_price = flow_parts(world, rates, flows, weights);
  for (double& part : outcome.consumer_price.values()) part = -part;
  return outcome;
}

}  // namespace

GovernmentObjective government_objective(const World& world, std::span<const Country> members, const GovernmentTaste& taste) {
  const std::size_t N = world.country_count();
  const ByCountry income = benchmark_income(world);
  GovernmentObjective objective{.real_income = ByCountry({N}), .revenue = {}, .value_added = {}};
  for (const Country n : members) objective.real_income(n) = income(n);
  if (taste.target) objective.real_income(*taste.target) -= taste.willingness_to_pay * income(*taste.target);
  if (taste.revenue_weight != 0) {
    objective.revenue = ByCountry({N});
    for (const Country n : members) objective.revenue(n) = taste.revenue_weight;
  }
  if (!taste.sector_weights.empty()) {
    objective.value_added = SectorByCountry({world.sector_count(), N});
    for (const auto& [sector, weight] : taste.sector_weights) {
      for (const Country n : members) objective.value_added(sector, n) = weight;
    }
  }
  return objective;
}

double objective_value(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                       const GovernmentObjective& objective) {
  return objective_values(world, economy, shock, equilibrium, std::span(&objective, 1)).front();
}

std::vector<double> objective_values(const World& world, const Economy& economy, const Shock& shock,
                                     const Equilibrium& equilibrium, std::span<const GovernmentObjective> objectives) {
  if (equilibrium.outcome != Outcome::converged) return std::vector(objectives.size(), std::numeric_limits<double>::quiet_NaN());
  const ByCountry income = log_real_income(world, equilibrium);
  const bool flows_count = std::ranges::any_of(objectives, counts_flows);
  const Rates rates = flows_count ? rates_in_force(world, shock) : Rates{};
  const Flows flows = flows_count ? trade_flows(world, economy, shock, equilibrium) : Flows{};
  std::vector<double> values;
  for (const GovernmentObjective& objective : objectives) {
    double value = 0;
    if (!objective.real_income.empty()) {
      for (const Country n : all<Country>(world.country_count())) {
        if (objective.real_income(n) != 0) value += objective.real_income(n) * income(n);
      }
    }
    if (counts_flows(objective)) {
      const ByCountry parts = flow_parts(world, rates, flows, RealWeights(world, equilibrium, objective));
      for (const double part : parts.values()) value += part;
    }
    values.push_back(value);
  }
  return values;
}

GovernmentObjective weighted_sum(std::span<const GovernmentObjective> objectives, std::span<const double> weights) {
  GovernmentObjective sum;
  const auto add = [&](auto GovernmentObjective::*part) {
    for (std::size_t p = 0; p < objectives.size(); ++p) {
      const auto& values = objectives[p].*part;
      if (values.empty()) continue;
      if ((sum.*part).empty()) sum.*part = std::decay_t<decltype(values)>(values.extents());
      for (std::size_t at = 0; at < values.size(); ++at) (sum.*part).values()[at] += weights[p] * values.values()[at];
    }
  };
  add(&GovernmentObjective::real_income), add(&GovernmentObjective::revenue), add(&GovernmentObjective::value_added);
  return sum;
}

TaxGradient objective_gradient(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                               const Linearisation& linearisation, const GovernmentObjective& objective,
                               std::span<const TaxInstrument> instruments, const LinearParams& params) {
  return objective_gradients(world, economy, shock, equilibrium, linearisation, std::span(&objective, 1),
                             std::span(&instruments, 1), params)
      .by_objective.front();
}

TaxGradients objective_gradients(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                                 const Linearisation& linearisation, std::span<const GovernmentObjective> objectives,
                                 std::span<const std::span<const TaxInstrument>> instruments, const LinearParams& params,
                                 const Control& control, const Multipliers* near) {
  assert(objectives.size() == instruments.size());
  const bool flows_count = std::ranges::any_of(objectives, counts_flows);
  const Rates rates = flows_count ? rates_in_force(world, shock) : Rates{};
  const Flows flows = flows_count ? trade_flows(world, economy, shock, equilibrium) : Flows{};
  std::vector<OutcomeVector> outcomes;
  for (const GovernmentObjective& objective : objectives)
    outcomes.push_back(outcome_weights(world, rates, flows, RealWeights(world, equilibrium, objective), objective));

  std::vector<std::vector<TradeFlow>> taxed(objectives.size());
  for (std::size_t p = 0; p < objectives.size(); ++p) {
    for (const TaxInstrument& instrument : instruments[p])
      taxed[p].insert(taxed[p].end(), instrument.flows.begin(), instrument.flows.end());
  }
  const FlowGradients found = linearisation.flow_gradients(outcomes, taxed, params, control, near);
  const std::vector<FlowGradient>& gradients = found.by_objective;

  TaxGradients results{.by_objective = std::vector<TaxGradient>(objectives.size()), .multipliers = found.multipliers};
  for (std::size_t p = 0; p < objectives.size(); ++p) {
    const RealWeights weights(world, equilibrium, objectives[p]);
    TaxGradient& result = results.by_objective[p];
    result.solve = gradients[p].solve;
    std::size_t at = 0;
    for (const TaxInstrument& instrument : instruments[p]) {
      double slope = 0, answering = 0;
      for (const auto& [j, n, i] : instrument.flows) {
        answering += std::max(economy.trade_elasticity(j), smallest_theta) * gradients[p].trade[at];
        slope += (instrument.kind == TaxKind::tariff ? gradients[p].tariff_rate : gradients[p].export_tax_rate)[at++];
        if (!counts_flows(objectives[p])) continue;
        const double factor = 1 + rates.export_tax(j, n, i);
        slope += instrument.kind == TaxKind::tariff
                     ? weights.revenue(n) * flows(j, n, i)
                     : (weights.revenue(i) - weights.output(j, i)) * flows(j, n, i) / (factor * factor);
      }
      result.by.push_back(slope);
      result.answering_trade.push_back(answering);
    }
  }
  return results;
}

}  // namespace entrepot
