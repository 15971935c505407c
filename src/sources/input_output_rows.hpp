// Cells of an input-output table into the columns of a publication; cells that stand for one (parts of a country) are added up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sources/publication.hpp"
#include "sources/trade_rows.hpp"
#include "tables/code_pool.hpp"

namespace entrepot::sources {

class InputOutputRows {
 public:
  /// `unit`: USD of one unit of the published values.
  InputOutputRows(int year, double unit) : year_(year), unit_(unit) {}
  /// The line of the file that the cells added next stand in; of a cell that is a sum, the first.
  void at(std::int64_t row) { at_row_ = row; }
  /// `use`: the using sector, the kind of final use, or "ALL". Cells of zero are counted, not kept.
  void add(std::string_view exporter, std::string_view sector, std::string_view importer, std::string_view use, double value);
  void leave_out(const std::string& reason, double value) { left_out_.add(reason, value * unit_), ++rows_read_; }
  Publication finish(Publication about);

 private:
  struct Cell {
    std::uint32_t exporter, sector, importer, use;
    double value;
    std::int64_t row;
  };
  int year_;
  double unit_;
  tables::CodePool economy_, sector_, use_;
  std::vector<Cell> cells_;
  std::uint64_t rows_read_ = 0, zeros_ = 0;
  std::int64_t at_row_ = 0;
  LeftOutRows left_out_;
};

}  // namespace entrepot::sources
