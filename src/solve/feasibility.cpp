#include "solve/feasibility.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "model/closure.hpp"

namespace entrepot {
namespace {

constexpr double negligible = 1e-9;  // of value added: a benchmark deficit this small is rounding in the data

std::string billions(double million_usd) { return fmt::format("{:.3g} bn USD", std::abs(million_usd) / 1000); }

const char* zero_closure = "closure.trade_balance = \"zero\", or leave a small flow open";

std::optional<Diagnosis> balance_without_trade(const World& world, Country n, double deficit, bool buys, bool sells) {
  const std::string& name = world.countries[static_cast<std::size_t>(n.value)];
  const double scale = negligible * world.value_added(n);
  if (!buys && !sells) {
    if (std::abs(deficit) <= scale) return std::nullopt;
    return Diagnosis{fmt::format("{} is cut off from all trade but would have to run a {} of {}", name,
                                 deficit > 0 ? "deficit" : "surplus", billions(deficit)),
                     zero_closure, name, ""};
  }
  if (buys && !sells && deficit <= scale) {
    return Diagnosis{fmt::format("{} can still buy abroad but has no export left to pay for it (its deficit is held at {}{})",
                                 name, deficit < 0 ? "minus " : "", billions(deficit)),
                     "leave one of its exports open, or close its imports too", name, ""};
  }
  if (!buys && sells && deficit >= -scale) {
    return Diagnosis{fmt::format("{} can still sell abroad but has no import left to spend it on (its deficit is held at {})",
                                 name, billions(deficit)),
                     "leave one of its imports open, or close its exports too", name, ""};
  }
  return std::nullopt;
}

/// A coalition can share a burden only where its members can reach each other by trade: money moves as goods.
std::optional<Diagnosis> members_out_of_reach(const World& world, const BurdenSharing& rule, const std::vector<int>& group) {
  const auto of = [&](Country n) { return group[static_cast<std::size_t>(n.value)]; };
  for (const Country member : rule.members) {
    if (of(member) == of(rule.members.front())) continue;
    const std::string& name = world.countries[static_cast<std::size_t>(member.value)];
    const std::string& first = world.countries[static_cast<std::size_t>(rule.members.front().value)];
    return Diagnosis{fmt::format("{} and {} are to share a burden, but no chain of trade is left between them that could carry a "
                                 "transfer",
                                 first, name),
                     fmt::format("take {} out of coalition.members, or leave a small flow open", name), name, ""};
  }
  return std::nullopt;
}

}  // namespace

std::vector<int> trading_groups(const JointMap& map, std::size_t country_count) {
  std::vector<int> group(country_count);
  std::iota(group.begin(), group.end(), 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (Country a : all<Country>(country_count)) {
      for (Country b : all<Country>(country_count)) {
        if (!map.can_trade(a, b)) continue;
        int& one = group[static_cast<std::size_t>(a.value)];
        int& other = group[static_cast<std::size_t>(b.value)];
        if (one != other) one = other = std::min(one, other), changed = true;
      }
    }
  }
  return group;
}

std::optional<Diagnosis> find_infeasibility(const World& world, const Economy& economy, const JointMap& map) {
  if (!map.markets_without_supplier().empty()) {
    const auto [sector, country] = map.markets_without_supplier().front();
    const std::string& name = world.countries[static_cast<std::size_t>(country.value)];
    const std::string& code = world.sectors[static_cast<std::size_t>(sector.value)];
    return Diagnosis{fmt::format("{} spends on {} and has no supplier of it left", name, code),
                     fmt::format("exempt one supplier of {} from the bans on imports of {}", code, name), name, code};
  }
  const std::size_t N = world.country_count();
  std::vector<double> wages(N, 1.0), deficit(N);
  closure_deficits(world, economy.closure, wages, deficit);
  for (std::size_t n = 0; n < N; ++n) deficit[n] += map.transfer()[n];
  const auto& sharing = map.burden_sharing();
  const auto receives = [&](Country n) { return std::ranges::binary_search(sharing.members, n); };
  for (Country n : all<Country>(N)) {
    bool buys = false, sells = false;
    for (Country m : all<Country>(N)) {
      if (m == n) continue;
      buys = buys || map.can_trade(n, m);
      sells = sells || map.can_trade(m, n);
    }
    if ((buys || sells) && receives(n)) continue;  // what it has to balance is found with the equilibrium
    if (auto found = balance_without_trade(world, n, deficit[static_cast<std::size_t>(n.value)], buys, sells)) return found;
  }
  const std::vector<int> group = trading_groups(map, N);
  if (auto found = members_out_of_reach(world, sharing, group)) return found;
  for (std::size_t g = 0; g < N; ++g) {
    double sum = 0, value_added = 0;
    std::string members;
    for (std::size_t n = 0; n < N; ++n) {
      if (group[n] != static_cast<int>(g)) continue;
      sum += deficit[n];
      value_added += world.value_added(Country(n));
      members += (members.empty() ? "" : ", ") + world.countries[n];
    }
    if (std::abs(sum) > negligible * std::max(value_added, 1.0)) {
      return Diagnosis{fmt::format("the group {} can trade only within itself but would have to run a joint {} of {}", members,
                                   sum > 0 ? "deficit" : "surplus", billions(sum)),
                       zero_closure, members, ""};
    }
  }
  return std::nullopt;
}

}  // namespace entrepot
