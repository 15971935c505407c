// Memory of a batch that shares a World: what the process grows by while 128 ties are cut on two threads, less the results that
// it returns, over the size of the World's arrays. The kernel's high-water mark is reset before the batch, so that it counts
// every allocator, and its growth is what a machine has to have. Asserted: every certificate, and the target of three Worlds.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <fstream>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {
namespace {

/// A line of the process's own status, in bytes; 0 where the system has none.
double status_bytes(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key + ":")) return 1024 * std::stod(line.substr(key.size() + 1));
  }
  return 0;
}

void reset_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

template <class... Arrays>
double bytes_of(const Arrays&... arrays) {
  return static_cast<double>(sizeof(double) * (arrays.size() + ...));
}

double world_bytes(const World& w) {
  return bytes_of(w.flow, w.tariff, w.value_added_share, w.input_share, w.final_share, w.value_added, w.deficit);
}

double result_bytes(const Equilibrium& e) {
  return bytes_of(e.wage_change, e.sector_wage_change, e.price_change, e.unit_cost_change, e.consumer_price_change, e.expenditure,
                  e.income, e.tariff_revenue, e.export_tax_revenue, e.deficit, e.transfer);
}

void batch_memory(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  std::vector<Shock> cuts;
  for (const Country a : all<Country>(2)) {
    for (const Country b : all<Country>(world.country_count())) {
      if (a < b && cuts.size() < 128) cuts.push_back(pair_cost(world, a, b, 1, true));
    }
  }
  double growth = 0, results = 0;
  for (auto _ : state) {
    reset_peak();
    const double before = status_bytes("VmRSS");
    const std::vector<Equilibrium> solved = solve_batch(world, economy, cuts, {}, {.threads = static_cast<int>(state.range(0))});
    growth = status_bytes("VmHWM") - before;
    results = 0;
    for (const Equilibrium& e : solved) {
      results += result_bytes(e);
      if (e.outcome != Outcome::converged || e.certificate.max() > certified_tolerance) state.SkipWithError("not certified");
    }
  }
  constexpr double mega = 1e6, most_worlds = 3;
  const double worlds = (growth - results) / world_bytes(world);
  if (!(growth > 0)) state.SkipWithError("the system does not say what memory a process has");
  if (worlds > most_worlds) state.SkipWithError("more memory than three Worlds and the results");
  state.counters["world_MB"] = world_bytes(world) / mega;
  state.counters["results_MB"] = results / mega;
  state.counters["growth_MB"] = growth / mega;
  state.counters["worlds_beside_results"] = worlds;
}
BENCHMARK(batch_memory)
    ->Name("memory/batch-of-cuts/icio-2022")
    ->Arg(1)
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
