#include "sources/registry.hpp"

#include <algorithm>

#include "sources/published_readers.hpp"
#include "tables/csv_records.hpp"
#include "tables/packed_stream.hpp"

namespace entrepot::sources {
namespace {

constexpr std::size_t head_size = 4096, longest_header = std::size_t{1} << 20;

std::string ids_of(const std::vector<SourceReader>& readers) {
  std::string ids;
  for (const SourceReader& reader : readers) ids += (ids.empty() ? "" : ", ") + reader.id;
  return ids;
}

/// The separator that stands most often in the line.
char separator_of(std::string_view line) {
  char best = ',';
  for (const char separator : {';', '\t'})
    if (std::ranges::count(line, separator) > std::ranges::count(line, best)) best = separator;
  return best;
}

}  // namespace

const std::vector<SourceReader>& source_readers() {
  static const std::vector<SourceReader> readers = {
      {"baci-pair-totals", "CEPII BACI, totals by pair of countries", knows_baci_pair_totals, read_baci_pair_totals},
      {"cepii-baci", "CEPII BACI, trade by pair and HS6", knows_cepii_baci, read_cepii_baci},
      {"cited-facts", "single figures cited from public pages", knows_cited_facts, read_cited_facts},
      {"comext-extract", "extracts of Eurostat Comext by product or member, partner and period", knows_comext_extract,
       read_comext_extract},
      {"comext-partner-totals", "Eurostat Comext, exports of the EU by partner and year", knows_comext_partner_totals,
       read_comext_partner_totals},
      {"described", "any CSV, described by a TOML file", knows_described_csv, read_described_csv},
      {"eurostat-comext", "Eurostat Comext, bulk files", knows_eurostat_comext, read_eurostat_comext, 2},
      {"imf-imts", "IMF International Trade in Goods by partner (IMTS, formerly DOTS)", knows_imf_imts, read_imf_imts},
      {"market-series", "oil prices, exchange rates, budgets", knows_market_series, read_market_series},
      {"national-imports", "imports by partner, national statistical offices", knows_national_imports, read_national_imports},
      {"oecd-icio", "OECD Inter-Country Input-Output tables, as published", knows_icio_wide, read_icio_wide},
      {"oecd-icio-flows", "OECD ICIO, bilateral flows by sector", knows_icio_flows, read_icio_flows},
      {"russia-fcs", "Russian Federal Customs Service, tables as CSV", knows_russian_customs_csv, read_russian_customs_csv},
      {"russia-fcs-xlsx", "Russian Federal Customs Service, workbooks", knows_russian_customs_xlsx, read_russian_customs_xlsx},
      {"sanctions-lists", "lists and counts of sanctioned persons and vessels", knows_sanctions_lists, read_sanctions_lists},
      {"un-comtrade", "UN Comtrade, CSV", knows_comtrade_csv, read_comtrade_csv},
      {"un-comtrade-json", "UN Comtrade, answers of the API", knows_comtrade_json, read_comtrade_json},
      {"wiod", "World Input-Output Database, blocks Z and F", knows_wiod_blocks, read_wiod_blocks},
      {"wiod-2016", "World Input-Output Database, 2016 release, as published", knows_wiod_wide, read_wiod_wide},
  };
  return readers;
}

const SourceReader* find_source_reader(const std::string& id) {
  const auto found = std::ranges::find(source_readers(), id, &SourceReader::id);
  return found != source_readers().end() ? &*found : nullptr;
}

bool has_columns(const FileHead& head, std::initializer_list<std::string_view> names) {
  return std::ranges::all_of(names,
                             [&](std::string_view name) { return std::ranges::find(head.header, name) != head.header.end(); });
}

FileHead read_head(const std::filesystem::path& file, Problems& problems) {
  FileHead head{.path = file, .name = file.filename().string()};
  tables::PackedStream stream(file, problems);
  std::string read;  // the first line whole: tables with thousands of columns have long ones
  while (read.size() < head_size || (read.size() < longest_header && read.find('\n') == std::string::npos)) {
    const std::size_t before = read.size();
    read.resize(before + head_size);
    const std::size_t got = stream.read(read.data() + before, head_size);
    read.resize(before + got);
    if (got == 0) break;
  }
  if (read.starts_with("\xFF\xFE") || read.starts_with("\xFE\xFF"))
    problems.add({.file = file.string(), .rule = "the text is UTF-16", .hint = "save it as UTF-8"});
  if (read.starts_with("\xEF\xBB\xBF")) read.erase(0, 3);
  head.start = read.substr(0, head_size);
  const bool text = read.find('\0') == std::string::npos && !read.starts_with("PK\x03\x04");
  if (!text) return head;
  const std::string_view line = std::string_view(read).substr(0, read.find('\n'));
  std::vector<std::string_view> fields;
  std::deque<std::string> unquoted;
  tables::CsvRecords records(line, separator_of(line));
  if (records.next(fields, unquoted)) head.header.assign(fields.begin(), fields.end());
  if (!head.header.empty() && head.header.back().ends_with('\r')) head.header.back().pop_back();
  return head;
}

const SourceReader* recognise(const std::filesystem::path& file, Problems& problems) {
  Problems of_head;
  const FileHead head = read_head(file, of_head);
  for (const Problem& problem : of_head.list()) problems.add(problem);
  if (!of_head.empty()) return nullptr;
  std::vector<SourceReader> known;
  const SourceReader* last = nullptr;
  for (const SourceReader& reader : source_readers()) {
    if (!reader.recognises(head)) continue;
    known.push_back(reader);
    last = &reader;
  }
  if (known.size() == 1) return last;
  problems.add({.file = file.string(),
                .line = 1,
                .rule = known.empty() ? "the file is of none of the sources that can be read"
                                      : "several sources know this file: " + ids_of(known),
                .hint = known.empty()
                            ? "name one by --source (" + ids_of(source_readers()) + "), or describe the file by --describe"
                            : "name one by --source"});
  return nullptr;
}

}  // namespace entrepot::sources
