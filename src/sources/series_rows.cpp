#include "sources/series_rows.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>

namespace entrepot::sources {
namespace {

bool digits(std::string_view text, std::size_t length, int& value) {
  if (text.size() != length) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + length, value);
  return error == std::errc{} && end == text.data() + length && value >= 0;
}

std::uint32_t index_of(tables::CodePool& pool, std::string_view code) {
  return code.empty() ? tables::CodeColumn::missing : pool.index(code);
}

}  // namespace

bool parse_day(std::string_view text, Day& day) {
  day = {};
  if (!digits(text.substr(0, 4), 4, day.year)) return false;
  if (text.size() == 4) return true;
  if (text.size() < 7 || text[4] != '-' || !digits(text.substr(5, 2), 2, day.month) || day.month < 1 || day.month > 12)
    return false;
  if (text.size() == 7) return true;
  return text.size() == 10 && text[7] == '-' && digits(text.substr(8, 2), 2, day.day) && day.day >= 1 && day.day <= 31;
}

void SeriesRows::add(std::string_view series, std::string_view place, const Day& day, double value, std::string_view unit) {
  ++rows_read_;
  series_index_.push_back(index_of(series_, series));
  place_index_.push_back(index_of(place_, place));
  unit_index_.push_back(index_of(unit_, unit));
  year_.push_back(day.year);
  month_.push_back(day.month);
  day_.push_back(day.day);
  row_.push_back(at_row_);
  value_.push_back(value);
}

Publication SeriesRows::finish(Publication about) {
  about.table = "series";
  SourceCoverage& coverage = about.coverage;
  coverage.rows_read = rows_read_;
  coverage.reporters = place_.codes().size();
  coverage.products = series_.codes().size();
  coverage.value_unit = unit_.codes().size() == 1 ? unit_.codes()[0] : "";
  using Date = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  Date first{9999, 0, 0}, last{0, 0, 0};
  for (std::size_t row = 0; row < value_.size(); ++row) {
    first = std::min(first, Date{year_[row], month_[row], day_[row]});
    last = std::max(last, Date{year_[row], month_[row], day_[row]});
  }
  auto text = [](const Date& date) {
    const auto [year, month, day] = date;
    return period_text(year, month) + (day == 0 ? "" : fmt::format("-{:02}", day));
  };
  if (!value_.empty()) {
    coverage.first_period = text(first);
    coverage.last_period = text(last);
  }
  coverage.left_out = left_out_.list();
  about.unknown = unknown_.list();
  about.columns.rows = value_.size();
  about.columns.list = {{"series", tables::CodeColumn{series_.take(), std::move(series_index_)}},
                        {"place", tables::CodeColumn{place_.take(), std::move(place_index_)}},
                        {"year", std::move(year_)},
                        {"month", std::move(month_)},
                        {"day", std::move(day_)},
                        {"row", std::move(row_)},
                        {"value", std::move(value_), coverage.value_unit},
                        {"unit", tables::CodeColumn{unit_.take(), std::move(unit_index_)}}};
  return about;
}

}  // namespace entrepot::sources
