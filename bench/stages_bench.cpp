// What one solve of the embedded World consists of, stage by stage, minimum seconds: the pass over the World, the model of
// countries, the rows of the shock, a sweep, its correction, its acceleration and the certificate. Each asserts that its stage
// did its work. The machine's memory bandwidth over the bytes of a sweep stands beside them: the bound of a sweep.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"
#include "model/joint_map.hpp"
#include "solve/anderson.hpp"
#include "solve/country_model.hpp"
#include "solve/input_check.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

/// The case of solve/icio-2022 in equilibrium_bench.cpp.
struct Case {
  World world = load_embedded_world("icio-2022");
  Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  Shock shock = apply(read_scenario(testing::source_path("scenarios/west-sanctions.toml")), world).shock;
  PreparedWorld prepared{world, economy};
  SolverParams params{};
};

const Case& the_case() {
  static const Case c;
  return c;
}

void input_check(benchmark::State& state) {
  const Case& c = the_case();
  for (auto _ : state) check_solve_input(c.world, c.economy, {&c.shock, 1}, c.params);
  if (c.shock.cells.empty()) state.SkipWithError("nothing to check");
}

void prepare(benchmark::State& state) {
  const Case& c = the_case();
  double income = 0;
  for (auto _ : state) income = PreparedWorld(c.world, c.economy).income[0];
  if (income != c.prepared.income[0]) state.SkipWithError("wrong income");
}

void country_model(benchmark::State& state) {
  const Case& c = the_case();
  for (auto _ : state) benchmark::DoNotOptimize(CountryModel(c.prepared, c.params.wage_step));
}

void shock_rows(benchmark::State& state) {
  const Case& c = the_case();
  std::size_t size = 0;
  for (auto _ : state) size = JointMap(c.prepared, c.shock).size();
  if (size != c.prepared.N * (2 * c.prepared.J + 1)) state.SkipWithError("wrong size of the state");
}

/// A sweep from the benchmark and what follows it before the next.
struct Swept {
  JointMap map;
  std::vector<double> now, next;
  explicit Swept(const Case& c) : map(c.prepared, c.shock), now(map.size()), next(map.size()) {
    map.start(now);
    map.apply(now, next, c.params.wage_step);
  }
};

void sweep(benchmark::State& state) {
  const Case& c = the_case();
  Swept s(c);
  double residual = 0;
  for (auto _ : state) residual = s.map.apply(s.now, s.next, c.params.wage_step).max();
  if (!(residual > 0)) state.SkipWithError("a sweep that finds nothing");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(s.map.bytes_per_sweep()));
}

void correction(benchmark::State& state) {
  const Case& c = the_case();
  Swept s(c);
  const CountryModel countries(c.prepared, c.params.wage_step);
  std::vector<double> corrected = s.next;
  for (auto _ : state) {
    std::ranges::copy(s.next, corrected.begin());
    countries.correct(s.now, corrected);
  }
  if (corrected == s.next) state.SkipWithError("not corrected");
}

void acceleration(benchmark::State& state) {
  const Case& c = the_case();
  Swept s(c);
  Anderson anderson(s.map.size(), c.params.anderson_depth);
  for (auto _ : state) {
    s.map.start(s.now);
    anderson.step(s.now, s.next);
  }
}

void certificate(benchmark::State& state) {
  const Case& c = the_case();
  const Equilibrium e = solve(c.world, c.economy, c.shock);
  Certificate found;
  for (auto _ : state) found = certify(c.world, c.economy, c.shock, e);
  if (found.max() != e.certificate.max() || found.max() > certified_tolerance) state.SkipWithError("not certified");
}

/// a = b + s c over arrays that together have the size of a sweep's.
void bandwidth(benchmark::State& state) {
  const std::size_t count = static_cast<std::size_t>(state.range(0)) * 1024 / 3 / sizeof(double);
  std::vector<double> a(count, 0.0), b(count, 1.0), c(count, 2.0);
  for (auto _ : state) {
    for (std::size_t i = 0; i < count; ++i) a[i] = b[i] + 3 * c[i];
    benchmark::DoNotOptimize(a.data());
    benchmark::ClobberMemory();
  }
  if (a[count / 2] != 7) state.SkipWithError("wrong sum");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(3 * count * sizeof(double)));
}

/// Reading alone, which is what a sweep mostly does: the sum of an array, in eight vectors at once.
void reading(benchmark::State& state) {
  const std::size_t count = static_cast<std::size_t>(state.range(0)) * 1024 / sizeof(double) / 64 * 64;
  std::vector<double> a(count, 1.0);
  double sum[64];
  for (auto _ : state) {
    std::ranges::fill(sum, 0.0);
    for (std::size_t i = 0; i < count; i += 64) {
      for (std::size_t k = 0; k < 64; ++k) sum[k] += a[i + k];
    }
    benchmark::DoNotOptimize(sum);
  }
  if (sum[5] != static_cast<double>(count / 64)) state.SkipWithError("wrong sum");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(count * sizeof(double)));
}

void repeat(benchmark::internal::Benchmark* b) {
  b->Unit(benchmark::kMicrosecond)
      ->ComputeStatistics("min", [](const std::vector<double>& v) { return *std::ranges::min_element(v); })
      ->Repetitions(15)
      ->MinTime(0.02)
      ->ReportAggregatesOnly();
}
BENCHMARK(input_check)->Name("stage/input-check")->Apply(repeat);
BENCHMARK(prepare)->Name("stage/prepare-world")->Apply(repeat);
BENCHMARK(country_model)->Name("stage/country-model")->Apply(repeat);
BENCHMARK(shock_rows)->Name("stage/shock-rows")->Apply(repeat);
BENCHMARK(sweep)->Name("stage/sweep")->Apply(repeat);
BENCHMARK(correction)->Name("stage/correction")->Apply(repeat);
BENCHMARK(acceleration)->Name("stage/acceleration")->Apply(repeat);
BENCHMARK(certificate)->Name("stage/certificate")->Apply(repeat);
BENCHMARK(bandwidth)->Name("bandwidth/triad")->ArgName("KiB")->Arg(1024)->Arg(4300)->Arg(65536)->Apply(repeat);
BENCHMARK(reading)->Name("bandwidth/read")->ArgName("KiB")->Arg(1024)->Arg(4300)->Arg(65536)->Apply(repeat);

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
