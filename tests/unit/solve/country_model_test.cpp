#include "solve/country_model.hpp"

#include <gtest/gtest.h>

#include "model/joint_map.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

struct Distance {
  double plain, corrected;  ///< largest error left by one sweep from the benchmark, over the largest error before
};

/// A small rise of all costs of trading with the second country.
Distance one_sweep(const World& world, const Economy& economy) {
  ShockBuilder builder(world);
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      if (n != Country(1) && world.flow(j, n, Country(1)) > 0) builder.cell(j, n, Country(1)).trade_cost_factor = 1 + 1e-6;
    }
  }
  const PreparedWorld prepared(world, economy);
  const double wage_step = 0.5;
  const CountryModel countries(prepared, wage_step);
  JointMap map(prepared, builder.shock());
  std::vector<double> start(map.size()), plain(map.size()), solution(map.size()), next(map.size());
  map.start(start);
  map.apply(start, plain, wage_step);
  std::vector<double> corrected = plain;
  countries.correct(start, corrected);
  solution = corrected;
  for (int sweep = 0; sweep < 2000; ++sweep) {
    map.apply(solution, next, wage_step);
    solution.swap(next);
  }
  const auto error = [&](const std::vector<double>& state) {
    double worst = 0;
    for (std::size_t i = 0; i < state.size(); ++i) worst = std::max(worst, std::abs(state[i] - solution[i]));
    return worst;
  };
  return {error(plain) / error(start), error(corrected) / error(start)};
}

/// Mean of exports and imports over value added, of the country that trades least.
double smallest_openness(const World& world) {
  double smallest = 1;
  for (const Country n : all<Country>(world.country_count())) {
    double traded = 0;
    for (const Sector j : all<Sector>(world.sector_count())) {
      for (const Country i : all<Country>(world.country_count())) {
        if (i != n) traded += world.flow(j, n, i) + world.flow(j, i, n);
      }
    }
    smallest = std::min(smallest, traded / 2 / world.value_added(n));
  }
  return smallest;
}

// Where every country makes one good, the model is the exact derivative of the map: one sweep is a Newton step, and what it
// leaves is of second order in the shock. Wages of almost closed countries move by another rule, which the model leaves out.
TEST(CountryModel, IsNewtonsStepWhereCountriesMakeOneGood) {
  int tried = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    const World world = random_world(seed, {.countries = 4 + seed % 5, .sectors = 1, .zero_share = 0, .largest_tariff = 0});
    if (smallest_openness(world) < 0.12) continue;
    const Distance left = one_sweep(world, {.trade_elasticity = BySector({1}, 4.0)});
    EXPECT_LT(left.corrected, 1e-4) << "seed " << seed;
    EXPECT_GT(left.plain, 0.1) << "seed " << seed;
    ++tried;
  }
  EXPECT_GE(tried, 20);
}

TEST(CountryModel, BringsManyGoodsCloser) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const World world = random_world(seed, {.countries = 8, .sectors = 6, .largest_tariff = 0.1});
    for (const double mobility : {std::numeric_limits<double>::infinity(), 1.0}) {
      const Distance left = one_sweep(world, {.trade_elasticity = BySector({6}, 4.0), .factor_mobility = mobility});
      EXPECT_LT(left.corrected, left.plain / 2) << "seed " << seed << ", mobility " << mobility;
    }
  }
}

}  // namespace
}  // namespace entrepot::testing
