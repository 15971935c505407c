// At which value of one input an answer would turn, read from the draws: not solved for, and said so.
#pragma once

#include <span>
#include <vector>

#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// Partial residuals (Larsen and McCleary 1972): the answer less what a linear regression ascribes to the other inputs. Their
/// means over eight classes of the input, each with equally many draws, must rise or fall throughout within two standard errors;
/// the crossing of `critical` is found on straight lines between classes. `compress` puts answers that may be infinite, or nearly
/// so, through y / (1 + |y|) first. `inputs` holds those that have a value; draws without an answer are left out.
Turn turning_value(std::span<const double> answers, std::span<const std::vector<double>> inputs, std::size_t input,
                   double critical, bool compress);

}  // namespace entrepot
