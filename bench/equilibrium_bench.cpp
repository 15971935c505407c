// Time of one counterfactual, cold, and of batches, on the two benchmark Worlds; each asserts its answer.
//   nafta      Caliendo-Parro (2015), 31 x 40, tariffs of 1993 to 2005, no deficits (needs the reference data; skipped without)
//   icio-2022  the embedded World, 81 x 28, the West's trade costs with Russia doubled
// Counters: sweeps, us_per_sweep and MB_per_sweep of the joint map, residual (of the certificate).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"
#include "model/joint_map.hpp"
#include "support/caliendo_parro.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

struct Case {
  World world;
  Economy economy;
  Shock shock;
  std::string watched;              ///< country whose real wage is asserted
  double real_wage_pct, tolerance;  ///< the answer, and how far it may lie
};

std::optional<Case> nafta_case() {
  if (!std::filesystem::exists(testing::shared_path("reference/caliendo_parro_2015"))) return std::nullopt;
  testing::CaliendoParro data = testing::caliendo_parro();
  Case c{.world = std::move(data.world)};
  c.economy = {.trade_elasticity = trade_elasticity(c.world, "published", "long"), .closure = Closure::zero};
  c.shock = testing::tariff_shock(c.world, data.tariff_nafta);
  c.watched = "MEX";
  c.real_wage_pct = 1.7153;
  c.tolerance = 5e-4;
  return c;
}

std::optional<Case> icio_case() {
  Case c{.world = load_embedded_world("icio-2022")};
  c.economy = {.trade_elasticity = trade_elasticity(c.world, "uniform-4", "long")};
  const Scenario scenario = read_scenario(testing::source_path("scenarios/west-sanctions.toml"));
  c.shock = apply(scenario, c.world).shock;
  c.watched = "RUS";
  c.real_wage_pct = -2.849;
  c.tolerance = 5e-3;
  return c;
}

double real_wage(const Case& c, const Equilibrium& e) {
  const Country n = c.world.find_country(c.watched).value();
  return e.wage_change(n) / e.consumer_price_change(n);
}

void check_answer(benchmark::State& state, const Case& c, const Equilibrium& e, const Equilibrium& baseline) {
  const double change = 100 * (real_wage(c, e) / real_wage(c, baseline) - 1);
  if (e.outcome != Outcome::converged || e.certificate.max() > certified_tolerance) state.SkipWithError("not certified");
  if (std::abs(change - c.real_wage_pct) > c.tolerance)
    state.SkipWithError(fmt::format("wrong answer: {:.4f} %", change).c_str());
}

void report(benchmark::State& state, const Case& c, const Equilibrium& e) {
  const PreparedWorld prepared(c.world, c.economy);
  state.counters["sweeps"] = e.sweeps;
  state.counters["MB_per_sweep"] = static_cast<double>(JointMap(prepared, c.shock).bytes_per_sweep()) / 1e6;
  state.counters["residual"] = e.certificate.max();
}

void one_solve(benchmark::State& state, const std::optional<Case>& c) {
  if (!c) return state.SkipWithError("no reference data");
  const Equilibrium baseline = solve(c->world, c->economy, {});
  Equilibrium e;
  for (auto _ : state) benchmark::DoNotOptimize(e = solve(c->world, c->economy, c->shock));
  check_answer(state, *c, e, baseline);
  report(state, *c, e);
}

void sweeps(benchmark::State& state, const std::optional<Case>& c) {
  if (!c) return state.SkipWithError("no reference data");
  const PreparedWorld prepared(c->world, c->economy);
  JointMap map(prepared, c->shock);
  std::vector<double> now(map.size()), next(map.size());
  map.start(now);
  for (auto _ : state) {
    benchmark::DoNotOptimize(map.apply(now, next, 0.3));
    now.swap(next);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(map.bytes_per_sweep()));
}

/// Throughput of a batch that shares a World: scenarios a second, `threads` threads.
void batch(benchmark::State& state, const std::optional<Case>& c) {
  if (!c) return state.SkipWithError("no reference data");
  const std::vector<Shock> shocks(64, c->shock);
  const Equilibrium baseline = solve(c->world, c->economy, {});
  std::vector<Equilibrium> results;
  for (auto _ : state) results = solve_batch(c->world, c->economy, shocks, {}, {.threads = static_cast<int>(state.range(0))});
  for (const Equilibrium& e : results) check_answer(state, *c, e, baseline);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(shocks.size()));
}

}  // namespace
}  // namespace entrepot

int main(int argc, char** argv) {
  using namespace entrepot;
  const std::optional<Case> nafta = nafta_case(), icio = icio_case();
  for (const auto& [name, c] : {std::pair{"nafta", &nafta}, std::pair{"icio-2022", &icio}}) {
    const std::string world = name;
    benchmark::RegisterBenchmark(("solve/" + world).c_str(), [c](benchmark::State& s) { one_solve(s, *c); })
        ->Unit(benchmark::kMillisecond)
        ->ComputeStatistics("min", [](const std::vector<double>& v) { return *std::ranges::min_element(v); })
        ->Repetitions(21)
        ->ReportAggregatesOnly();
    benchmark::RegisterBenchmark(("sweep/" + world).c_str(), [c](benchmark::State& s) {
      sweeps(s, *c);
    })->Unit(benchmark::kMicrosecond);
    for (int threads : {1, 2}) {
      benchmark::RegisterBenchmark(("batch-of-64/" + world).c_str(), [c](benchmark::State& s) { batch(s, *c); })
          ->Arg(threads)
          ->ArgName("threads")
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
    }
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
