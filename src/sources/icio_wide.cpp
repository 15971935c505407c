// OECD Inter-Country Input-Output tables as published, one wide CSV a year: "2020_SML.csv" (2023 edition and later),
// "ICIO2021_2018.csv" (2021 edition) and their like. First column V1 (or empty) with rows ARG_A01_02 (2021: ARG_01T02), columns
// the same and, for final use, ARG_HFCE, ARG_NPISH, ARG_GGFC, ARG_GFCF, ARG_INVNT, ARG_DPABR; last rows TLS, VA, OUT (2021:
// ARG_TAXSUB ..., VALU, OUTPUT), last column OUT (2021: TOTAL). Licence: CC BY 4.0, cite OECD. Values: million current USD at
// basic prices. Traps: China and Mexico stand as parts (CN1, CN2, MX1, MX2) in the extended tables, beside rows of zeros under
// their own code in some editions: the parts are added up here; the year stands in the file's name alone; changes in stocks are
// negative in places.
#include <charconv>

#include <fmt/format.h>

#include "sources/input_output_rows.hpp"
#include "sources/published_readers.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv_matrix.hpp"

namespace entrepot::sources {
namespace {

/// "ARG_A01_02" into "ARG" and "A01_02"; China and Mexico whole.
bool split_label(std::string_view label, std::string_view& economy, std::string_view& code) {
  if (label.size() < 5 || label[3] != '_') return false;
  economy = label.substr(0, 3);
  code = label.substr(4);
  if (economy == "CN1" || economy == "CN2") economy = "CHN";
  if (economy == "MX1" || economy == "MX2") economy = "MEX";
  return true;
}

bool is_margin(std::string_view label) {
  for (const std::string_view end : {"TLS", "VA", "OUT", "VALU", "OUTPUT", "TOTAL", "TAXSUB"})
    if (label == end || (label.size() == 4 + end.size() && label[3] == '_' && label.substr(4) == end)) return true;
  return false;
}

/// The last number of four digits in a name that is a year.
int year_in(const std::string& name) {
  int year = 0;
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + at, name.data() + at + 4, number);
    if (error == std::errc{} && end == name.data() + at + 4 && number >= 1990 && number <= 2100) year = number;
  }
  return year;
}

}  // namespace

bool knows_icio_wide(const FileHead& head) {
  if (head.header.size() < 3) return false;
  std::string_view economy, code;
  const std::string& first = head.header[0];
  return (first.empty() || first == "V1") && split_label(head.header[1], economy, code) &&
         head.header[1].find('|') == std::string::npos;
}

Publication read_icio_wide(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const int year = year_in(file.filename().string());
  if (year == 0) problems.add({.file = file.string(), .rule = "the name of the file must hold its year, as in 2020_SML.csv"});
  const auto table = tables::read_csv_matrix(file, problems);
  if (!table || year == 0) return {};
  InputOutputRows rows(year, 1e6);
  std::vector<std::pair<std::string_view, std::string_view>> columns(table->column_labels.size());
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (!is_margin(table->column_labels[c]) && !split_label(table->column_labels[c], columns[c].first, columns[c].second))
      problems.add({.file = file.string(),
                    .line = 1,
                    .value = table->column_labels[c],
                    .rule = "must be ECONOMY_SECTOR or ECONOMY_USE, as ARG_A01_02"});
  for (std::size_t r = 0; r < table->row_labels.size(); ++r) {
    std::string_view exporter, sector;
    const std::string& label = table->row_labels[r];
    if (is_margin(label)) {
      for (std::size_t c = 0; c < columns.size(); ++c)
        rows.leave_out("taxes, value added and output under the columns", (*table)(r, c));
      continue;
    }
    if (!split_label(label, exporter, sector)) {
      problems.add({.file = file.string(),
                    .line = static_cast<long>(r) + 2,
                    .value = label,
                    .rule = "must be ECONOMY_SECTOR, as ARG_A01_02, or TLS, VA, OUT"});
      continue;
    }
    rows.at(static_cast<std::int64_t>(r) + 2);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].first.empty())
        rows.leave_out("output beside the rows", (*table)(r, c));
      else
        rows.add(exporter, sector, columns[c].first, columns[c].second, (*table)(r, c));
    }
  }
  return rows.finish({.source = "oecd-icio",
                      .title = fmt::format("OECD ICIO, {}", year),
                      .vintage = vintage_of(file, options),
                      .licence = "CC BY 4.0, cite OECD",
                      .classification = "ICIO"});
}

}  // namespace entrepot::sources
