// Invented cells with a known truth: does the scan raise the alarm where it should, and only as often elsewhere as it promises?
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "detect/rise_scan.hpp"

namespace entrepot::detect {

struct SimulationParams {
  std::size_t products = 5000, routes = 10;
  std::size_t months_before = 36, months_after = 9;
  double dispersion = 0.1;           ///< c² of the negative binomial: 1 / its size
  double median_count = 20;          ///< a month, over cells; log-normal
  double spread_of_means = 1.5;      ///< standard deviation of the log mean over cells
  double season = 0.2;               ///< amplitude of a yearly wave in the log mean, its phase by product
  double empty_months = 0.02;        ///< share of months that are zero whatever the mean (zero inflation)
  double share_raised = 0.03;        ///< of cells whose mean rises after the break
  double rise = 0.6931471805599453;  ///< log points: ln 2
  double false_discovery_rate = 0.05;
  std::uint64_t seed = 1;
};

struct SimulationOutcome {
  double tested = 0;              ///< share of cells with a p-value
  double false_discoveries = 0;   ///< share of the cells flagged that were not raised (0 where none was flagged)
  double power = 0;               ///< share of the cells raised that were flagged
  double below_five_percent = 0;  ///< share of the cells not raised with p < 0.05: 0.05 if p is right
  double placebo_flagged = 0;     ///< cells flagged where the break is put nine months early, before anything happened
  double placebo_below_five_percent = 0;
};

/// One replicate; the same for the same parameters and number, in any order and on any machine.
SimulationOutcome simulate_replicate(const SimulationParams& params, std::uint64_t replicate);

struct Estimated {
  double mean = 0, error = 0;  ///< standard error of the mean over replicates
};
Estimated estimated(const std::vector<SimulationOutcome>& outcomes, double SimulationOutcome::*what);

}  // namespace entrepot::detect
