// Eight third countries on the embedded World: 6,561 states solved, every profile looked at. The answer is asserted: all states
// certified, nobody complies unpunished, and each profile found lasts.
#include <benchmark/benchmark.h>

#include <fmt/core.h>

#include "entrepot/compliance.hpp"

namespace entrepot {
namespace {

Scenario question(std::size_t thirds) {
  const std::vector<std::string> all{"CHN", "IND", "TUR", "KAZ", "ARE", "VNM", "BRA", "SAU", "IDN", "ZAF"};
  Scenario scenario;
  scenario.file = "bench.toml";
  Measure west;
  west.id = "west";
  west.kind = MeasureKind::trade_cost;
  west.importers = {"@West"};
  west.exporters = {"RUS"};
  west.sectors = {"all"};
  west.both_ways = true;
  west.change = {Verb::factor, 2};
  scenario.measures = {west};
  Compliance compliance;
  compliance.thirds.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(thirds));
  compliance.third = compliance.thirds.front();
  compliance.target = "RUS";
  compliance.factor = 1.5;
  compliance.penalties = {{.id = "coalition", .by = {"USA", "@EU27"}, .factor = 1.25}};
  compliance.enforcement_pct = {0, 10, 50};
  scenario.compliance = compliance;
  return scenario;
}

void play(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  Economy economy;
  economy.trade_elasticity = trade_elasticity(world, "uniform-4", "long");
  const Scenario scenario = question(static_cast<std::size_t>(state.range(0)));
  ComplyResult result;
  for (auto _ : state)
    result = solve_comply(world, economy, scenario, std::nullopt, {},
                          {.threads = static_cast<int>(state.range(1)), .stop = {}, .on_progress = {}});
  const std::vector<ComplianceGame>& games = result.cases.front().games;
  bool right = result.failed == 0 && games[0].equilibria.size() == 1 && games[0].equilibria[0].count() == 0;
  for (const ComplianceGame& game : games) {
    for (const ComplianceProfile& profile : game.equilibria) right = right && profile.margin >= 0;
  }
  if (!right) state.SkipWithError("wrong answer: a state without equilibrium, compliance without punishment, or a profile left");
  state.counters["states"] = static_cast<double>(result.states);
}
BENCHMARK(play)
    ->Name("comply/icio-2022")
    ->ArgNames({"thirds", "threads"})
    ->Args({4, 2})
    ->Args({8, 2})
    ->Args({10, 2})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
