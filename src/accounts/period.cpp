#include "entrepot/period.hpp"

#include <array>
#include <charconv>

#include <fmt/core.h>

namespace entrepot {
namespace {

std::optional<int> whole_number(std::string_view text, std::size_t digits) {
  int value = 0;
  if (text.size() != digits || text.front() < '0' || text.front() > '9') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_month(const std::optional<int>& month) { return month && *month >= 1 && *month <= 12; }

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  const std::optional<int> year = whole_number(text.substr(0, 4), 4);
  if (!year) return std::nullopt;
  if (text.size() == 4) return Period{*year, 1, 12};
  if (text[4] != '-' || text.size() < 7) return std::nullopt;
  const std::optional<int> first = whole_number(text.substr(5, 2), 2);
  if (!is_month(first)) return std::nullopt;
  if (text.size() == 7) return Period{*year, *first, *first};
  if (text.size() != 11 || text.substr(7, 2) != "..") return std::nullopt;
  const std::optional<int> last = whole_number(text.substr(9, 2), 2);
  if (!is_month(last) || *last < *first) return std::nullopt;
  return Period{*year, *first, *last};
}

std::string to_string(const Period& period) {
  if (period.first == 1 && period.last == 12) return fmt::format("{:04}", period.year);
  if (period.first == period.last) return fmt::format("{:04}-{:02}", period.year, period.first);
  return fmt::format("{:04}-{:02}..{:02}", period.year, period.first, period.last);
}

Period year_before(const Period& period) { return {period.year - 1, period.first, period.last}; }

int days_in(const Period& period) {
  static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = period.year % 4 == 0 && (period.year % 100 != 0 || period.year % 400 == 0);
  int sum = 0;
  for (int month = period.first; month <= period.last; ++month)
    sum += days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  return sum;
}

}  // namespace entrepot
