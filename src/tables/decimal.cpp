#include "tables/decimal.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "tables/csv_number.hpp"

namespace entrepot::tables {
namespace {

constexpr std::uint64_t largest_exact = std::uint64_t{1} << 53;

/// Sign, digits and point: at most 19 digits, so that nothing overflows. False for anything else.
bool plain_decimal(std::string_view text, bool& negative, std::uint64_t& mantissa, int& behind) {
  negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  mantissa = 0;
  behind = 0;
  int digits = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
      behind += point ? 1 : 0;
      if (++digits > 19) return false;
    } else {
      return false;
    }
  }
  return digits > 0;
}

/// The number with its exponent moved, in text, for the conversion of the standard library.
std::optional<double> by_text(std::string_view text, int shift) {
  if (shift == 0) return parse_number(text);
  if (!parse_number(text)) return std::nullopt;
  const std::size_t e = text.find_first_of("eE");
  int exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view written = text.substr(e + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    if (std::from_chars(written.data(), written.data() + written.size(), exponent).ec != std::errc{} || std::abs(exponent) > 9999)
      return std::nullopt;
  }
  return parse_number(std::string(text.substr(0, e)) + "e" + std::to_string(exponent + shift));
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text, int shift) {
  bool negative = false;
  std::uint64_t mantissa = 0;
  int behind = 0;
  if (plain_decimal(text, negative, mantissa, behind)) {
    const int exponent = shift - behind;
    if (mantissa <= largest_exact && std::abs(exponent) <= 22) {
      const double value = exact_product(mantissa, exponent);
      return negative ? -value : value;
    }
  }
  return by_text(text, shift);
}

}  // namespace entrepot::tables
