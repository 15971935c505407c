#include "detect/calendar_day.hpp"

#include <chrono>

#include <fmt/format.h>

namespace entrepot::detect {

using namespace std::chrono;

std::optional<std::int32_t> parse_calendar_day(std::string_view text) {
  constexpr std::size_t length = 10, first_dash = 4, second_dash = 7;
  if (text.size() != length || text[first_dash] != '-' || text[second_dash] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0; i < length; ++i) {
    if (i == first_dash || i == second_dash) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int& part = parts[i < first_dash ? 0 : i < second_dash ? 1 : 2];
    part = 10 * part + (text[i] - '0');
  }
  const year_month_day day(year{parts[0]}, month{static_cast<unsigned>(parts[1])},
                           std::chrono::day{static_cast<unsigned>(parts[2])});
  if (!day.ok() || parts[0] < 1900 || parts[0] > 2199) return std::nullopt;
  return static_cast<std::int32_t>(sys_days(day).time_since_epoch().count());
}

std::string calendar_day_text(std::int32_t day) {
  const year_month_day date{sys_days{days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace entrepot::detect
