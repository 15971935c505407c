// Days as ISO "YYYY-MM-DD", which sort as text.
#pragma once

#include <string>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// A day of the Gregorian calendar, years 1900 to 2199.
bool is_day(const std::string& text);
/// from <= day < until; an empty bound is open.
bool in_force(const Measure& measure, const std::string& day);
/// Is there a day on which both are in force?
bool ever_together(const Measure& a, const Measure& b);

}  // namespace entrepot
