// Why no outer iteration: given wages, prices and revenues the rule has a closed form, so that the transfers relax together with
// the other unknowns of the joint map. Whatever state the map stops at, the members' changes are the same up to rounding; what is
// left to converge are the markets and budgets, as without a coalition.
#include "model/burden_sharing.hpp"

#include <algorithm>
#include <cassert>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

std::vector<double> shared_transfers(const BurdenSharing& rule, std::span<const MemberState> members) {
  assert(members.size() == rule.members.size());
  std::vector<double> transfers(members.size());
  double available = 0, needed = 0;  // to keep every member where it was in the baseline
  for (std::size_t m = 0; m < members.size(); ++m) {
    transfers[m] = rule.income[m] * members[m].consumer_price / rule.consumer_price[m];
    available += members[m].income_before;
    needed += transfers[m];
  }
  const double change = available / needed;
  for (std::size_t m = 0; m < members.size(); ++m) transfers[m] = change * transfers[m] - members[m].income_before;
  return transfers;
}

BurdenSharing share_burden(const Equilibrium& baseline, std::vector<Country> members) {
  assert(baseline.outcome == Outcome::converged);
  std::ranges::sort(members);
  const auto repeated = std::ranges::unique(members);
  members.erase(repeated.begin(), repeated.end());
  BurdenSharing rule;
  for (const Country n : members) {
    rule.income.push_back(baseline.income(n));
    rule.consumer_price.push_back(baseline.consumer_price_change(n));
  }
  rule.members = std::move(members);
  return rule;
}

}  // namespace entrepot
