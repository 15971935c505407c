#include "world/split_inputs.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "sources/icio_sectors.hpp"
#include "world/biproportional.hpp"
#include "world/split_priors.hpp"

namespace entrepot {
namespace {

using sources::icio_sectors;

/// One group in one country: children by users.
struct Block {
  std::vector<std::size_t> children;  ///< ICIO sectors of the group
  std::vector<double> bought;         ///< purchases by child, million USD
  std::vector<double> used;           ///< use of the whole group by using sector, million USD
  std::vector<double> seed;           ///< children x users
};

std::string_view code(std::size_t sector) { return icio_sectors[sector].code; }
double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<double> seed_of(const Block& block, const std::array<double, 3>& mining_buyers) {
  std::vector<double> seed;
  for (std::size_t c = 0; c < block.children.size(); ++c)
    for (std::size_t user = 0; user < icio_sectors.size(); ++user)
      seed.push_back(split_prior(code(block.children[c]), code(user), mining_buyers) * block.bought[c]);
  return seed;
}

/// The seed's share of a child in what a user takes of the group.
double seed_share(const Block& block, std::size_t child, std::size_t user) {
  double whole = 0;
  for (std::size_t c = 0; c < block.children.size(); ++c) whole += block.seed[c * icio_sectors.size() + user];
  return whole > 0 ? block.seed[child * icio_sectors.size() + user] / whole : 0;
}

/// How much of each child producers take: the same share of purchases, mining support by its prior (see the header).
std::vector<double> child_totals(const Block& block) {
  const double used = sum(block.used), bought = sum(block.bought);
  std::vector<double> totals;
  for (const double value : block.bought) totals.push_back(value / bought * used);
  const auto support = std::ranges::find(block.children, *sources::icio_sector_position("B09"));
  if (support == block.children.end()) return totals;
  const auto s = static_cast<std::size_t>(support - block.children.begin());
  double by_prior = 0;
  for (std::size_t user = 0; user < block.used.size(); ++user) by_prior += seed_share(block, s, user) * block.used[user];
  const double others_bought = bought - block.bought[s];
  if (others_bought <= 0 || by_prior >= totals[s]) return totals;
  const double support_used = std::max(by_prior, std::min(totals[s], used - others_bought));
  for (std::size_t c = 0; c < totals.size(); ++c)
    totals[c] = c == s ? support_used : block.bought[c] / others_bought * (used - support_used);
  return totals;
}

/// Share of each child in what each user takes of the group; a user without output keeps the seed's.
std::vector<double> child_shares(const Block& block) {
  const std::size_t users = block.used.size();
  std::vector<double> shares(block.seed.size());
  std::vector<double> fitted;
  if (sum(block.used) > 0) fitted = fit_biproportional(block.seed, child_totals(block), block.used).values;
  for (std::size_t user = 0; user < users; ++user) {
    for (std::size_t c = 0; c < block.children.size(); ++c)
      shares[c * users + user] = block.used[user] > 0 ? fitted[c * users + user] / block.used[user] : seed_share(block, c, user);
  }
  return shares;
}

void split_group(const Technology& technology, std::size_t group, Country n, const SectorByCountry& output,
                 const SectorByCountry& purchases, InputShares& coefficient) {
  Block block;
  for (std::size_t j = 0; j < icio_sectors.size(); ++j) {
    if (technology.group_of[j] == group) block.children.push_back(j);
    block.used.push_back(technology.coefficient(n, Sector(group), Sector(j)) * output(Sector(j), n));
  }
  for (const std::size_t child : block.children) block.bought.push_back(purchases(Sector(child), n));
  const bool bought_at_all = sum(block.bought) > 0;
  if (bought_at_all) block.seed = seed_of(block, technology.services_mining_buyers[static_cast<std::size_t>(n.value)]);
  const std::vector<double> shares = bought_at_all ? child_shares(block) : std::vector<double>();
  for (std::size_t user = 0; user < icio_sectors.size(); ++user) {
    const double whole = technology.coefficient(n, Sector(group), Sector(user));
    for (std::size_t c = 0; c < block.children.size(); ++c) {
      // Nothing bought: the first child keeps the row, and balancing strikes it out with a record.
      const double share = bought_at_all ? shares[c * icio_sectors.size() + user] : (c == 0 ? 1.0 : 0.0);
      coefficient(n, Sector(block.children[c]), Sector(user)) = whole * share;
    }
  }
}

}  // namespace

InputShares split_merged_inputs(const Technology& technology, const SectorByCountry& output, const SectorByCountry& purchases) {
  const std::size_t countries = output.extent(1), sectors = output.extent(0);
  InputShares coefficient({countries, sectors, sectors});
  for (Country n : all<Country>(countries))
    for (std::size_t group = 0; group < technology.groups.size(); ++group)
      split_group(technology, group, n, output, purchases, coefficient);
  return coefficient;
}

}  // namespace entrepot
