#include "report/number_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entrepot {
namespace {

/// Digits of a non-negative number with narrow spaces between thousands.
std::string grouped(double magnitude, int decimals) {
  std::string digits = fmt::format("{:.{}f}", magnitude, decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += narrow_space;
    text += digits[i];
  }
  return text + digits.substr(point);
}

bool rounds_to_zero(double value, int decimals) { return std::abs(value) * std::pow(10.0, decimals) < 0.5; }

int decimals_for(double value, int digits) {
  if (value == 0) return 0;
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  int decimals = std::max(0, digits - 1 - exponent);
  // 0.0996 at two digits rounds up to 0.10, which has a digit too many
  const double rounded = std::round(std::abs(value) * std::pow(10.0, decimals)) / std::pow(10.0, decimals);
  if (decimals > 0 && rounded >= std::pow(10.0, exponent + 1)) --decimals;
  return decimals;
}

std::string not_finite(double value) {
  if (std::isnan(value)) return "not a number";
  return value > 0 ? "infinite" : std::string(minus_sign) + "infinite";
}

}  // namespace

std::string fixed_text(double value, int decimals) {
  if (!std::isfinite(value)) return not_finite(value);
  const bool negative = value < 0 && !rounds_to_zero(value, decimals);
  return (negative ? minus_sign : "") + grouped(std::abs(value), decimals);
}

std::string significant_text(double value, int digits) {
  if (!std::isfinite(value)) return not_finite(value);
  return fixed_text(value, decimals_for(value, digits));
}

std::string signed_text(double value, int digits) { return (value > 0 ? "+" : "") + significant_text(value, digits); }

std::string signed_fixed_text(double value, int decimals) {
  return (value > 0 && !rounds_to_zero(value, decimals) ? "+" : "") + fixed_text(value, decimals);
}

std::string percent_text(double value, int digits) { return significant_text(value, digits) + narrow_space + "%"; }
std::string signed_percent_text(double value, int digits) { return signed_text(value, digits) + narrow_space + "%"; }

std::string money_text(double million_usd, int digits) {
  const double magnitude = std::abs(million_usd);
  if (magnitude >= 999500) return significant_text(million_usd / 1e6, digits) + narrow_space + "tn USD";
  if (magnitude >= 999.5) return significant_text(million_usd / 1e3, digits) + narrow_space + "bn USD";
  return significant_text(million_usd, digits) + narrow_space + "m USD";
}

std::string given_text(double value) {
  const std::string digits = fmt::format("{}", std::abs(value));
  return value < 0 ? minus_sign + digits : digits;
}

std::string count_text(std::size_t count) { return grouped(static_cast<double>(count), 0); }

std::string seconds_text(double seconds) {
  if (seconds < 60) return significant_text(seconds, 2) + narrow_space + "s";
  const int whole = static_cast<int>(std::lround(seconds));
  return fmt::format("{}{}min {}{}s", whole / 60, narrow_space, whole % 60, narrow_space);
}

std::string residual_text(double value) {
  if (value == 0) return "0";
  if (!std::isfinite(value)) return not_finite(value);
  const std::string scientific = fmt::format("{:.0e}", std::abs(value));  // "3e-12"
  const std::size_t e = scientific.find('e');
  const int exponent = std::stoi(scientific.substr(e + 1));
  return fmt::format("{}{}e{}{}", value < 0 ? minus_sign : "", scientific.substr(0, e), exponent < 0 ? minus_sign : "",
                     std::abs(exponent));
}

std::string plain_number(double value) { return fmt::format("{}", value); }

}  // namespace entrepot
