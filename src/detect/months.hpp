// Months as whole numbers, so that they can be counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entrepot::detect {

/// "2022-03" -> 12 * 2022 + 2; nothing for what is no month of the years 1900 to 2199.
std::optional<std::int32_t> parse_month(std::string_view text);
std::string month_text(std::int32_t month);

}  // namespace entrepot::detect
