#include "study/limit_bans.hpp"

#include <utility>

#include <fmt/format.h>

namespace entrepot {

void limit_bans(const World& world, const Economy& economy, const std::string& horizon, const std::vector<Shock*>& shocks,
                std::vector<std::string>& warnings) {
  std::vector<char> limited(world.sector_count(), 0);
  for (Shock* shock : shocks) {
    *shock = bans_as_limits(world, economy, std::move(*shock));
    for (const Limit& limit : shock->limits) {
      if (limit.instead_of_ban) limited[static_cast<std::size_t>(limit.flows.front().sector.value)] = 1;
    }
  }
  std::string sectors;
  for (std::size_t j = 0; j < limited.size(); ++j) {
    if (limited[j]) sectors += (sectors.empty() ? "" : ", ") + world.sectors[j];
  }
  if (sectors.empty()) return;
  warnings.push_back(fmt::format(
      "at the {} horizon bans in {} are limits of {:g} % of the benchmark quantity: with an Armington elasticity of at most {:g} "
      "goods hardly replace each other, and a ban has no finite cost (bans.remainder_pct)",
      horizon, sectors, 100 * economy.ban_remainder, smallest_sigma_of_bans));
}

}  // namespace entrepot
