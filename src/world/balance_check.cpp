// What a null scenario would move: markets and budgets of the benchmark in levels (MODEL.md M4 eqs. 4-6 without a shock).

#include <algorithm>
#include <cmath>

#include "entrepot/world.hpp"

namespace entrepot {
namespace {

struct Levels {
  SectorByCountry output;     ///< Y = sum over importers of X
  SectorByCountry purchases;  ///< A = sum over exporters of X (1 + t)
  ByCountry revenue;          ///< R = sum of X t
};

Levels levels_of(const World& world) {
  const std::size_t sectors = world.sector_count(), countries = world.country_count();
  Levels levels{SectorByCountry({sectors, countries}), SectorByCountry({sectors, countries}), ByCountry({countries})};
  for (Sector j : all<Sector>(sectors))
    for (Country n : all<Country>(countries))
      for (Country i : all<Country>(countries)) {
        const double value = world.flow(j, n, i), duty = value * world.tariff(j, n, i);
        levels.output(j, i) += value;
        levels.purchases(j, n) += value + duty;
        levels.revenue(n) += duty;
      }
  return levels;
}

/// sum_k gamma^jk_n (1 - beta^k_n) Y^k_n: what the sectors of a country buy of an input.
double intermediate_use(const World& world, const Levels& levels, Sector input, Country n) {
  double use = 0;
  for (Sector k : all<Sector>(world.sector_count()))
    use += world.input_share(n, input, k) * (1 - world.value_added_share(k, n)) * levels.output(k, n);
  return use;
}

double ratio(double gap, double base) { return base > 0 ? std::abs(gap) / base : std::abs(gap); }

}  // namespace

BalanceCheck check_balance(const World& world) {
  const Levels levels = levels_of(world);
  BalanceCheck check;
  std::vector<double> world_purchases(world.sector_count());
  for (Sector j : all<Sector>(world.sector_count()))
    for (double purchases : levels.purchases.row(j)) world_purchases[static_cast<std::size_t>(j.value)] += purchases;

  for (Country n : all<Country>(world.country_count())) {
    const double income = world.value_added(n) + levels.revenue(n) + world.deficit(n);
    double spending = 0;
    for (Sector j : all<Sector>(world.sector_count())) {
      const double intermediate = intermediate_use(world, levels, j, n);
      const double gap = levels.purchases(j, n) - intermediate - world.final_share(j, n) * income;
      check.worst_expenditure_gap =
          std::max(check.worst_expenditure_gap, ratio(gap, world_purchases[static_cast<std::size_t>(j.value)]));
      spending += levels.purchases(j, n) - intermediate;
      check.world_output += levels.output(j, n);
      check.zero_output_sectors += levels.output(j, n) == 0 ? 1 : 0;
    }
    check.worst_budget_gap = std::max(check.worst_budget_gap, ratio(spending - income, income));
    check.world_value_added += world.value_added(n);
    check.deficits_sum += world.deficit(n);
  }
  check.zero_cells = static_cast<std::size_t>(std::ranges::count(world.flow.values(), 0.0));
  return check;
}

}  // namespace entrepot
