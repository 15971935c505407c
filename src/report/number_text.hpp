// Numbers as people read them: true minus signs, narrow spaces between thousands, a stated number of digits.
// The rule: sentences carry two significant digits, tables a fixed number of decimals; digits before the point are never
// rounded away. Files for machines (CSV, JSON) use plain_number: ASCII, all the digits that the value has.
#pragma once

#include <cstddef>
#include <string>

namespace entrepot {

inline constexpr int digits_in_text = 2;  ///< results are stylised; a third digit would claim too much
inline constexpr const char* minus_sign = "\u2212";
inline constexpr const char* narrow_space = "\u202F";  ///< does not break lines

/// 4.04 -> "4.0", -0.0832 -> "−0.083", 1234.5 -> "1 234"; 0 -> "0"; "infinite" and "not a number" in words.
std::string significant_text(double value, int digits = digits_in_text);
/// A fixed number of decimals; what rounds to zero has no sign.
std::string fixed_text(double value, int decimals);
/// With "+" before gains, for changes.
std::string signed_text(double value, int digits = digits_in_text);
std::string signed_fixed_text(double value, int decimals);
/// "4.0 %" with a narrow space; `value` is in percent already.
std::string percent_text(double value, int digits = digits_in_text);
std::string signed_percent_text(double value, int digits = digits_in_text);
/// "12 bn USD", "1.2 tn USD", "340 m USD".
std::string money_text(double million_usd, int digits = digits_in_text);
/// What a user wrote, as short as it is: 10 -> "10", 12.5 -> "12.5".
std::string given_text(double value);
/// "1 234".
std::string count_text(std::size_t count);
/// "0.8 s", "3 min 20 s".
std::string seconds_text(double seconds);
/// Scientific, one digit: "3e−12".
std::string residual_text(double value);

/// Shortest ASCII text that reads back to the same value; "inf", "-inf" and "nan" as CSV readers know them.
std::string plain_number(double value);

}  // namespace entrepot
