// Distributions of uncertain numbers, by their inverse: a uniform coordinate becomes a value.
#pragma once

#include <string>

#include "entrepot/questions.hpp"

namespace entrepot {

/// Of the standard normal distribution; u in (0, 1).
double normal_quantile(double u);
/// The value below which the number lies with probability u, u in (0, 1).
double quantile(const UncertainNumber& number, double u);
/// "uniform between 1.1 and 1.5": all digits, for identities and tables.
std::string distribution_text(const UncertainNumber& number);

}  // namespace entrepot
