// Stick and carrot on the embedded World: the question as it is shipped, and its map of 20 pressures by 20 transfers in 200 draws
// of the elasticities. Asserted: the answer at the central elasticities, that no draw fails, and that of the draws in which the
// target splits at a point it also splits with more money. seconds_200 is what 200 draws take.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <fmt/core.h>

#include "entrepot/realign.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

/// ln theta normal with a standard deviation of 0.25 and a correlation of one half between sectors, as in MODEL.md M21.
std::vector<Economy> draw_economies(const World& world, std::size_t count) {
  const BySector centre = trade_elasticity(world, "uniform-4", "long");
  std::mt19937_64 random(20221231);
  const auto normal = [&] {
    double noise = -6;  // twelve uniform numbers, so that every library draws the same
    for (int k = 0; k < 12; ++k) noise += static_cast<double>(random() >> 11) * 0x1p-53;
    return noise;
  };
  std::vector<Economy> economies(count, Economy{.trade_elasticity = centre});
  for (Economy& economy : economies) {
    const double common = normal();
    for (double& theta : economy.trade_elasticity.values()) theta *= std::exp(0.25 * std::sqrt(0.5) * (common + normal()));
  }
  return economies;
}

Scenario shipped() { return read_scenario(testing::source_path("scenarios/realign.toml")); }

void answer(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Scenario scenario = shipped();
  const Economy economy = scenario_economy(scenario, world);
  const RealignDetail detail = state.range(1) != 0 ? RealignDetail::full : RealignDetail::headlines;
  RealignResult result;
  for (auto _ : state)
    result = solve_realign(world, economy, scenario, std::nullopt, {}, {.threads = static_cast<int>(state.range(0))}, detail);
  constexpr double expected = 19021, tolerance = 5;  // million USD a year, of the first stick and the first offer
  if (result.outcome() != Outcome::converged) state.SkipWithError("not certified");
  if (std::abs(result.cases.front().transfer.front().value - expected) > tolerance)
    state.SkipWithError(fmt::format("wrong transfer: {:.1f}", result.cases.front().transfer.front().value).c_str());
  state.counters["equilibria"] = static_cast<double>(result.equilibria);
}
BENCHMARK(answer)
    ->Name("realign/icio-2022")
    ->ArgNames({"threads", "full"})
    ->ArgsProduct({{2}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void check_shares(benchmark::State& state, const RealignShares& shares) {
  for (const double failed : shares.failed) {
    if (failed > 0) return state.SkipWithError("a draw has no equilibrium");
  }
  for (std::size_t s = 0; s < shares.sticks; ++s) {
    for (std::size_t o = 0; o < shares.offers; ++o) {
      for (std::size_t p = 0; p < shares.pressures; ++p) {
        for (std::size_t t = 1; t < shares.transfers; ++t) {
          if (shares.split[shares.place(s, o, p, t)] < shares.split[shares.place(s, o, p, t - 1)])
            return state.SkipWithError("more money should split more draws");
        }
      }
    }
  }
  const double none = shares.split[shares.place(0, 0, 0, 0)], all = shares.split[shares.place(0, 1, 0, shares.transfers - 1)];
  if (none != 0 || all != 1) state.SkipWithError("the ends of the map should be certain");
}

void map_of_draws(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Scenario scenario = shipped();
  const RealignResult central = solve_realign(world, scenario_economy(scenario, world), scenario);
  const std::vector<Economy> economies = draw_economies(world, static_cast<std::size_t>(state.range(1)));
  RealignShares shares;
  for (auto _ : state) {
    const std::vector<RealignMapDraw> draws = sweep_realign_map(world, economies, scenario, {central.pressure, central.transfers},
                                                                std::nullopt, {}, {.threads = static_cast<int>(state.range(0))});
    shares = realign_shares(draws);
  }
  check_shares(state, shares);
  state.counters["points"] = static_cast<double>(shares.pressures * shares.transfers);
  state.counters["seconds_200"] = benchmark::Counter(static_cast<double>(economies.size()) / 200,
                                                     benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(map_of_draws)
    ->Name("realign/map")
    ->ArgNames({"threads", "draws"})
    ->Args({2, 200})
    ->Iterations(1)
    ->Unit(benchmark::kSecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
