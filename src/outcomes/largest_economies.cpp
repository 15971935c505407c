#include <algorithm>
#include <functional>

#include "entrepot/outcomes.hpp"

namespace entrepot {

std::vector<Country> largest_economies(const World& world, std::span<const Country> among, std::size_t count) {
  const ByCountry income = benchmark_income(world);
  std::vector<Country> order(among.begin(), among.end());
  const auto rest = world.find_country("ROW");
  if (rest && order.size() > 1) std::erase(order, *rest);
  std::ranges::stable_sort(order, std::greater<>{}, [&](Country n) { return income(n); });
  if (order.size() > count) order.resize(count);
  return order;
}

}  // namespace entrepot
