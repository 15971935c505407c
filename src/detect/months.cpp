#include "detect/months.hpp"

#include <algorithm>

namespace entrepot::detect {

std::optional<std::int32_t> parse_month(std::string_view text) {
  constexpr std::size_t length = 7, dash = 4;
  if (text.size() != length || text[dash] != '-') return std::nullopt;
  std::int32_t year = 0, month = 0;
  for (std::size_t i = 0; i < length; ++i) {
    if (i == dash) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    std::int32_t& part = i < dash ? year : month;
    part = 10 * part + (text[i] - '0');
  }
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return std::nullopt;
  return 12 * year + month - 1;
}

std::string month_text(std::int32_t month) {
  const std::string number = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (number.size() == 1 ? "-0" : "-") + number;
}

}  // namespace entrepot::detect
