// Dated numbers (prices, rates, counts, shares) into the columns of a publication.
#pragma once

#include <string_view>
#include <vector>

#include "sources/publication.hpp"
#include "sources/trade_rows.hpp"
#include "tables/code_pool.hpp"

namespace entrepot::sources {

struct Day {
  int year = 0, month = 0, day = 0;  ///< 0 = not given
};

/// "2022", "2022-03", "2022-03-31"; false for anything else.
bool parse_day(std::string_view text, Day& day);

class SeriesRows {
 public:
  /// The line of the file, or row of the sheet, that what is added next stands in; 0 for what no single line holds.
  void at(std::int64_t row) { at_row_ = row; }
  void add(std::string_view series, std::string_view place, const Day& day, double value, std::string_view unit);
  void leave_out(const std::string& reason, std::uint64_t rows = 1) { left_out_.add(reason, 0, rows), rows_read_ += rows; }
  UnknownCodes& unknown() { return unknown_; }
  Publication finish(Publication about);

 private:
  tables::CodePool series_, place_, unit_;
  std::vector<std::uint32_t> series_index_, place_index_, unit_index_;
  std::vector<std::int64_t> year_, month_, day_, row_;
  std::int64_t at_row_ = 0;
  std::vector<double> value_;
  LeftOutRows left_out_;
  UnknownCodes unknown_;
  std::uint64_t rows_read_ = 0;
};

}  // namespace entrepot::sources
