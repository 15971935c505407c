#include "measures/dates.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <set>

namespace entrepot {

bool is_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  const std::chrono::year_month_day day{std::chrono::year{std::stoi(text.substr(0, 4))},
                                        std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))},
                                        std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}};
  return day.ok() && day.year() >= std::chrono::year{1900} && day.year() < std::chrono::year{2200};
}

bool in_force(const Measure& measure, const std::string& day) {
  return (measure.from.empty() || measure.from <= day) && (measure.until.empty() || day < measure.until);
}

bool ever_together(const Measure& a, const Measure& b) {
  const std::string& start = std::max(a.from, b.from);
  const bool before_a_ends = a.until.empty() || start.empty() || start < a.until;
  const bool before_b_ends = b.until.empty() || start.empty() || start < b.until;
  return before_a_ends && before_b_ends;
}

std::vector<std::string> change_dates(const Scenario& scenario) {
  std::set<std::string> days;
  for (const Measure& measure : scenario.measures) {
    if (!measure.from.empty()) days.insert(measure.from);
    if (!measure.until.empty()) days.insert(measure.until);
  }
  return {days.begin(), days.end()};
}

}  // namespace entrepot
