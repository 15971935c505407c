// Nobody outside a coalition pays or receives anything but the shock's own transfers, transfers add to zero, and the members'
// real incomes change alike. Written from the definition: the rule by which the solver finds the transfers is not used.
#include "verify/transfers.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "verify/residual.hpp"

namespace entrepot {
namespace {

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }

/// New over baseline: I' / I over the consumer price index over the baseline's. Incomes and prices are certified on their own.
double real_income_change(const BurdenSharing& rule, std::size_t member, const Equilibrium& equilibrium) {
  const Country n = rule.members[member];
  return equilibrium.income(n) / rule.income[member] / (equilibrium.consumer_price_change(n) / rule.consumer_price[member]);
}

void check_members(const World& world, const BurdenSharing& rule, const Equilibrium& equilibrium, Residual& spread) {
  std::vector<double> change(rule.members.size());
  double mean = 0;
  for (std::size_t m = 0; m < change.size(); ++m) {
    change[m] = real_income_change(rule, m, equilibrium);
    mean += change[m] / static_cast<double>(change.size());
  }
  for (std::size_t m = 0; m < change.size(); ++m) worse(spread, std::abs(change[m] / mean - 1), code(world, rule.members[m]));
}

}  // namespace

void check_transfers(const World& world, const Shock& shock, const Equilibrium& equilibrium, Certificate& certificate) {
  const auto& members = shock.burden_sharing.members;
  double sum = 0, largest_income = 0;
  for (Country n : all<Country>(world.country_count())) {
    const double asked = shock.transfers.empty() ? 0 : shock.transfers(n);
    const bool shares = std::ranges::find(members, n) != members.end();
    if (!shares) {
      const double off = std::abs(equilibrium.transfer(n) - asked);
      worse(certificate.transfers, off / std::abs(equilibrium.income(n)), code(world, n));
    }
    sum += equilibrium.transfer(n);
    largest_income = std::max(largest_income, std::abs(equilibrium.income(n)));
  }
  worse(certificate.transfers, std::abs(sum) / largest_income, "");
  if (!members.empty()) check_members(world, shock.burden_sharing, equilibrium, certificate.burden_sharing);
}

}  // namespace entrepot
