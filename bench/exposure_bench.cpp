// Friends and enemies of the embedded World: six matrices of 81 by 81, and one gradient by all 180,000 tariffs. The answer is
// asserted: what a difference of two solved equilibria says.
#include <benchmark/benchmark.h>

#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/exposure.hpp"
#include "entrepot/outcomes.hpp"

namespace entrepot {
namespace {

struct Case {
  World world = load_embedded_world("icio-2022");
  Economy economy;
  Equilibrium equilibrium;

  explicit Case(bool short_run) {
    economy.trade_elasticity = trade_elasticity(world, "uniform-4", short_run ? "medium" : "long");
    if (short_run) {
      economy.substitution = horizon_substitution("short");
      economy.factor_mobility = 0;
    }
    equilibrium = solve(world, economy, {});
  }
};

PolicyVector chinese_productivity(const World& world) {
  PolicyVector direction;
  direction.log_productivity = SectorByCountry({world.sector_count(), world.country_count()});
  for (const Sector j : all<Sector>(world.sector_count())) direction.log_productivity(j, world.find_country("CHN").value()) = 1;
  return direction;
}

/// d ln W of the United States for Chinese productivity, by a central difference.
double by_difference(const Case& c) {
  constexpr double h = 1e-3;
  const PolicyVector direction = chinese_productivity(c.world);
  const Country us = c.world.find_country("USA").value();
  const SolverParams strict{.tolerance = 1e-12};
  const ByCountry up = log_real_income(c.world, solve(c.world, c.economy, move_along(c.world, {}, direction, h), strict));
  const ByCountry down = log_real_income(c.world, solve(c.world, c.economy, move_along(c.world, {}, direction, -h), strict));
  return (up(us) - down(us)) / (2 * h);
}

void check(benchmark::State& state, double found, double expected, const LinearSolve& solve) {
  constexpr double tolerance = 1e-6;
  if (solve.outcome != Outcome::converged || !(std::abs(found - expected) < tolerance))
    state.SkipWithError(
        fmt::format("wrong answer: {:.8f} instead of {:.8f}, {}", found, expected, to_string(solve.outcome)).c_str());
  state.counters["products"] = solve.products;
}

void whole_matrices(benchmark::State& state) {
  const Case c(state.range(0) != 0);
  Exposures exposures;
  for (auto _ : state)
    exposures = compute_exposures(c.world, c.economy, {}, c.equilibrium, {.threads = static_cast<int>(state.range(1))});
  check(state, exposures.real_income.productivity(c.world.find_country("USA").value(), c.world.find_country("CHN").value()),
        by_difference(c), exposures.solve);
}
BENCHMARK(whole_matrices)
    ->Name("exposure/icio-2022")
    ->ArgNames({"short", "threads"})
    ->ArgsProduct({{0, 1}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void factorise(benchmark::State& state) {
  const Case c(state.range(0) != 0);
  for (auto _ : state) benchmark::DoNotOptimize(Linearisation(c.world, c.economy, {}, c.equilibrium));
}
BENCHMARK(factorise)->Name("linearise/icio-2022")->ArgName("short")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void one_gradient(benchmark::State& state) {
  const Case c(state.range(0) != 0);
  const Linearisation linear(c.world, c.economy, {}, c.equilibrium);
  OutcomeVector objective;
  objective.real_income = ByCountry({c.world.country_count()});
  objective.real_income(c.world.find_country("USA").value()) = 1;
  std::vector<Gradient> gradient;
  for (auto _ : state) gradient = linear.gradients(std::span(&objective, 1));
  double productivity = 0;
  for (const Sector j : all<Sector>(c.world.sector_count()))
    productivity += gradient[0].by.log_productivity(j, c.world.find_country("CHN").value());
  check(state, productivity, by_difference(c), gradient[0].solve);
}
BENCHMARK(one_gradient)->Name("gradient/icio-2022")->ArgName("short")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
