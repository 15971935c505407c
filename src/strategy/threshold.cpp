#include "strategy/threshold.hpp"

#include <cmath>
#include <limits>

namespace entrepot {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::string to_string(Deterrence deterrence) {
  switch (deterrence) {
    case Deterrence::deters:
      return "deters";
    case Deterrence::nothing_deters:
      return "no enforcement deters";
    case Deterrence::complies_unasked:
      return "complies unasked";
    case Deterrence::unknown:
      break;
  }
  return "unknown";
}

double compliance_threshold(double gain_and_motives, double stake) {
  if (std::isnan(gain_and_motives) || std::isnan(stake)) return undefined;
  if (stake > 0) return gain_and_motives / stake;
  return gain_and_motives > 0 ? std::numeric_limits<double>::infinity() : undefined;
}

Deterrence deterrence_of(double gain_and_motives, double stake) {
  if (std::isnan(gain_and_motives) || std::isnan(stake)) return Deterrence::unknown;
  if (gain_and_motives <= 0) return Deterrence::complies_unasked;
  return stake >= gain_and_motives ? Deterrence::deters : Deterrence::nothing_deters;
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

DeterringProbability deterring_probability(const std::function<double(double q)>& advantage) {
  constexpr int intervals = 64;  // the advantage is a polynomial of low degree: 8 at most for exact games
  DeterringProbability result;
  result.value = result.residual = undefined;
  double low = 0, high = 0, before = advantage(0);
  if (std::isnan(before)) return result;
  for (int i = 1; i <= intervals; ++i) {
    const double q = static_cast<double>(i) / intervals, here = advantage(q);
    if (std::isnan(here)) return result;
    if ((before > 0) != (here > 0) && ++result.crossings == 1) {
      low = static_cast<double>(i - 1) / intervals;
      high = q;
    }
    before = here;
  }
  if (advantage(0) <= 0) {
    result.deterrence = Deterrence::complies_unasked;
    result.value = 0;
  } else if (result.crossings == 0) {
    result.deterrence = Deterrence::nothing_deters;
    result.value = std::numeric_limits<double>::infinity();
  } else {
    for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
      (advantage(middle) > 0 ? low : high) = middle;
    result.deterrence = Deterrence::deters;
    result.value = high;
    result.residual = 100 * std::abs(advantage(high));
  }
  return result;
}

}  // namespace entrepot
