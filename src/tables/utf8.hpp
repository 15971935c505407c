// UTF-8 (Unicode 15, table 3-7).
#pragma once

#include <cstddef>
#include <string_view>

namespace entrepot::tables {

/// Length of the well-formed sequence at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);

/// Place of the first byte that begins no well-formed sequence; npos where the whole text is UTF-8.
std::size_t first_not_utf8(std::string_view text);

/// Characters of UTF-8 text, which is as many columns of a terminal: bytes that continue one do not count.
std::size_t character_count(std::string_view text);

/// At most so many bytes, cut where a character begins.
std::string_view shortened(std::string_view text, std::size_t most_bytes);

}  // namespace entrepot::tables
