#include "solve/diagnosis.hpp"

#include <fmt/format.h>

namespace entrepot {

void diagnose(const World& world, const JointMap& map, double reached, Equilibrium& result) {
  for (std::size_t n = 0; n < world.country_count(); ++n) {
    if (!(map.income()[n] <= 0)) continue;
    result.outcome = Outcome::infeasible;
    result.diagnosis = {
        fmt::format("the income of {} falls to zero: what it has to run as a surplus exceeds what it earns", world.countries[n]),
        "closure.trade_balance = \"zero\" or \"own_share\"", world.countries[n], ""};
    return;
  }
  const auto [kind, residual] = result.certificate.worst();
  result.diagnosis = {
      fmt::format("no equilibrium found: the residual of {} is {:.1e}{}{}{}", kind, residual.value,
                  residual.country.empty() ? "" : " in " + residual.country,
                  residual.sector.empty() ? "" : ", " + residual.sector,
                  result.followed_shock && reached < 1
                      ? fmt::format("; followed from small to large, the shock has one up to {:.0f} % of its size", 100 * reached)
                      : ""),
      "a smaller shock, a longer horizon, or closure.trade_balance = \"zero\"", residual.country, residual.sector};
}

void diagnose_unmet(const World& world, const Shock& shock, const JointMap& map, std::span<const std::size_t> unmet,
                    Equilibrium& result) {
  std::string which;
  for (const std::size_t k : unmet) {
    const Limit& limit = shock.limits[k];
    const TradeFlow& flow = limit.flows.front();
    const auto j = static_cast<std::size_t>(flow.sector.value), i = static_cast<std::size_t>(flow.exporter.value);
    which += fmt::format("{}{} ({} from {}: {:.3g} % of its old price, to be at most {:.3g} %)", which.empty() ? "" : ", ",
                         limit.name, world.sectors[j], world.countries[i], 100 * map.producer_price(j, i), 100 * limit.bound);
  }
  const TradeFlow& first = shock.limits[unmet.front()].flows.front();
  result.outcome = Outcome::infeasible;
  result.diagnosis = {
      "no equilibrium holds the price of " + which + ": other buyers and the producers' costs keep it above",
      "a higher price, more buyers in the measure, or factors that cannot leave the sector (factors.mobility = 0)",
      world.countries[static_cast<std::size_t>(first.exporter.value)],
      world.sectors[static_cast<std::size_t>(first.sector.value)]};
}

}  // namespace entrepot
