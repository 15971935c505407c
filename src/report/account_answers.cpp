#include "report/account_answers.hpp"

#include <cmath>

#include "report/facts_words.hpp"
#include "report/json_values.hpp"
#include "report/number_text.hpp"
#include "report/terminal_text.hpp"

namespace entrepot {

nlohmann::ordered_json interval_json(const Interval& interval) {
  return {{"low", number_json(interval.low)}, {"value", number_json(interval.value)}, {"high", number_json(interval.high)}};
}

TableCell percent_cell(double fraction, int decimals) {
  return std::isfinite(fraction) ? number_cell(100 * fraction, decimals) : TableCell{"", ""};
}

TableCell percent_interval_cell(const Interval& fraction, int decimals) {
  const Interval percent{100 * fraction.low, 100 * fraction.value, 100 * fraction.high};
  return {interval_text(percent, decimals), plain_number(percent.low) + " to " + plain_number(percent.high)};
}

std::string notes_text(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes)
    for (const std::string& line : wrapped("note: " + note, 110)) text += line + "\n";
  return text;
}

}  // namespace entrepot
