// One number that an answer rests on, named so that intervals, probabilities of sign and drivers can be told of it.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

/// `value` is NaN where there is no answer (no certified equilibrium); it may be infinite where the answer is "none would do".
/// The same question gives the same ids in the same order, whatever its numbers.
struct Headline {
  std::string id;     ///< "threshold.us@us-escalation.add_pp=145": stable, without spaces
  std::string words;  ///< "risk of punishment that would keep China observing the sanctions": starts small, no number, no unit
  std::string unit;   ///< "percent", "percentage points", "billion USD a year", "factor" or "probability"
  double value = 0;
};
using Headlines = std::vector<Headline>;

}  // namespace entrepot
