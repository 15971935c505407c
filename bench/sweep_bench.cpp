// A sweep of the embedded World: one counterfactual under draws of elasticities and of its own size, intervals and drivers
// included, on two threads. draws_per_s counts evaluations, each with the baseline solved too; equilibrium_ms is thread time by
// solve, to be held against draws/icio-2022. Asserted: the median loss lies where the central elasticity puts it, no draw fails,
// and the size of the measures and the level of elasticities drive it.
#include <benchmark/benchmark.h>

#include <cmath>

#include <fmt/core.h>

#include "entrepot/study.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

Scenario scenario_of_doubt() {
  Scenario scenario = read_scenario(testing::source_path("scenarios/west-sanctions.toml"));
  scenario.pairs.clear();
  UncertaintyQuestion question{.draws = 64};
  question.numbers.push_back(
      {.key = scenario.measures.front().id + ".factor", .distribution = Distribution::uniform, .low = 1.5, .high = 2.5});
  scenario.uncertainty = question;
  return scenario;
}

void sweep_of_sanctions(benchmark::State& state) {
  const Scenario scenario = scenario_of_doubt();
  StudyOptions options;
  options.sweep = SweepOptions{};
  Control control;
  control.threads = static_cast<int>(state.range(0));
  Uncertainty doubt;
  double seconds = 0;
  for (auto _ : state) {
    doubt = run_study(scenario, options, control).uncertainty.value();
    seconds += doubt.seconds;
    state.SetIterationTime(doubt.seconds);
  }
  const HeadlineDoubt* loss = doubt.find("income.RUS@last");
  constexpr double central = -3.946, tolerance = 0.15;  // percent: real income of Russia, run scenarios/west-sanctions.toml
  if (loss == nullptr || doubt.failed > 0) {
    state.SkipWithError("failed draws");
    return;
  }
  if (std::abs(loss->median.value - central) > tolerance)
    state.SkipWithError(fmt::format("wrong median: {:.4f} %", loss->median.value).c_str());
  if (loss->drivers[0].total + loss->drivers[2].total < 0.7) state.SkipWithError("wrong drivers");
  constexpr double solves = 2;  // baseline and scenario
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(doubt.evaluations));
  state.counters["median_loss_pct"] = loss->median.value;
  state.counters["equilibrium_ms"] = 1000 * seconds / static_cast<double>(state.iterations()) *
                                     static_cast<double>(state.range(0)) / solves / static_cast<double>(doubt.evaluations);
}
BENCHMARK(sweep_of_sanctions)
    ->Name("sweep/icio-2022")
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
