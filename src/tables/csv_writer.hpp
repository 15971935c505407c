// CSV out: UTF-8, LF, quotes only where RFC 4180 needs them, shortest decimal that reads back to the same double.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entrepot::tables {

class CsvWriter {
 public:
  explicit CsvWriter(const std::vector<std::string>& header, char separator = ',');

  CsvWriter& text(std::string_view value);
  CsvWriter& number(double value);  ///< a NaN is an empty field: the value is missing
  CsvWriter& integer(long long value);
  /// Ends the row. A row that is not as wide as the header is our own bug (assertion).
  void end_row();
  /// Rows ended so far, the header not counted.
  std::size_t rows() const { return rows_; }

  const std::string& content() const { return content_; }
  /// Beside the target, then renamed. Errors: InputError (folder not writable).
  void save(const std::filesystem::path& file) const;

 private:
  void separate();

  std::string content_;
  char separator_;
  std::size_t width_, filled_ = 0, rows_ = 0;
};

}  // namespace entrepot::tables
