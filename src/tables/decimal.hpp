// Decimal text into the nearest double, eight digits at a time. Reads up to 8 bytes before and 8 behind the text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace entrepot::tables {

static_assert(std::endian::native == std::endian::little, "eight digits are read as one word, the first in its lowest byte");

inline std::uint64_t load_eight(const char* text) {
  std::uint64_t word;
  std::memcpy(&word, text, sizeof word);
  return word;
}

/// True when all bytes are '0' to '9'.
inline bool are_digits(std::uint64_t word) {
  return ((word & 0xF0F0F0F0F0F0F0F0u) | (((word + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u) >> 4)) == 0x3333333333333333u;
}

/// Eight digits as a number, by three multiplications (Lemire 2021, "Number parsing at a gigabyte per second").
inline std::uint64_t digits_value(std::uint64_t word) {
  word = (word & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
  word = (word & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
  return (word & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
}

/// The `length` (1 to 8) bytes from `text` on, behind as many '0' as make eight.
inline std::uint64_t padded_digits(const char* text, std::size_t length) {
  const unsigned bits = 8 * static_cast<unsigned>(length);
  return (load_eight(text) << (64 - bits)) | ((0x3030303030303030u >> bits / 2) >> (bits - bits / 2));
}

inline constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                           1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// mantissa * 10^exponent rounded once: both are doubles without error (mantissa below 2^53, |exponent| up to 22; Clinger 1990).
inline double exact_product(std::uint64_t mantissa, int exponent) {
  const double value = static_cast<double>(mantissa);
  return exponent < 0 ? value / powers_of_ten[-exponent] : value * powers_of_ten[exponent];
}

/// Any decimal, in plain or scientific notation, times 10^shift; nothing where it is no finite number.
std::optional<double> parse_decimal(std::string_view text, int shift);

/// The same with a short way for up to 8 digits before and 7 behind the point.
inline std::optional<double> parse_short_decimal(const char* begin, const char* end, int shift) {
  const std::size_t length = static_cast<std::size_t>(end - begin);
  if (length - 1 < 16) {
    const std::uint64_t tail = load_eight(end - 8);
    const std::uint64_t not_point = tail ^ 0x2E2E2E2E2E2E2E2Eu;
    // one bit in each byte that is a point
    const std::uint64_t points = ~(((not_point & 0x7F7F7F7F7F7F7F7Fu) + 0x7F7F7F7F7F7F7F7Fu) | not_point | 0x7F7F7F7F7F7F7F7Fu);
    const std::size_t behind = points == 0 ? 8 : static_cast<std::size_t>(std::countl_zero(points)) / 8;
    if (behind == 8 || behind >= length) {
      if (length <= 8) {
        const std::uint64_t digits = padded_digits(begin, length);
        if (are_digits(digits)) return exact_product(digits_value(digits), shift);
      }
    } else if (const std::size_t before = length - behind - 1; behind > 0 && before - 1 < 8) {
      const std::uint64_t high = padded_digits(begin, before), low = padded_digits(end - behind, behind);
      if (are_digits(high) && are_digits(low)) {
        constexpr std::uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};
        return exact_product(digits_value(high) * tens[behind] + digits_value(low), shift - static_cast<int>(behind));
      }
    }
  }
  return parse_decimal({begin, length}, shift);
}

}  // namespace entrepot::tables
