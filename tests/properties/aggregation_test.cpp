// Merging identical countries changes no result (MODEL.md M4), tariffs between them included: their revenue stays.
#include <gtest/gtest.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/world.hpp"
#include "support/random_world.hpp"

namespace entrepot::testing {
namespace {

const Country first(std::size_t{0});
constexpr std::size_t countries = 4, sectors = 3;

/// Country 0 of a random World split into twins 0 and 1 that trade with each other under a tariff of 15 %.
World twins(unsigned seed) {
  const World whole = random_world(seed, {.countries = countries, .sectors = sectors});
  World split = whole;
  split.countries.insert(split.countries.begin(), "TWI");
  split.country_names.insert(split.country_names.begin(), "Twin");
  const auto origin = [](Country n) { return Country(static_cast<std::size_t>(n.value == 0 ? 0 : n.value - 1)); };
  split.flow = split.tariff = Flows({sectors, countries + 1, countries + 1});
  split.value_added_share = SectorByCountry({sectors, countries + 1});
  split.input_share = InputShares({countries + 1, sectors, sectors});
  for (Country n : all<Country>(countries + 1))
    for (Sector j : all<Sector>(sectors)) {
      split.value_added_share(j, n) = whole.value_added_share(j, origin(n));
      for (Sector k : all<Sector>(sectors)) split.input_share(n, k, j) = whole.input_share(origin(n), k, j);
      for (Country i : all<Country>(countries + 1)) {
        const double flow = whole.flow(j, origin(n), origin(i));
        const bool twin_buys = n.value < 2, twin_sells = i.value < 2;
        split.tariff(j, n, i) = whole.tariff(j, origin(n), origin(i));
        if (twin_buys && twin_sells) {
          split.flow(j, n, i) = n == i ? flow / 3 : flow / 6;
          split.tariff(j, n, i) = n == i ? 0 : 0.15;
        } else {
          split.flow(j, n, i) = twin_buys || twin_sells ? flow / 2 : flow;
        }
      }
    }
  complete_calibration(split);
  return split;
}

AggregationMap merge_twins(const World& split) {
  AggregationMap map = keep_all(split.countries);
  map.codes.erase(map.codes.begin());
  for (std::size_t& to : map.of) to = to == 0 ? 0 : to - 1;
  return map;
}

/// The last two countries raise tariffs on each other; the last one also taxes country 0 (or both twins alike).
Shock shock_for(const World& world, std::size_t twin_count) {
  const Country last(world.country_count() - 1), other(world.country_count() - 2);
  Shock shock;
  for (Sector j : all<Sector>(sectors)) {
    shock.cells.push_back({.sector = j, .importer = other, .exporter = last, .tariff_rate = 0.4});
    for (Country i : all<Country>(twin_count))
      shock.cells.push_back({.sector = j, .importer = last, .exporter = i, .trade_cost_factor = 1.2, .tariff_rate = 0.25});
    shock.cells.push_back({.sector = j, .importer = last, .exporter = other, .tariff_rate = 0.6});
  }
  return shock;
}

TEST(Aggregation, OfIdenticalCountriesChangesNoResult) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const World split = twins(seed), merged = aggregate(split, merge_twins(split), keep_all(split.sectors));
    ASSERT_GT(merged.tariff(Sector(std::size_t{0}), first, first), 0);
    Economy economy{.trade_elasticity = BySector({sectors}, 4.0)};
    const SolverParams strict{.tolerance = 1e-12};
    const Equilibrium two = solve(split, economy, shock_for(split, 2), strict),
                      one = solve(merged, economy, shock_for(merged, 1), strict);
    ASSERT_EQ(two.outcome, Outcome::converged) << seed;
    ASSERT_EQ(one.outcome, Outcome::converged) << seed;
    EXPECT_NEAR(two.wage_change(first), two.wage_change(Country(std::size_t{1})), 1e-10);
    const ByCountry price_two = two.consumer_price_change, price_one = one.consumer_price_change;
    for (Country n : all<Country>(countries)) {
      const Country there(static_cast<std::size_t>(n.value + 1));
      EXPECT_NEAR(one.wage_change(n), two.wage_change(there), 1e-10) << "seed " << seed;
      EXPECT_NEAR(price_one(n), price_two(there), 1e-10) << "seed " << seed;
    }
    EXPECT_NEAR(one.tariff_revenue(first), two.tariff_revenue(first) + two.tariff_revenue(Country(std::size_t{1})),
                1e-8 * one.income(first));
  }
}

}  // namespace
}  // namespace entrepot::testing
