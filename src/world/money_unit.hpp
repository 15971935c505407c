// Units of money in files that users write.
#pragma once

#include <optional>
#include <string>

namespace entrepot {

/// How amounts in the files become million USD: times `multiply`, then over `divide` (both powers of ten, so that the
/// result is the double nearest to what was written).
struct MoneyUnit {
  double multiply = 1, divide = 1;
  double to_million(double amount) const { return amount * multiply / divide; }
};

inline constexpr const char* money_unit_rule = "must be \"USD\", \"thousand USD\", \"million USD\" or \"billion USD\"";

/// Nothing for any other word.
inline std::optional<MoneyUnit> money_unit(const std::string& word) {
  if (word == "USD") return MoneyUnit{1, 1e6};
  if (word == "thousand USD") return MoneyUnit{1, 1e3};
  if (word == "million USD") return MoneyUnit{1, 1};
  if (word == "billion USD") return MoneyUnit{1e3, 1};
  return std::nullopt;
}

}  // namespace entrepot
