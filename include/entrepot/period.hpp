// Months of one year: a month, the year to date, the whole year.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entrepot {

struct Period {
  int year = 0;
  int first = 1, last = 12;  ///< months, 1 to 12, first <= last
  auto operator<=>(const Period&) const = default;
};

/// "2025", "2025-04", "2025-01..04" (January to April); nothing for other text.
std::optional<Period> parse_period(std::string_view text);
std::string to_string(const Period& period);
/// The same months a year before.
Period year_before(const Period& period);
/// Days of the period, with the 29th of February in leap years (Gregorian rule).
int days_in(const Period& period);

}  // namespace entrepot
