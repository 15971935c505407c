#include "world/update_distance.hpp"

#include <algorithm>
#include <cmath>

#include "world/totals.hpp"
#include "world/use_table.hpp"

namespace entrepot {
namespace {

constexpr std::size_t moves_kept = 10;
constexpr double rounding = 1e-12;  // of the whole: smaller moves are sums in another order

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }
const std::string& code(const World& world, Sector j) { return world.sectors[static_cast<std::size_t>(j.value)]; }

double sector_trade(const World& world, Sector j) {
  double sum = 0;
  for (Country n : all<Country>(world.country_count()))
    for (Country i : all<Country>(world.country_count()))
      if (n != i) sum += world.flow(j, n, i);
  return sum;
}

Distance pair_distance(const World& base, const World& updated) {
  DistanceList list("trade in goods by pair, from the base", "million USD");
  for (Country n : all<Country>(base.country_count()))
    for (Country i : all<Country>(base.country_count()))
      if (n != i) list.add(code(base, i) + " to " + code(base, n), goods_total(base, n, i), goods_total(updated, n, i));
  return list.measure();
}

Distance published_pair_distance(const World& updated, const PairTargets& targets) {
  DistanceList list("trade in goods by pair, from what is published", "million USD");
  for (Country n : all<Country>(updated.country_count()))
    for (Country i : all<Country>(updated.country_count()))
      if (n != i && targets(n, i).published > 0)
        list.add(code(updated, i) + " to " + code(updated, n), targets(n, i).published, goods_total(updated, n, i));
  return list.measure();
}

Distance sector_distance(const World& base, const World& updated) {
  DistanceList list("trade by sector, from the base", "million USD");
  for (Sector j : all<Sector>(base.sector_count())) list.add(code(base, j), sector_trade(base, j), sector_trade(updated, j));
  return list.measure();
}

Distance value_added_distance(const World& base, const World& updated) {
  DistanceList list("value added, from the base", "million USD");
  for (Country n : all<Country>(base.country_count())) list.add(code(base, n), base.value_added(n), updated.value_added(n));
  return list.measure();
}

Distance product_distance(const World& updated, const ValueAddedTargets& targets) {
  DistanceList list("value added, from its target", "million USD");
  for (Country n : all<Country>(updated.country_count()))
    list.add(code(updated, n), targets[static_cast<std::size_t>(n.value)].target, updated.value_added(n));
  return list.measure();
}

Distance use_distance(const World& base, const World& updated) {
  DistanceList list("uses of inputs, from the base's technology at the new outputs", "million USD");
  const SectorByCountry output = gross_output(updated.flow);
  for (Country n : all<Country>(base.country_count()))
    for (Sector j : all<Sector>(base.sector_count()))
      for (Sector k : all<Sector>(base.sector_count()))
        list.add(code(base, n) + ", " + code(base, j) + " into " + code(base, k),
                 base.input_share(n, j, k) * (1 - base.value_added_share(k, n)) * output(k, n),
                 updated.input_share(n, j, k) * (1 - updated.value_added_share(k, n)) * output(k, n));
  return list.measure();
}

}  // namespace

Distance DistanceList::measure() const {
  Distance distance{.name = name_, .unit = unit_, .weighted_percent = 0, .entropy = 0, .largest = {}};
  double moved = 0, before = 0, after = 0;
  for (const Distance::Move& one : moves_) {
    moved += std::abs(one.after - one.before);
    before += one.before;
    after += one.after;
  }
  if (before > 0) distance.weighted_percent = 100 * moved / before;
  for (const Distance::Move& one : moves_)
    if (one.before > 0 && one.after > 0)
      distance.entropy += one.after / after * std::log((one.after / after) / (one.before / before));
  distance.largest = moves_;
  const auto size = [](const Distance::Move& one) { return std::abs(one.after - one.before); };
  std::ranges::stable_sort(distance.largest, std::ranges::greater(), size);
  std::erase_if(distance.largest, [&](const Distance::Move& one) { return size(one) <= rounding * before; });
  if (distance.largest.size() > moves_kept) distance.largest.resize(moves_kept);
  return distance;
}

std::vector<Distance> update_distances(const World& base, const World& updated, const PairTargets& targets,
                                       const ValueAddedTargets& value_added) {
  return {pair_distance(base, updated),        published_pair_distance(updated, targets), sector_distance(base, updated),
          value_added_distance(base, updated), product_distance(updated, value_added),    use_distance(base, updated)};
}

}  // namespace entrepot
