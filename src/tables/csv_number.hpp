// Numbers in text, read and written without regard to the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entrepot::tables {

/// A finite number in plain or scientific notation, spaces around it allowed; nothing for NaN, infinity, overflow or text.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A hint for text that is nearly a number ("1,5": use a point), else empty.
std::string number_hint(std::string_view text);

}  // namespace entrepot::tables
