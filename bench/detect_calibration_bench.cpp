// The promise of `entrepot detect`, by simulation: 5,000 products on 10 routes, negative-binomial counts, the mean doubled in 3 %
// of the cells. Fails unless the mean share of false discoveries is at most q + 2 standard errors. Writes the numbers and two
// pictures for docs/detect.md.
//   build/release/bin/detect_calibration_bench [REPLICATES [FOLDER]]
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/core.h>

#include "detect/simulated_cells.hpp"
#include "report/line_chart.hpp"
#include "report/page.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

using detect::Estimated;
using detect::SimulationOutcome;
using detect::SimulationParams;

std::vector<SimulationOutcome> replicates(const SimulationParams& params, std::size_t count) {
  std::vector<SimulationOutcome> outcomes(count);
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> workers;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t)
    workers.emplace_back([&] {
      for (std::size_t r = next++; r < count; r = next++) outcomes[r] = detect::simulate_replicate(params, r);
    });
  workers.clear();
  return outcomes;
}

/// Prints one line; true if the share of false discoveries is as promised.
bool report(const SimulationParams& params, const std::vector<SimulationOutcome>& outcomes) {
  const auto of = [&](double SimulationOutcome::*what) { return detect::estimated(outcomes, what); };
  const Estimated wrong = of(&SimulationOutcome::false_discoveries), power = of(&SimulationOutcome::power);
  fmt::print("{:<6} {:<8} {:<6} {:<5} {:.4f} ({:.4f})  {:.3f} ({:.3f})  {:.4f}  {:.2f}  {:.4f}  {:.4f}\n", params.dispersion,
             params.median_count, params.empty_months, outcomes.size(), wrong.mean, wrong.error, power.mean, power.error,
             of(&SimulationOutcome::below_five_percent).mean, of(&SimulationOutcome::placebo_flagged).mean,
             of(&SimulationOutcome::placebo_below_five_percent).mean, of(&SimulationOutcome::tested).mean);
  std::fflush(stdout);
  return wrong.mean <= params.false_discovery_rate + 2 * wrong.error;
}

void write_picture(const LineChart& chart, const std::filesystem::path& file) {
  std::string svg = line_chart_svg(chart, wide_chart);
  const std::string opening = "<svg ";
  svg.insert(svg.find(opening) + opening.size(), "xmlns=\"http://www.w3.org/2000/svg\" ");
  svg.insert(svg.find('>') + 1, fmt::format("<style>{}</style>", page_style()));
  std::ofstream(file) << svg << "\n";
}

struct Grid {
  std::vector<double> dispersions{0.02, 0.05, 0.1, 0.2, 0.4}, medians{5, 20, 200};
};

LineChart chart_of(const Grid& grid, const std::vector<std::vector<double>>& values, const std::string& id,
                   const std::string& title, const std::string& y_title) {
  LineChart chart;
  chart.id = id;
  chart.title = title;
  chart.finding = title;
  chart.x_title = "Dispersion of monthly counts (squared coefficient of variation beyond Poisson)";
  chart.y_title = y_title;
  for (std::size_t m = 0; m < grid.medians.size(); ++m)
    chart.series.push_back(
        {fmt::format("median {:.0f} a month", grid.medians[m]), "", grid.dispersions, values[m], {}, {}, true});
  return chart;
}

int run(std::size_t count, const std::filesystem::path& folder) {
  fmt::print("c2     median   empty  n     false discoveries   power           p<.05   placebo: flagged, p<.05   tested\n");
  bool kept = report(SimulationParams{}, replicates(SimulationParams{}, count));
  if (folder.empty()) {  // the grid is for the pictures
    fmt::print("{}\n", kept ? "as promised" : "FAILED: more false discoveries than promised");
    return kept ? 0 : 1;
  }
  const Grid grid;
  std::vector<std::vector<double>> power, wrong;
  for (const double median : grid.medians) {
    power.emplace_back();
    wrong.emplace_back();
    for (const double dispersion : grid.dispersions) {
      SimulationParams params;
      params.dispersion = dispersion;
      params.median_count = median;
      const auto outcomes = replicates(params, std::max<std::size_t>(2, count / 20));
      kept = report(params, outcomes) && kept;
      power.back().push_back(100 * detect::estimated(outcomes, &SimulationOutcome::power).mean);
      wrong.back().push_back(100 * detect::estimated(outcomes, &SimulationOutcome::false_discoveries).mean);
    }
  }
  write_picture(chart_of(grid, power, "detect-power", "Doubled flows that are found, by how restless and how large flows are",
                         "Share of the doubled cells that are flagged, percent"),
                folder / "detect-power.svg");
  LineChart false_alarms = chart_of(grid, wrong, "detect-false-discoveries", "False alarms stay below the rate promised",
                                    "Mean share of false alarms among all alarms, percent");
  false_alarms.references.push_back({100 * SimulationParams{}.false_discovery_rate, "promised: 5 %"});
  write_picture(false_alarms, folder / "detect-false-discoveries.svg");
  fmt::print("{}\n", kept ? "as promised" : "FAILED: more false discoveries than promised");
  return kept ? 0 : 1;
}

}  // namespace
}  // namespace entrepot

int main(int count, char** words) {
  const bool smoke = count > 1 && words[1][0] == '-';  // an option of the other benchmarks
  const std::size_t asked = count > 1 && !smoke ? std::strtoul(words[1], nullptr, 10) : 10;
  return entrepot::run(smoke ? 2 : asked, count > 2 ? words[2] : "");
}
