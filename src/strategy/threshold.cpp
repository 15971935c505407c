#include "strategy/threshold.hpp"

#include <cmath>
#include <limits>

namespace entrepot {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double compliance_threshold(double gain_and_motives, double stake) {
  if (std::isnan(gain_and_motives) || std::isnan(stake)) return undefined;
  if (stake > 0) return gain_and_motives / stake;
  return gain_and_motives > 0 ? std::numeric_limits<double>::infinity() : undefined;
}

ThresholdChange threshold_change(double first_gain_and_motives, double first_stake, double gain_and_motives, double stake) {
  const bool defined = first_gain_and_motives > 0 && first_stake > 0 && gain_and_motives > 0 && stake > 0;
  if (!defined) return {undefined, undefined, undefined};
  ThresholdChange change;
  change.from_gain = std::log(gain_and_motives / first_gain_and_motives);
  change.from_stake = std::log(first_stake / stake);
  change.total = change.from_gain + change.from_stake;
  return change;
}

}  // namespace entrepot
