#include "sources/country_codes.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "sources/classifications.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

struct Spelling {
  std::string_view spelling, iso3;
};

/// UN Comtrade's and BACI's numbers that are not ISO's. The areas are a little larger than the country: with Puerto Rico and the
/// Virgin Islands, Monaco and overseas departments, Liechtenstein, Svalbard, Sikkim.
struct TradeNumber {
  std::string_view iso3;
  int number;
};
constexpr std::array<TradeNumber, 6> un_trade_numbers = {{{"USA", 842},
                                                          {"FRA", 251},
                                                          {"CHE", 757},
                                                          {"NOR", 579},
                                                          {"IND", 699},
                                                          {"TWN", 490}}};  // 490: "other Asia, not elsewhere specified"

/// Withdrawn by ISO under a new code for the same country, or in use beside ISO.
constexpr std::array<Spelling, 13> other_codes = {{{"ROM", "ROU"},
                                                   {"ZAR", "COD"},
                                                   {"TMP", "TLS"},
                                                   {"BUR", "MMR"},
                                                   {"KSV", "XKX"},
                                                   {"KOS", "XKX"},
                                                   {"WBG", "PSE"},
                                                   {"ADO", "AND"},
                                                   {"IMY", "IMN"},
                                                   {"EL", "GRC"},
                                                   {"UK", "GBR"},
                                                   {"XS", "SRB"},
                                                   {"381", "ITA"}}};

/// Names that customs offices and the press use and the file does not have.
constexpr std::array<Spelling, 34> other_names = {{{"Taiwan, Province of China", "TWN"},
                                                   {"Chinese Taipei", "TWN"},
                                                   {"Other Asia, nes", "TWN"},
                                                   {"Kosovo", "XKX"},
                                                   {"Turkey", "TUR"},
                                                   {"Czech Republic", "CZE"},
                                                   {"Russia", "RUS"},
                                                   {"Korea, Rep.", "KOR"},
                                                   {"Rep. of Korea", "KOR"},
                                                   {"South Korea", "KOR"},
                                                   {"Dem. People's Rep. of Korea", "PRK"},
                                                   {"North Korea", "PRK"},
                                                   {"USA", "USA"},
                                                   {"United States", "USA"},
                                                   {"United States of America", "USA"},
                                                   {"United Kingdom", "GBR"},
                                                   {"Viet Nam", "VNM"},
                                                   {"Vietnam", "VNM"},
                                                   {"Iran", "IRN"},
                                                   {"Syria", "SYR"},
                                                   {"Laos", "LAO"},
                                                   {"Lao PDR", "LAO"},
                                                   {"Moldova", "MDA"},
                                                   {"Bolivia", "BOL"},
                                                   {"Venezuela", "VEN"},
                                                   {"Tanzania", "TZA"},
                                                   {"Macedonia", "MKD"},
                                                   {"Swaziland", "SWZ"},
                                                   {"Cape Verde", "CPV"},
                                                   {"Ivory Coast", "CIV"},
                                                   {"Burma", "MMR"},
                                                   {"DR Congo", "COD"},
                                                   {"Kyrgyz Republic", "KGZ"},
                                                   {"Macao", "MAC"}}};

constexpr const char* iso3_column = "ISO3166-1-Alpha-3";
constexpr const char* iso2_column = "ISO3166-1-Alpha-2";
constexpr const char* numeric_column = "ISO3166-1-numeric";
constexpr const char* short_name = "CLDR display name";
constexpr std::array<const char*, 3> name_columns = {short_name, "official_name_en", "UNTERM English Short"};

Country kosovo() { return {.iso3 = "XKX", .iso2 = "XK", .numeric = 412, .un_trade = 412, .name = "Kosovo"}; }

int un_trade_number(const Country& country) {
  const auto at = std::ranges::find(un_trade_numbers, country.iso3, &TradeNumber::iso3);
  return at == un_trade_numbers.end() ? country.numeric : at->number;
}

void add_spellings(CountryCodes& codes) {
  for (const Country& country : codes.list) {
    for (const std::string& spelling : {country.iso3, country.iso2, country.name, std::to_string(country.numeric),
                                        fmt::format("{:03}", country.numeric), std::to_string(country.un_trade)})
      codes.spellings.emplace(spelling, country.iso3);
  }
  const auto add = [&](const Spelling& one) {
    if (codes.find(one.iso3) != nullptr) codes.spellings.emplace(one.spelling, one.iso3);
  };
  std::ranges::for_each(other_codes, add);
  std::ranges::for_each(other_names, add);
}

}  // namespace

std::optional<std::string> CountryCodes::iso3(std::string_view spelling) const {
  const auto at = spellings.find(spelling);
  return at == spellings.end() ? std::nullopt : std::optional(at->second);
}

const Country* CountryCodes::find(std::string_view iso3) const {
  const auto at = std::ranges::lower_bound(list, iso3, {}, [](const Country& c) { return std::string_view(c.iso3); });
  return at != list.end() && at->iso3 == iso3 ? &*at : nullptr;
}

std::optional<CountryCodes> read_country_codes(const std::filesystem::path& folder, Problems& problems) {
  const std::filesystem::path path = folder / "country-codes.csv";
  if (!std::filesystem::exists(path)) return std::nullopt;
  std::vector<tables::Column> columns = {{.name = iso3_column},
                                         {.name = iso2_column},
                                         {.name = numeric_column, .type = tables::ColumnType::integer, .min = 1, .max = 999}};
  for (const char* name : name_columns) columns.push_back({.name = name, .may_be_empty = true});
  const auto table = tables::read_csv(path, columns, problems);
  if (!table) return std::nullopt;
  tables::TableProblems rows(problems);
  CountryCodes codes;
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view iso3 = table->text(iso3_column)[row], iso2 = table->text(iso2_column)[row];
    if (!is_code_of("GTAP10-REGION", iso3))
      rows.found.add(table->problem(row, iso3_column, std::string(iso3), "3 capital letters"));
    for (const std::string_view code : {iso3, iso2})
      if (!seen.emplace(code, row).second)
        rows.found.add(table->problem(row, code == iso3 ? iso3_column : iso2_column, std::string(code),
                                      "this code stands twice in the file"));
    Country country{.iso3 = std::string(iso3),
                    .iso2 = std::string(iso2),
                    .numeric = static_cast<int>(table->integer(numeric_column)[row]),
                    .un_trade = 0,
                    .name = std::string(table->text(short_name)[row])};
    country.un_trade = un_trade_number(country);
    for (const char* name : name_columns)
      if (!table->text(name)[row].empty()) codes.spellings.emplace(table->text(name)[row], iso3);
    codes.list.push_back(std::move(country));
  }
  if (!rows.found.empty()) return std::nullopt;
  codes.list.push_back(kosovo());
  std::ranges::sort(codes.list, {}, &Country::iso3);
  add_spellings(codes);
  return codes;
}

std::vector<Concordance> country_concordances(const CountryCodes& countries) {
  std::vector<CodePair> any, to_iso2, to_numeric, to_un, iso2, numeric, un;
  for (const auto& [spelling, iso3] : countries.spellings) any.emplace_back(spelling, iso3);
  for (const Country& country : countries.list) {
    const std::string padded = fmt::format("{:03}", country.numeric);
    iso2.emplace_back(country.iso2, country.iso3);
    to_iso2.emplace_back(country.iso3, country.iso2);
    numeric.emplace_back(padded, country.iso3);
    numeric.emplace_back(std::to_string(country.numeric), country.iso3);
    to_numeric.emplace_back(country.iso3, padded);
    un.emplace_back(std::to_string(country.un_trade), country.iso3);
    un.emplace_back(fmt::format("{:03}", country.un_trade), country.iso3);
    to_un.emplace_back(country.iso3, std::to_string(country.un_trade));
  }
  const auto made = [](std::string from, std::string to, std::vector<CodePair> pairs) {
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());  // a number of three digits is padded already
    return make_concordance(
        {.from = std::move(from), .to = std::move(to), .source = "country-codes.csv and tables of ours", .notes = {}},
        std::move(pairs));
  };
  std::vector<Concordance> list;
  list.push_back(made("COUNTRY", "ISO3", std::move(any)));
  list.push_back(made("ISO2", "ISO3", std::move(iso2)));
  list.push_back(made("ISO-NUMERIC", "ISO3", std::move(numeric)));
  list.push_back(made("UN-TRADE", "ISO3", std::move(un)));
  list.push_back(made("ISO3", "ISO2", std::move(to_iso2)));
  list.push_back(made("ISO3", "ISO-NUMERIC", std::move(to_numeric)));
  list.push_back(made("ISO3", "UN-TRADE", std::move(to_un)));
  return list;
}

}  // namespace entrepot::sources
