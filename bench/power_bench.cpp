// The whole matrix of exit options of the embedded World: 81 economies, 3 240 ties cut, each solved and certified. Counters:
// pairs a second, worst residual. The answer is asserted: what Russia and China would lose without each other, and every
// certificate.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/power.hpp"

namespace entrepot {
namespace {

constexpr double russia_without_china = 1.37009, china_without_russia = 0.16159, tolerance = 5e-5;  // percent (100 x log)

void check_answer(benchmark::State& state, const WorldPower& power) {
  const Country china = power.world->find_country("CHN").value(), russia = power.world->find_country("RUS").value();
  for (const CutTie& tie : power.states[0].ties) {
    if (tie.outcome != Outcome::converged || tie.residual.value > certified_tolerance) state.SkipWithError("not certified");
    if (Country(tie.a) != china || Country(tie.b) != russia) continue;
    if (std::abs(tie.loss_b - russia_without_china) > tolerance || std::abs(tie.loss_a - china_without_russia) > tolerance)
      state.SkipWithError(fmt::format("wrong answer: RUS {:.5f} %, CHN {:.5f} %", tie.loss_b, tie.loss_a).c_str());
  }
}

void whole_matrix(benchmark::State& state) {
  Scenario scenario;
  PowerOptions options;
  options.worlds = {{"icio-2022", ""}};
  PowerStudy study;
  for (auto _ : state) study = run_power(scenario, options, {.threads = static_cast<int>(state.range(0))});
  const WorldPower& power = study.worlds[0];
  check_answer(state, power);
  double worst = 0;
  for (const CutTie& tie : power.states[0].ties) worst = std::max(worst, tie.residual.value);
  state.counters["residual"] = worst;
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(power.states[0].ties.size()));
}
BENCHMARK(whole_matrix)
    ->Name("power/icio-2022")
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->Unit(benchmark::kSecond)
    ->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
