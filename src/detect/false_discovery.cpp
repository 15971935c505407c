#include "detect/false_discovery.hpp"

#include <algorithm>
#include <numeric>

namespace entrepot::detect {
namespace {

/// min over k >= rank of factor(n) p_(k) n / k.
std::vector<double> stepped_up(std::span<const double> p, double factor) {
  const std::size_t n = p.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  std::vector<double> adjusted(n);
  double least = 1;
  for (std::size_t rank = n; rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    least = std::min(least, factor * p[i] * static_cast<double>(n) / static_cast<double>(rank));
    adjusted[i] = least;
  }
  return adjusted;
}

}  // namespace

std::vector<double> benjamini_hochberg(std::span<const double> p) { return stepped_up(p, 1); }

std::vector<double> benjamini_yekutieli(std::span<const double> p) {
  double harmonic = 0;
  for (std::size_t k = 1; k <= p.size(); ++k) harmonic += 1 / static_cast<double>(k);
  return stepped_up(p, harmonic);
}

std::vector<double> bonferroni(std::span<const double> p) {
  std::vector<double> adjusted(p.begin(), p.end());
  for (double& value : adjusted) value = std::min(1.0, value * static_cast<double>(p.size()));
  return adjusted;
}

std::vector<bool> by_group(std::span<const double> p, std::span<const std::size_t> group, double q) {
  const std::size_t groups = group.empty() ? 0 : *std::ranges::max_element(group) + 1;
  std::vector<std::vector<std::size_t>> members(groups);
  for (std::size_t i = 0; i < p.size(); ++i) members[group[i]].push_back(i);
  std::erase_if(members, [](const auto& list) { return list.empty(); });
  std::vector<std::vector<double>> adjusted;
  std::vector<double> simes;  // the least adjusted p of a group is Simes' p of it
  for (const auto& list : members) {
    std::vector<double> own;
    for (const std::size_t i : list) own.push_back(p[i]);
    adjusted.push_back(benjamini_hochberg(own));
    simes.push_back(*std::ranges::min_element(adjusted.back()));
  }
  const std::vector<double> top = benjamini_hochberg(simes);
  const auto passed = static_cast<double>(std::ranges::count_if(top, [&](double value) { return value <= q; }));
  std::vector<bool> rejected(p.size(), false);
  for (std::size_t g = 0; g < members.size(); ++g) {
    if (top[g] > q) continue;
    for (std::size_t m = 0; m < members[g].size(); ++m)
      rejected[members[g][m]] = adjusted[g][m] <= q * passed / static_cast<double>(members.size());
  }
  return rejected;
}

}  // namespace entrepot::detect
