// CEPII BACI (Gaulier and Zignago 2010): trade by exporter, importer and HS6, reconciled from both reports. One CSV a year,
// BACI_HS17_Y2023_V202501.csv: t year, i exporter, j importer, k product, v value, q quantity. Licence: Etalab 2.0.
// Codes: Comtrade's numbers (USA 842, France 251, Taiwan 490 ...). Values: thousand current USD, f.o.b. on both sides (the
// importer's report less estimated freight). Quantities: tonnes, "NA" where unknown. Traps: products must keep their leading
// zeros; zero and very small flows are not in it; both directions of a pair stand in one file, so that a sum over exporters and
// importers counts each flow once; the nomenclature is in the file's name alone.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>

#include <fmt/format.h>

#include "sources/published_readers.hpp"
#include "sources/trade_rows.hpp"
#include "tables/csv.hpp"
#include "tables/plain_csv.hpp"

namespace entrepot::sources {
namespace {

/// "HS2017" of "BACI_HS17_Y2023_V202501.csv"; "HS" where the name does not say.
std::string nomenclature(const std::string& name) {
  const std::size_t at = name.find("_HS");
  if (at == std::string::npos || at + 5 > name.size() || !std::isdigit(static_cast<unsigned char>(name[at + 3])) ||
      !std::isdigit(static_cast<unsigned char>(name[at + 4])))
    return "HS";
  const std::string year = name.substr(at + 3, 2);
  return (year >= "80" ? "HS19" : "HS20") + year;
}

/// "202501" of the same.
std::string version(const std::string& name) {
  const std::size_t at = name.find("_V2");
  return at == std::string::npos ? "" : name.substr(at + 2, name.find_first_not_of("0123456789abcdefgh", at + 2) - at - 2);
}

/// The published codes of a column become stored ones; codes of one economy become one.
void store_economies(tables::CodeColumn& column, const char* role, const std::vector<double>& value, UnknownCodes& unknown) {
  std::vector<Place> places;
  for (const std::string& code : column.codes) places.push_back(comtrade_place(code));
  std::vector<double> sum(places.size(), 0);
  std::vector<std::uint64_t> rows(places.size(), 0);
  for (std::size_t row = 0; row < value.size(); ++row) {
    sum[column.index[row]] += value[row];
    ++rows[column.index[row]];
  }
  tables::CodePool pool;
  std::vector<std::uint32_t> new_index;
  for (std::size_t c = 0; c < places.size(); ++c) {
    new_index.push_back(pool.index(stored_code(column.codes[c], places[c])));
    if (places[c].kind == PlaceKind::unknown) unknown.note_code(role, column.codes[c], sum[c], rows[c]);
    if (places[c].kind == PlaceKind::unallocated)
      unknown.note_code(std::string(role) + " that is no single country", column.codes[c], sum[c], rows[c]);
  }
  for (std::uint32_t& index : column.index) index = new_index[index];
  column.codes = pool.take();
}

tables::CodeColumn always(const char* code, std::size_t rows) { return {{code}, std::vector<std::uint32_t>(rows, 0)}; }

/// Six digits; spreadsheets that ate a leading zero are found here.
void check_products(const tables::CodeColumn& products, const std::string& file, Problems& problems) {
  for (const std::string& code : products.codes)
    if (code.size() != 6 || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }))
      return problems.add(
          {.file = file, .field = "k", .value = code, .rule = "must be six digits", .hint = "leading zeros belong to the code"});
}

}  // namespace

bool knows_cepii_baci(const FileHead& head) { return head.header == std::vector<std::string>{"t", "i", "j", "k", "v", "q"}; }

Publication read_cepii_baci(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  using tables::PlainType;
  auto table = tables::read_plain_csv(file,
                                      {{.name = "i"},
                                       {.name = "j"},
                                       {.name = "k"},
                                       {.name = "t", .type = PlainType::whole},
                                       {.name = "v", .type = PlainType::number, .shift = 3},
                                       {.name = "q", .type = PlainType::number, .may_be_missing = true}},
                                      problems);
  if (!table) return {};
  const std::string name = file.filename().string();
  Publication about{.source = "cepii-baci",
                    .title = "CEPII BACI, " + nomenclature(name) + (version(name).empty() ? "" : ", version " + version(name)),
                    .vintage = vintage_of(file, options, version(name)),
                    .licence = "Etalab 2.0",
                    .classification = nomenclature(name)};
  std::vector<tables::NamedColumn>& c = table->list;
  const auto& years = std::get<std::vector<std::int64_t>>(c[3].values);
  const auto& value = std::get<std::vector<double>>(c[4].values);
  check_products(std::get<tables::CodeColumn>(c[2].values), file.string(), problems);
  UnknownCodes unknown;
  store_economies(std::get<tables::CodeColumn>(c[0].values), "reporter", value, unknown);
  store_economies(std::get<tables::CodeColumn>(c[1].values), "partner", value, unknown);
  const std::size_t rows = table->rows;
  std::vector<std::int64_t> lines(rows);
  std::iota(lines.begin(), lines.end(), 2);  // behind the header; the reader knows no empty lines
  SourceCoverage& coverage = about.coverage;
  coverage.rows_read = rows;
  coverage.reporters = std::get<tables::CodeColumn>(c[0].values).codes.size();
  coverage.partners = std::get<tables::CodeColumn>(c[1].values).codes.size();
  coverage.products = std::get<tables::CodeColumn>(c[2].values).codes.size();
  for (const double v : value) coverage.value += v;
  coverage.value_unit = "USD";
  const auto [first, last] = std::ranges::minmax_element(years);
  coverage.first_period = period_text(*first, 0);
  coverage.last_period = period_text(*last, 0);
  about.unknown = unknown.list();
  about.columns.rows = rows;
  about.columns.list = {{"reporter", std::move(c[0].values)},
                        {"partner", std::move(c[1].values)},
                        {"flow", always("export", rows)},
                        {"product", std::move(c[2].values)},
                        {"year", std::move(c[3].values)},
                        {"month", std::vector<std::int64_t>(rows, 0)},
                        {"row", std::move(lines)},
                        {"value", std::move(c[4].values), "USD"},
                        {"currency", always("USD", rows)},
                        {"price_basis", always("fob", rows)},
                        {"quantity", std::move(c[5].values), "tonnes"},
                        {"quantity_unit", always("tonnes", rows)}};
  return about;
}

bool knows_baci_pair_totals(const FileHead& head) {
  return head.header == std::vector<std::string>{"exporter", "importer", "kusd"};
}

/// BACI summed over products by pair, one year (its year stands in the name of the file): exporter and importer as ISO codes,
/// kusd in thousand USD. "NAM" is Namibia, and no value is missing.
Publication read_baci_pair_totals(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const auto table = tables::read_csv(
      file,
      {{.name = "exporter"}, {.name = "importer"}, {.name = "kusd", .type = tables::ColumnType::number, .min = 0, .max = 1e12}},
      problems);
  if (!table) return {};
  const std::string name = file.filename().string();
  const std::size_t digits = name.find_first_of("0123456789");
  const int year = digits == std::string::npos ? 0 : std::atoi(name.substr(digits, 4).c_str());
  if (year < 1988 || year > 2100) {
    problems.add({.file = file.string(), .rule = "the name of the file must hold its year, as in baci2023_totals.csv"});
    return {};
  }
  TradeRows rows;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    const std::string_view exporter = table->text("exporter")[r], importer = table->text("importer")[r];
    rows.add({.reporter = exporter,
              .partner = importer,
              .reporter_place = iso3_place(exporter),
              .partner_place = iso3_place(importer),
              .exports = true,
              .year = year,
              .value = table->number("kusd")[r] * 1000,
              .row = table->line(r)});
  }
  return rows.finish({.source = "baci-pair-totals",
                      .title = fmt::format("CEPII BACI, totals by pair, {}", year),
                      .vintage = vintage_of(file, options),
                      .licence = "Etalab 2.0",
                      .classification = "TOTAL"});
}

}  // namespace entrepot::sources
