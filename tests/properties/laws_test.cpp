// Laws that hold in every World and scenario (MODEL.md T7, T8). A draw that does not converge fails.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <cmath>
#include <numeric>
#include <random>

#include "entrepot/equilibrium.hpp"
#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

struct Draw {
  World world;
  Economy economy;
  Shock shock;
};

/// A random World and a random mixture of tariffs, costs, export taxes and bans on about a third of its flows.
Draw draw(unsigned seed, bool input_output = true, std::size_t sectors = 3) {
  std::mt19937_64 engine(seed * 7919 + 1);
  const auto uniform = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(engine() >> 11) * 0x1p-53;
  };
  Draw d;
  d.world = random_world(seed, {.countries = 3 + seed % 4, .sectors = sectors, .input_output = input_output});
  d.economy.trade_elasticity = BySector({sectors});
  for (double& theta : d.economy.trade_elasticity.values()) theta = uniform(1, 9);
  if (uniform(0, 1) < 0.5) {
    d.economy.substitution = {uniform(0.3, 2), uniform(0.3, 2), uniform(0.3, 2), uniform(0.3, 2), {Sector(0)}};
  }
  if (uniform(0, 1) < 0.3) d.economy.factor_mobility = uniform(0, 3);
  ShockBuilder builder(d.world);
  for (Sector j : all<Sector>(sectors)) {
    for (Country n : all<Country>(d.world.country_count())) {
      for (Country i : all<Country>(d.world.country_count())) {
        if (i == n || uniform(0, 1) > 0.33) continue;
        CellShock& cell = builder.cell(j, n, i);
        cell.tariff_rate = uniform(0, 1);
        cell.trade_cost_factor = uniform(0.8, 2);
        cell.export_tax_rate = uniform(0, 1) < 0.3 ? uniform(-0.1, 0.3) : 0;
        cell.banned = uniform(0, 1) < 0.1;
      }
    }
  }
  d.shock = builder.shock();
  return d;
}

unsigned any_seed() { return *rc::gen::inRange(0u, 100000u); }
const SolverParams strict{.tolerance = 1e-11};  // 1e-12 is the rounding of a few draws in a thousand

void expect_holds(const std::string& law, const std::function<void()>& property) { EXPECT_TRUE(rc::check(law, property)); }

TEST(Laws, ZeroShockGivesZeroChange) {
  expect_holds("null", [] {
    const Draw d = draw(any_seed());
    const Equilibrium e = solve(d.world, d.economy, {});
    RC_ASSERT(e.outcome == Outcome::converged);
    for (double w : e.wage_change.values()) RC_ASSERT(std::abs(w - 1) < 1e-10);
    for (double p : e.price_change.values()) RC_ASSERT(std::abs(p - 1) < 1e-10);
  });
}

TEST(Laws, ScalingMoneyChangesNothingReal) {
  expect_holds("homogeneity", [] {
    Draw d = draw(any_seed());
    const Equilibrium before = solve(d.world, d.economy, d.shock, strict);
    World scaled = d.world;
    for (auto* values : {&scaled.flow}) {
      for (double& x : values->values()) x *= 1000;
    }
    for (double& x : scaled.value_added.values()) x *= 1000;
    for (double& x : scaled.deficit.values()) x *= 1000;
    const Equilibrium after = solve(scaled, d.economy, d.shock, strict);
    RC_ASSERT(before.outcome == Outcome::converged && after.outcome == Outcome::converged);
    for (Country n : all<Country>(d.world.country_count())) {
      RC_ASSERT(std::abs(before.wage_change(n) - after.wage_change(n)) < 1e-9);
      RC_ASSERT(std::abs(before.income(n) * 1000 / after.income(n) - 1) < 1e-9);
    }
  });
}

TEST(Laws, RelabellingCountriesPermutesResults) {
  expect_holds("relabelling", [] {
    const unsigned seed = any_seed();
    const Draw d = draw(seed);
    const std::size_t N = d.world.country_count(), J = d.world.sector_count();
    std::vector<std::size_t> to(N);
    std::iota(to.begin(), to.end(), 0);
    std::shuffle(to.begin(), to.end(), std::mt19937(seed));
    Draw p = d;
    const auto moved = [&](Country n) { return Country(to[static_cast<std::size_t>(n.value)]); };
    for (Country n : all<Country>(N)) {
      p.world.value_added(moved(n)) = d.world.value_added(n);
      p.world.deficit(moved(n)) = d.world.deficit(n);
      for (Sector j : all<Sector>(J)) {
        p.world.value_added_share(j, moved(n)) = d.world.value_added_share(j, n);
        p.world.final_share(j, moved(n)) = d.world.final_share(j, n);
        for (Sector k : all<Sector>(J)) p.world.input_share(moved(n), k, j) = d.world.input_share(n, k, j);
        for (Country i : all<Country>(N)) {
          p.world.flow(j, moved(n), moved(i)) = d.world.flow(j, n, i);
          p.world.tariff(j, moved(n), moved(i)) = d.world.tariff(j, n, i);
        }
      }
    }
    for (CellShock& cell : p.shock.cells) cell.importer = moved(cell.importer), cell.exporter = moved(cell.exporter);
    std::ranges::sort(p.shock.cells, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); });
    const Equilibrium one = solve(d.world, d.economy, d.shock, strict), other = solve(p.world, p.economy, p.shock, strict);
    RC_ASSERT(one.outcome == Outcome::converged && other.outcome == Outcome::converged);
    for (Country n : all<Country>(N)) RC_ASSERT(std::abs(one.wage_change(n) - other.wage_change(moved(n))) < 1e-9);
  });
}

TEST(Laws, WalrasRevenueAndBudgets) {
  expect_holds("accounts", [] {
    const Draw d = draw(any_seed());
    for (Closure closure : {Closure::fixed_world_share, Closure::zero, Closure::own_share}) {
      Economy economy = d.economy;
      economy.closure = closure;
      const Equilibrium e = solve(d.world, economy, d.shock, strict);
      RC_ASSERT(e.outcome == Outcome::converged);
      RC_ASSERT(e.certificate.max() < 1e-10);
      const Flows trade = trade_flows(d.world, economy, d.shock, e);
      const std::size_t N = d.world.country_count();
      ByCountry balance({N}), tariffs({N}), export_taxes({N});
      Flows rate = d.world.tariff, tax(d.world.tariff.extents());
      for (const CellShock& c : d.shock.cells) {
        rate(c.sector, c.importer, c.exporter) = c.tariff_rate;
        tax(c.sector, c.importer, c.exporter) = c.export_tax_rate;
      }
      double deficits = 0, world = 0;
      for (Country n : all<Country>(N)) {
        for (Country i : all<Country>(N)) {
          for (Sector j : all<Sector>(d.world.sector_count())) {
            const double x = trade(j, n, i);
            balance(n) += x, balance(i) -= x;
            tariffs(n) += x * rate(j, n, i);
            export_taxes(i) += x * (1 - 1 / (1 + tax(j, n, i)));
            world += x;
          }
        }
      }
      for (Country n : all<Country>(N)) {
        deficits += e.deficit(n);
        RC_ASSERT(std::abs(balance(n) - e.deficit(n)) < 1e-9 * world);
        RC_ASSERT(std::abs(tariffs(n) - e.tariff_revenue(n)) < 1e-9 * world);
        RC_ASSERT(std::abs(export_taxes(n) - e.export_tax_revenue(n)) < 1e-9 * world);
      }
      RC_ASSERT(std::abs(deficits) < 1e-9 * world);
    }
  });
}

TEST(Laws, ArkolakisCostinotRodriguezClare) {  // one sector, no inputs, tariffs or deficits: W = (pi_nn-hat)^(-1/theta)
  expect_holds("ACR", [] {
    const unsigned seed = any_seed();
    const World world =
        random_world(seed, {.countries = 4, .sectors = 1, .largest_tariff = 0, .input_output = false, .balanced = true});
    const double theta = 1 + seed % 8;
    const Economy economy{.trade_elasticity = BySector({1}, theta)};
    const Shock shock = ShockBuilder(world).cost("C10", "C11", 1.7).cost("C12", "C13", 0.8).ban("C10", "C13").shock();
    const Equilibrium e = solve(world, economy, shock, strict);
    RC_ASSERT(e.outcome == Outcome::converged);
    const Flows trade = trade_flows(world, economy, shock, e);
    const ByCountry price = e.consumer_price_change, income = benchmark_income(world);
    for (Country n : all<Country>(4)) {
      const double own = trade(Sector(0), n, n) / e.expenditure(Sector(0), n);
      const double own_before = world.flow(Sector(0), n, n) / income(n);
      RC_ASSERT(std::abs(e.income(n) / income(n) / price(n) - std::pow(own / own_before, -1 / theta)) < 1e-9);
    }
  });
}

TEST(Laws, SplittingACountryIntoIdenticalHalvesChangesNothing) {
  expect_holds("aggregation", [] {
    const Draw d = draw(any_seed());
    const std::size_t N = d.world.country_count(), J = d.world.sector_count();
    const Country split(N - 1);
    World world = d.world;
    world.countries.push_back("TWIN");
    world.country_names.push_back("Twin");
    const auto parent = [&](Country n) { return n.value == static_cast<int>(N) ? split : n; };
    const auto weight = [&](Country n) { return parent(n) == split ? 0.5 : 1.0; };
    world.flow = Flows({J, N + 1, N + 1});
    world.tariff = Flows({J, N + 1, N + 1});
    world.value_added_share = world.final_share = SectorByCountry({J, N + 1});
    world.input_share = InputShares({N + 1, J, J});
    world.value_added = world.deficit = ByCountry({N + 1});
    for (Country n : all<Country>(N + 1)) {
      world.value_added(n) = weight(n) * d.world.value_added(parent(n));
      world.deficit(n) = weight(n) * d.world.deficit(parent(n));
      for (Sector j : all<Sector>(J)) {
        world.value_added_share(j, n) = d.world.value_added_share(j, parent(n));
        world.final_share(j, n) = d.world.final_share(j, parent(n));
        for (Sector k : all<Sector>(J)) world.input_share(n, k, j) = d.world.input_share(parent(n), k, j);
        for (Country i : all<Country>(N + 1)) {
          world.flow(j, n, i) = weight(n) * weight(i) * d.world.flow(j, parent(n), parent(i));
          world.tariff(j, n, i) = d.world.tariff(j, parent(n), parent(i));
        }
      }
    }
    Shock shock = d.shock;
    for (const CellShock& cell : d.shock.cells) {
      CellShock copy = cell;
      if (cell.importer == split) copy.importer = Country(N), shock.cells.push_back(copy), copy.importer = cell.importer;
      if (cell.exporter == split) copy.exporter = Country(N), shock.cells.push_back(copy);
    }
    std::ranges::sort(shock.cells, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); });
    const Equilibrium whole = solve(d.world, d.economy, d.shock, strict), halves = solve(world, d.economy, shock, strict);
    RC_ASSERT(whole.outcome == Outcome::converged && halves.outcome == Outcome::converged);
    for (Country n : all<Country>(N)) RC_ASSERT(std::abs(whole.wage_change(n) - halves.wage_change(n)) < 1e-9);
    RC_ASSERT(std::abs(halves.wage_change(split) - halves.wage_change(Country(N))) < 1e-10);
  });
}

TEST(Laws, SameBitsForAnyNumberOfThreads) {
  const Draw d = draw(7);
  std::vector<Shock> shocks;
  for (int s = 0; s < 24; ++s) {
    shocks.push_back(d.shock);
    for (CellShock& cell : shocks.back().cells) cell.trade_cost_factor *= 1 + 0.05 * s;
  }
  const auto reference = solve_batch(d.world, d.economy, shocks, {}, {.threads = 1});
  for (int threads : {2, 8}) {
    const auto other = solve_batch(d.world, d.economy, shocks, {}, {.threads = threads});
    for (std::size_t s = 0; s < shocks.size(); ++s) {
      EXPECT_EQ(reference[s].outcome, Outcome::converged);
      EXPECT_EQ(reference[s].wage_change, other[s].wage_change);
      EXPECT_EQ(reference[s].price_change, other[s].price_change);
      EXPECT_EQ(reference[s].expenditure, other[s].expenditure);
    }
  }
}

}  // namespace
}  // namespace entrepot::testing
