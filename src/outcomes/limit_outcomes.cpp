#include <algorithm>
#include <cassert>

#include "entrepot/outcomes.hpp"
#include "model/limited_prices.hpp"

namespace entrepot {
namespace {

/// The outcome that stands for this limit: one by name and kind, in the order in which they come.
LimitOutcome& outcome_of(std::vector<LimitOutcome>& outcomes, const Limit& limit) {
  const auto known = std::ranges::find_if(
      outcomes, [&](const LimitOutcome& other) { return other.name == limit.name && other.kind == limit.kind; });
  if (known != outcomes.end()) return *known;
  outcomes.push_back({.name = limit.name, .kind = limit.kind});
  return outcomes.back();
}

void add_earned(LimitOutcome& outcome, Country earner, double rent) {
  outcome.rent += rent;
  const auto known = std::ranges::find(outcome.earned, earner, &std::pair<Country, double>::first);
  if (known != outcome.earned.end()) {
    known->second += rent;
  } else {
    outcome.earned.emplace_back(earner, rent);
  }
}

/// The tightest price is the one furthest above its bound, or nearest to it.
void add_price(LimitOutcome& outcome, double price, double bound) {
  if (outcome.bound != 0 && price / bound <= outcome.used / outcome.bound) return;
  outcome.used = price;
  outcome.bound = bound;
}

}  // namespace

std::vector<LimitOutcome> limit_outcomes(const World& world, const Economy& economy, const Shock& shock,
                                         const Equilibrium& equilibrium) {
  assert(equilibrium.outcome == Outcome::converged);
  std::vector<LimitOutcome> outcomes;
  if (shock.limits.empty()) return outcomes;
  const Flows trade = trade_flows(world, economy, shock, equilibrium);
  std::vector<double> value;  // f.o.b., by outcome
  for (std::size_t k = 0; k < shock.limits.size(); ++k) {
    const Limit& limit = shock.limits[k];
    LimitOutcome& outcome = outcome_of(outcomes, limit);
    value.resize(outcomes.size(), 0.0);
    double& limited_value = value[static_cast<std::size_t>(&outcome - outcomes.data())];
    ++outcome.flows;
    if (equilibrium.shadow_price[k] > 0) ++outcome.binding;
    double used = 0;
    for (const TradeFlow& flow : limit.flows) {
      const double paid = trade(flow.sector, flow.importer, flow.exporter);
      const double quantity = paid / border_price(shock, equilibrium, flow);
      used += quantity;
      limited_value += paid;
      add_earned(outcome, rent_earner(limit, flow), quantity * equilibrium.shadow_price[k]);
    }
    if (limit.kind == LimitKind::price) {
      add_price(outcome, producer_price(shock, equilibrium, limit.flows.front()), limit.bound);
    } else {
      outcome.bound += limit.bound;
      outcome.used += used;
    }
  }
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    outcomes[o].rent_pct = value[o] > 0 ? 100 * outcomes[o].rent / value[o] : 0;
    std::ranges::stable_sort(outcomes[o].earned, std::ranges::greater{}, &std::pair<Country, double>::second);
  }
  return outcomes;
}

}  // namespace entrepot
