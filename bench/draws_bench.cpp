// Elasticity draws: one counterfactual of the embedded World solved under many vectors of trade elasticities, as for the interval
// of a result. 400 of the 10,000 draws of a study, on two threads; ten_thousand_s is what all of them would take. Asserted: every
// certificate, and that the median loss lies where the central elasticity puts it.
#include <benchmark/benchmark.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <fmt/core.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

constexpr std::size_t drawn = 400;

/// sigma - 1 log-normal around the set's own value, a tenth of a log point apart; independent by sector.
std::vector<Economy> draw_economies(const World& world) {
  const BySector centre = trade_elasticity(world, "uniform-4", "long");
  std::mt19937_64 random(20221231);
  std::vector<Economy> economies(drawn, Economy{.trade_elasticity = centre});
  for (Economy& economy : economies) {
    for (double& theta : economy.trade_elasticity.values()) {
      double noise = -6;  // twelve uniform numbers, so that every library draws the same
      for (int k = 0; k < 12; ++k) noise += static_cast<double>(random() >> 11) * 0x1p-53;
      theta *= std::exp(0.1 * noise);
    }
  }
  return economies;
}

void elasticity_draws(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Shock shock = apply(read_scenario(testing::source_path("scenarios/west-sanctions.toml")), world).shock;
  const Country russia = world.find_country("RUS").value();
  const std::vector<Economy> economies = draw_economies(world);
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(0)));
  std::vector<double> loss(drawn), residual(drawn);
  for (auto _ : state) {
    tbb::parallel_for(std::size_t{0}, drawn, [&](std::size_t d) {
      const Equilibrium e = solve(world, economies[d], shock);
      loss[d] = 100 * (e.wage_change(russia) / e.consumer_price_change(russia) - 1);
      residual[d] = e.outcome == Outcome::converged ? e.certificate.max() : INFINITY;
    });
  }
  const double worst = *std::ranges::max_element(residual);
  std::ranges::nth_element(loss, loss.begin() + drawn / 2);
  constexpr double central = -2.849, tolerance = 0.05;  // percent; solve/icio-2022 of equilibrium_bench.cpp
  if (worst > certified_tolerance) state.SkipWithError("not certified");
  if (std::abs(loss[drawn / 2] - central) > tolerance)
    state.SkipWithError(fmt::format("wrong median: {:.4f} %", loss[drawn / 2]).c_str());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(drawn));
  state.counters["residual"] = worst;
  state.counters["median_loss_pct"] = loss[drawn / 2];
  state.counters["ten_thousand_s"] = benchmark::Counter(
      static_cast<double>(drawn) / 1e4, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(elasticity_draws)
    ->Name("draws/icio-2022")
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->Unit(benchmark::kSecond)
    ->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
