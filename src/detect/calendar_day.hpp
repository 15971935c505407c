// Days as numbers, so that they can be compared and counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entrepot::detect {

/// Days since 1970-01-01 of "YYYY-MM-DD", a day of the years 1900 to 2199; nothing for other text, or a 30th of February.
std::optional<std::int32_t> parse_calendar_day(std::string_view text);
std::string calendar_day_text(std::int32_t day);

}  // namespace entrepot::detect
