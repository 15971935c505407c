// World Input-Output Database as matrices with labels ECONOMY|INDUSTRY: intermediate use Z (columns ECONOMY|INDUSTRY) or final
// use F (columns ECONOMY|CONS_h, CONS_np, CONS_g, GFCF, INVEN), of the 2013 release (c1 to c35) or the 2016 release. Values:
// million current USD at basic prices. Licence: CC BY 4.0 (Timmer et al. 2015). Traps: Romania is ROM, the rest of the world RoW
// in the 2013 release; inventories are negative in places; the year stands in the file's name; output (X) is the sum of a row of
// Z and F and is not read.
#include <charconv>

#include <fmt/format.h>

#include "sources/input_output_rows.hpp"
#include "sources/published_readers.hpp"
#include "tables/csv_matrix.hpp"

namespace entrepot::sources {
namespace {

bool split(const std::string& label, std::string_view& economy, std::string_view& code) {
  const std::size_t bar = label.find('|');
  if (bar == std::string::npos || bar == 0 || bar + 1 == label.size()) return false;
  economy = std::string_view(label).substr(0, bar);
  code = std::string_view(label).substr(bar + 1);
  return true;
}

int year_in(const std::string& name) {
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + at, name.data() + at + 4, number);
    if (error == std::errc{} && end == name.data() + at + 4 && number >= 1995 && number <= 2100) return number;
  }
  return 0;
}

}  // namespace

bool knows_wiod_blocks(const FileHead& head) {
  if (head.header.size() < 2 || (!head.header[0].empty() && head.header[0] != "label")) return false;
  std::string_view economy, code;
  return split(head.header[1], economy, code);
}

Publication read_wiod_blocks(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const int year = year_in(file.filename().string());
  if (year == 0) problems.add({.file = file.string(), .rule = "the name of the file must hold its year, as in wiot_2011_Z.csv"});
  const auto table = tables::read_csv_matrix(file, problems);
  if (!table || year == 0) return {};
  auto labels = [&](const std::vector<std::string>& list, long line) {
    std::vector<std::pair<std::string_view, std::string_view>> parts(list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
      if (!split(list[i], parts[i].first, parts[i].second))
        problems.add({.file = file.string(),
                      .line = line == 1 ? 1 : line + static_cast<long>(i),
                      .value = list[i],
                      .rule = "must be ECONOMY|CODE"});
    return parts;
  };
  const std::size_t faults_before = problems.list().size();
  const auto row = labels(table->row_labels, 2), column = labels(table->column_labels, 1);
  if (problems.list().size() > faults_before) return {};  // a label without its parts names no cell
  InputOutputRows rows(year, 1e6);
  for (std::size_t r = 0; r < row.size(); ++r) {
    rows.at(static_cast<std::int64_t>(r) + 2);
    for (std::size_t c = 0; c < column.size(); ++c)
      rows.add(row[r].first, row[r].second, column[c].first, column[c].second, (*table)(r, c));
  }
  const bool first_release = !row.empty() && row[0].second.starts_with("c");
  return rows.finish({.source = "wiod",
                      .title = fmt::format("WIOD, {} release, {}", first_release ? 2013 : 2016, year),
                      .vintage = vintage_of(file, options, first_release ? "2013" : "2016"),
                      .licence = "CC BY 4.0",
                      .classification = first_release ? "WIOD2013" : "WIOD2016"});
}

}  // namespace entrepot::sources
