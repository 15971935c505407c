#include "tables/sheet_date.hpp"

#include <chrono>
#include <cmath>

#include <fmt/core.h>

namespace entrepot::tables {

bool shows_date(std::string_view format) {
  bool day_or_year = false, month_or_minute = false, time = false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '"' || c == '[') {
      const std::size_t end = format.find(c == '"' ? '"' : ']', at + 1);
      if (end == std::string_view::npos) break;
      const std::string_view inside = format.substr(at + 1, end - at - 1);
      time = time || (c == '[' && inside.find_first_not_of("hHmMsS") == std::string_view::npos);
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == ';') {
      break;  // what follows is for negative numbers
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      day_or_year = true;
    } else if (c == 'm' || c == 'M') {
      month_or_minute = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      time = true;
    } else if ((c == 'G' || c == 'g') && format.substr(at).size() >= 7) {
      at += 6;  // General
    }
  }
  return day_or_year || (month_or_minute && !time);
}

bool shows_date(unsigned built_in_format) {
  const unsigned f = built_in_format;
  return (f >= 14 && f <= 17) || f == 22 || (f >= 27 && f <= 31) || f == 36 || (f >= 50 && f <= 54) || f == 57 || f == 58;
}

std::string sheet_date(double serial, bool from_1904) {
  using namespace std::chrono;
  constexpr double longest = 2958466;  // 10000-01-01
  if (!(serial >= 0 && serial < longest)) return "";
  const double seconds_in_all = std::round(serial * 86400);
  const double whole_days = std::floor(seconds_in_all / 86400);
  long day = static_cast<long>(whole_days);
  const long second = static_cast<long>(seconds_in_all - whole_days * 86400);
  sys_days date;
  if (from_1904) {
    date = sys_days(year{1904} / 1 / 1) + days(day);
  } else {
    if (day < 1 || day == 60) return "";
    if (day < 60) ++day;
    date = sys_days(year{1899} / 12 / 30) + days(day);
  }
  const year_month_day ymd(date);
  if (static_cast<int>(ymd.year()) > 9999) return "";
  std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                                 static_cast<unsigned>(ymd.day()));
  if (second != 0) text += fmt::format("T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  return text;
}

}  // namespace entrepot::tables
