// Figures as newspapers and customs offices print them.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "entrepot/interval.hpp"

namespace entrepot {
namespace {

constexpr int most_digits = 15;  // that a double holds without loss

/// The text without spaces between digits, and with an ASCII sign.
std::string plain(std::string_view text) {
  static constexpr std::array<std::string_view, 4> spaces{" ", "\u00A0", "\u2009", "\u202F"};
  constexpr std::string_view true_minus = "\u2212";
  std::string out;
  while (!text.empty()) {
    std::size_t skipped = 0;
    for (const std::string_view space : spaces) {
      if (text.starts_with(space)) skipped = space.size();
    }
    if (text.starts_with(true_minus)) {
      out += '-';
      skipped = true_minus.size();
    } else if (skipped == 0) {
      out += text.front();
      skipped = 1;
    }
    text.remove_prefix(skipped);
  }
  return out;
}

}  // namespace

Interval PrintedNumber::interval() const {
  // In units of a tenth of the last place both ends are whole numbers, so each is the double next to its decimal.
  const double scale = std::pow(10.0, decimals + 1), digits = std::round(value * scale), half = half_unit * scale;
  if (half == std::round(half) && std::abs(digits) < 1e15) return {(digits - half) / scale, value, (digits + half) / scale};
  return {value - half_unit, value, value + half_unit};
}

std::optional<PrintedNumber> parse_printed(std::string_view text) {
  std::string number = plain(text);
  const bool negative = number.starts_with('-');
  if (negative || number.starts_with('+')) number.erase(0, 1);
  const std::size_t point = number.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
  if (point != std::string::npos) number.erase(point, 1);
  if (number.empty() || number.size() > most_digits || (point != std::string::npos && (point == 0 || decimals == 0)))
    return std::nullopt;
  std::int64_t digits = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), digits);
  if (error != std::errc{} || end != number.data() + number.size() || digits < 0) return std::nullopt;
  const double unit = std::pow(10.0, decimals), value = static_cast<double>(digits) / unit;
  return PrintedNumber{negative ? -value : value, 0.5 / unit, decimals};
}

PrintedNumber with_half_unit(PrintedNumber number, double half_unit) {
  number.half_unit = half_unit;
  return number;
}

}  // namespace entrepot
