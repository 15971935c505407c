// What each verb does to a rate. Rates are fractions (0.25 = 25 %); the numbers of a change are percent or points.
#pragma once

#include "entrepot/scenario.hpp"

namespace entrepot {

/// add_pp: t + a. set_rate: a. max_rate: min(t, a). linear_cut: t (1 - c). swiss: a t / (a + t), the Swiss formula of the Tokyo
/// Round (GATT, The Tokyo Round of Multilateral Trade Negotiations, 1979). power_pct: (1 + t)(1 + c) - 1. May be not finite or at
/// most -1: the caller refuses that. `change.verb` must be one of these.
double changed_rate(double rate, Change change);

}  // namespace entrepot
