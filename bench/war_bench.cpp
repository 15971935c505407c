// Games of governments: the best of 2,160 tariffs. Answers are asserted.
#include <benchmark/benchmark.h>

#include <cmath>

#include <fmt/core.h>

#include "entrepot/tax_policy.hpp"

namespace entrepot {
namespace {

/// One rate by partner and sector for the United States: every goods sector from each of 80 economies.
void best_of_many(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  const Country own = world.find_country("USA").value();
  TaxDesign design{.members = {own}, .partners = {}, .sectors = {}, .detail = TaxDetail::partner_and_sector};
  for (const Country n : all<Country>(world.country_count())) design.partners.push_back({n});
  for (const Sector j : all<Sector>(world.sector_count())) {
    if (world.goods[static_cast<std::size_t>(j.value)]) design.sectors.push_back(j);
  }
  const TaxProblem problem{
      .base = {}, .instruments = tax_instruments(world, design), .objective = government_objective(world, design.members)};
  TaxOptimum best;
  for (auto _ : state) best = maximise_taxes(world, economy, problem);
  if (best.outcome != Outcome::converged)
    state.SkipWithError(fmt::format("{}: distance {:.2e}", to_string(best.outcome), best.distance).c_str());
  state.counters["rates"] = static_cast<double>(best.rates.size());
  state.counters["evaluations"] = best.evaluations;
  state.counters["distance"] = best.distance;
}
BENCHMARK(best_of_many)->Name("best-response/partner-and-sector")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
