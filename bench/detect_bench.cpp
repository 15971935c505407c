// Two thousand products to a target and six third countries over three years: the scan of every cell and the regression of the
// routes. The answer is asserted: the one product in fifty whose flow to a third country tripled.
#include <benchmark/benchmark.h>

#include <cmath>

#include "base/counter_random.hpp"
#include "entrepot/detect.hpp"

namespace entrepot {
namespace {

constexpr std::size_t products = 2000, routes = 7, months = 35, break_at = 26;

/// Log-normal months, a fifth of them empty in half of the cells.
FlowTable invented() {
  FlowTable flows;
  flows.exporters = {"EUR"};
  for (std::size_t r = 0; r < routes; ++r) flows.importers.push_back(std::string(2, 'A') + static_cast<char>('A' + r));
  for (std::size_t p = 0; p < products; ++p) flows.products.push_back(std::to_string(10000000 + p));
  for (std::size_t p = 0; p < products; ++p) {
    for (std::size_t r = 0; r < routes; ++r) {
      for (std::size_t t = 0; t < months; ++t) {
        const auto uniform = [&](std::uint64_t k) {
          return (static_cast<double>(random_bits(1, p, r, t, k) >> 11) + 0.5) * 0x1p-53;
        };
        if (p % 2 == 1 && uniform(0) < 0.2) continue;
        const double normal = std::sqrt(-2 * std::log(uniform(1))) * std::cos(6.283185307179586 * uniform(2));
        double value = 1e5 * static_cast<double>(p % 17 + 1) * std::exp(0.3 * normal);
        if (t >= break_at) value *= r == 0 ? 0.5 : r == 1 && p % 50 == 0 ? 3 : 1;
        flows.exporter.push_back(0);
        flows.importer.push_back(static_cast<std::uint32_t>(r));
        flows.product.push_back(static_cast<std::uint32_t>(p));
        flows.month.push_back(static_cast<std::int32_t>(12 * 2020 + t));
        flows.value.push_back(value);
      }
    }
  }
  return flows;
}

void search(benchmark::State& state) {
  DetectInputs inputs;
  inputs.flows = invented();
  DetectRequest request;
  request.target = inputs.flows.importers[0];
  request.thirds.assign(inputs.flows.importers.begin() + 1, inputs.flows.importers.end());
  request.break_month = "2022-03";
  DetectStudy study;
  for (auto _ : state) study = detect_in(inputs, request);
  std::size_t right = 0;
  for (const DetectFinding& f : study.findings)
    right += f.flagged && f.route == inputs.flows.importers[1] && std::stoul(f.product) % 50 == 0;
  const bool found = study.regression_converged && right >= 36 && study.flagged - right <= 6 &&
                     std::abs(study.target.coefficient - std::log(0.5)) < 0.02;
  if (!found) state.SkipWithError("wrong answer");
  state.counters["cells"] = static_cast<double>(study.findings.size());
  state.counters["flagged"] = static_cast<double>(study.flagged);
}
BENCHMARK(search)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
