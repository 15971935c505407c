#include "sources/decimal_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "tables/csv_number.hpp"

namespace entrepot::sources {
namespace {

constexpr int most_decimals = 6;
constexpr std::int64_t most_units = 9'000'000'000'000'000;  // below 2^53: exact as a double too

/// Sign, digits, a point and a power of ten: what can be read without rounding. Spaces around are allowed, as elsewhere.
struct Plain {
  bool negative = false;
  std::string digits;  ///< without the point
  int decimals = 0;
};

/// The power of ten behind "e", cut off the text; nothing where it is none or out of all proportion.
std::optional<int> take_exponent(std::string_view& text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view digits = text.substr(at + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const auto exponent = tables::parse_integer(digits);
  text = text.substr(0, at);
  if (!exponent || *exponent < -30 || *exponent > 30) return std::nullopt;
  return static_cast<int>(*exponent);
}

std::optional<Plain> plain(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto exponent = take_exponent(text);
  if (!exponent) return std::nullopt;
  Plain read;
  if (text.starts_with('-')) {
    read.negative = true;
    text.remove_prefix(1);
  }
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9') {
      read.digits += c;
      read.decimals += point ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  if (read.digits.empty()) return std::nullopt;
  read.decimals -= *exponent;
  while (read.decimals < 0) {
    read.digits += '0';
    ++read.decimals;
  }
  while (read.decimals > 0 && read.digits.size() > 1 && read.digits.ends_with('0')) {
    read.digits.pop_back();
    --read.decimals;
  }
  if (read.digits == "0") read.decimals = 0;
  return read;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

DecimalColumn::DecimalColumn(std::span<const std::string_view> texts) : texts_(texts) {
  for (const std::string_view text : texts) {
    const auto number = plain(text);
    const int needed = number ? number->decimals : text.empty() ? 0 : most_decimals;
    decimals_ = std::max(decimals_, std::min(needed, most_decimals));
    if (needed > most_decimals) ++rounded_;
  }
}

std::optional<std::int64_t> DecimalColumn::units(std::size_t row) const {
  const std::string_view text = texts_[row];
  if (text.empty()) return 0;
  const auto number = plain(text);
  if (!number || number->decimals > decimals_ || number->digits.size() > 17) {  // long fractions, and what is far out of range
    const auto value = tables::parse_number(text);
    if (!value) return std::nullopt;
    const double scaled = std::round(*value * static_cast<double>(power_of_ten(decimals_)));
    return std::abs(scaled) <= static_cast<double>(most_units) ? std::optional(static_cast<std::int64_t>(scaled)) : std::nullopt;
  }
  std::int64_t units = 0;
  for (const char c : number->digits) units = 10 * units + (c - '0');
  const std::int64_t scale = power_of_ten(decimals_ - number->decimals);
  if (units > most_units / scale) return std::nullopt;
  return (number->negative ? -1 : 1) * units * scale;
}

std::string decimal_text(std::int64_t units, int decimals) {
  const std::uint64_t size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  const auto scale = static_cast<std::uint64_t>(power_of_ten(decimals));
  const std::string sign = units < 0 ? "-" : "";
  if (decimals == 0) return sign + std::to_string(size);
  return fmt::format("{}{}.{:0{}}", sign, size / scale, size % scale, decimals);
}

bool lost_leading_zero(std::string_view classification, std::string_view code) {
  const std::string padded = "0" + std::string(code);
  return !is_code_of(classification, code) && is_code_of(classification, padded) && !code_rule(classification).empty();
}

}  // namespace entrepot::sources
