// Decimal numbers in text as whole numbers of a decimal unit, so that sums are exact.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entrepot::sources {

/// A column of numbers as they are written. `decimals` is what the longest fraction needs, from 2 to 6; longer fractions are
/// rounded to 6, half away from zero, and counted. An empty field is no amount: 0.
class DecimalColumn {
 public:
  /// `texts` must outlive it.
  explicit DecimalColumn(std::span<const std::string_view> texts);

  int decimals() const { return decimals_; }
  std::size_t rounded() const { return rounded_; }
  /// Nothing for what is no number, or beyond 9e15 units.
  std::optional<std::int64_t> units(std::size_t row) const;

 private:
  std::span<const std::string_view> texts_;
  int decimals_ = 2;
  std::size_t rounded_ = 0;
};

/// 1234567, 2 -> "12345.67".
std::string decimal_text(std::int64_t units, int decimals);

/// A code that a spreadsheet took for a number: all digits, one less than the classification has.
bool lost_leading_zero(std::string_view classification, std::string_view code);

}  // namespace entrepot::sources
