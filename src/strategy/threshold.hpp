// The threshold of compliance (MODEL.md M19, 11.2 and 11.3): arithmetic alone.
#pragma once

#include <functional>

#include "entrepot/compliance.hpp"

namespace entrepot {

/// q* = (G + b + m) / Pi: the probability of being penalised above which the third country complies. All in log-income units.
/// +infinity where nothing is at stake (Pi <= 0) and ignoring pays; NaN where neither holds.
double compliance_threshold(double gain_and_motives, double stake);
/// The same in words.
Deterrence deterrence_of(double gain_and_motives, double stake);

/// ln q* over another ln q*, split into what the stake and what the gain contribute; NaN unless all four are positive.
struct ThresholdChange {
  double total = 0, from_stake = 0, from_gain = 0;
};
ThresholdChange threshold_change(double first_gain_and_motives, double first_stake, double gain_and_motives, double stake);

/// The least q in [0, 1] at which the advantage of ignoring, a smooth function of q in log income, turns from gain to loss: sign
/// changes are looked for on an even grid and closed in on by bisection to the last bit.
DeterringProbability deterring_probability(const std::function<double(double q)>& advantage);

}  // namespace entrepot
