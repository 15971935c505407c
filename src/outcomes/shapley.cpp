// Contributions of measure groups that add up (Shapley 1953): the mean over all orders of what a group adds when it joins.
#include <array>
#include <cstdint>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_groups = 8;  // 256 equilibria

using Subset = std::uint32_t;  ///< bit g set: group g is in

std::vector<std::string> members(const std::vector<std::string>& groups, Subset subset) {
  std::vector<std::string> names;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (subset >> g & 1u) names.push_back(groups[g]);
  }
  return names;
}

std::size_t count(Subset subset) {
  std::size_t size = 0;
  for (; subset != 0; subset &= subset - 1) ++size;
  return size;
}

/// |S|! (n - |S| - 1)! / n!: the share of orders in which exactly the members of S stand before a given other group.
double order_share(std::size_t members_before, std::size_t groups) {
  double share = 1.0 / static_cast<double>(groups);
  for (std::size_t k = 1; k <= members_before; ++k) share *= static_cast<double>(k) / static_cast<double>(groups - k);
  return share;
}

/// Contribution of each group to a game whose values are given by subset.
ByCountry contribution_of(std::size_t group, std::size_t groups, const std::vector<ByCountry>& value) {
  ByCountry sum(value.front().extents(), 0.0);
  for (Subset without = 0; without < value.size(); ++without) {
    if (without >> group & 1u) continue;
    const double share = order_share(count(without), groups);
    const Subset with = without | 1u << group;
    for (std::size_t n = 0; n < sum.size(); ++n) {
      sum.values()[n] += 100 * share * (value[with].values()[n] - value[without].values()[n]);
    }
  }
  return sum;
}

}  // namespace

ShapleyDecomposition shapley(const World& world, const Economy& economy, const Shock& baseline_shock,
                             const std::vector<std::string>& groups,
                             const std::function<Shock(const std::vector<std::string>&)>& shock_of, const SolverParams& params,
                             const Control& control) {
  if (groups.size() > most_groups) {
    Problem problem;
    problem.field = "decompose.by";
    problem.value = std::to_string(groups.size()) + " groups";
    problem.rule = "at most 8 groups, since every subset of them is solved";
    problem.hint = "give measures that belong together the same group";
    throw InputError(problem);
  }
  const Subset subsets = Subset{1} << groups.size();
  std::vector<Shock> shocks{baseline_shock};
  for (Subset subset = 1; subset < subsets; ++subset) shocks.push_back(shock_of(members(groups, subset)));
  std::vector<Equilibrium> equilibria = solve_batch(world, economy, shocks, params, control);

  ShapleyDecomposition result;
  result.groups = groups;
  std::vector<ByCountry> value;
  for (Equilibrium& equilibrium : equilibria) {
    value.push_back(log_real_income(world, equilibrium));
    if (equilibrium.outcome != Outcome::converged) result.failed.push_back(std::move(equilibrium));
  }
  if (!result.failed.empty()) return result;
  for (std::size_t g = 0; g < groups.size(); ++g) result.contribution.push_back(contribution_of(g, groups.size(), value));
  result.total = ByCountry({world.country_count()}, 0.0);
  for (Country n : all<Country>(world.country_count())) result.total(n) = 100 * (value.back()(n) - value.front()(n));
  return result;
}

}  // namespace entrepot
