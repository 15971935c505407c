// Eurostat Comext, bulk files by month or year: DECLARANT (or REPORTER), PARTNER, PRODUCT_NC, FLOW, STAT_REGIME (STAT_PROCEDURE
// since 2010), PERIOD, VALUE_IN_EUROS, QUANTITY_IN_KG, SUP_QUANTITY; newer files write VALUE_EUR, QUANTITY_KG and two letters for
// countries. Licence: reuse with attribution (Commission Decision 2011/833/EU). Values: EUR, statistical value at the border of
// the reporter: imports c.i.f. (1), exports f.o.b. (2). Quantities: kg; supplementary units (pieces, litres) differ by product
// and are not taken. Traps: period 202252 is the whole year 2022; regime 4 is the total of the others in older files; Greece is
// GR or EL, Serbia XS, Kosovo XK; QP to QZ are stores, not specified or withheld trade; products with letters are withheld goods;
// members' trade with each other (intra) is measured differently from that with the rest (extra); the United Kingdom is a partner
// since February 2020.
#include <charconv>
#include <cmath>

#include "sources/named_columns.hpp"
#include "sources/product_levels.hpp"
#include "sources/published_readers.hpp"
#include "sources/trade_rows.hpp"
#include "tables/plain_csv.hpp"

namespace entrepot::sources {
namespace {

using tables::CodeColumn;

struct Period {
  int year = 0, month = 0;
  bool valid = false;
};

/// "202203" and, for the whole year, "202252".
Period parse_period(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() != 6) return {};
  Period period{number / 100, number % 100, true};
  if (period.month == 52) period.month = 0;
  period.valid = period.year >= 1988 && period.year <= 2100 && period.month <= 12 && (period.month > 0 || number % 100 == 52);
  return period;
}

std::vector<Place> places_of(const CodeColumn& column) {
  std::vector<Place> places;
  for (const std::string& code : column.codes) places.push_back(comext_place(code));
  return places;
}

std::optional<std::size_t> place_in(const std::vector<std::string>& codes, std::string_view code) {
  const auto at = std::find(codes.begin(), codes.end(), code);
  return at == codes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - codes.begin()));
}

/// The columns of a bulk file, by what they are.
struct Comext {
  std::string file;
  CodeColumn reporter, partner, product, flow, regime, period;
  std::vector<double> value, kilograms, supplementary;
  std::size_t rows = 0;
};

std::optional<Comext> read_columns(const std::filesystem::path& file, const FileHead& head, Problems& problems) {
  using tables::PlainType;
  auto named = [&](std::initializer_list<std::string_view> names) {
    const std::string found = column_named(head, names);
    return found.empty() ? std::string(*names.begin()) : found;
  };
  const std::string supplementary =
      column_named(head, {"SUP_QUANTITY", "SUPPL_QUANTITY", "QUANTITY_SUPPL_UNIT", "SUPPLEMENTARY_QUANTITY"});
  std::vector<tables::PlainColumn> columns = {
      {.name = named({"DECLARANT_ISO", "DECLARANT", "REPORTER"})},
      {.name = named({"PARTNER_ISO", "PARTNER"})},
      {.name = named({"PRODUCT_NC", "PRODUCT"})},
      {.name = named({"FLOW"})},
      {.name = named({"PERIOD"})},
      {.name = named({"VALUE_IN_EUROS", "VALUE_EUR", "VALUE_IN_EUR"}), .type = PlainType::number},
      {.name = named({"QUANTITY_IN_KG", "QUANTITY_KG"}), .type = PlainType::number, .may_be_missing = true}};
  const std::string regime = column_named(head, {"STAT_REGIME", "STAT_PROCEDURE"});
  if (!regime.empty()) columns.push_back({.name = regime, .may_be_missing = true});
  if (!supplementary.empty()) columns.push_back({.name = supplementary, .type = PlainType::number, .may_be_missing = true});
  const std::string first_line = head.start.substr(0, head.start.find('\n'));
  const char separator = first_line.find(';') != std::string::npos    ? ';'
                         : first_line.find('\t') != std::string::npos ? '\t'
                                                                      : ',';
  auto table = tables::read_plain_csv(file, columns, problems, separator);
  if (!table) return std::nullopt;
  auto codes = [&](std::size_t c) { return std::move(std::get<CodeColumn>(table->list[c].values)); };
  auto numbers = [&](std::size_t c) { return std::move(std::get<std::vector<double>>(table->list[c].values)); };
  Comext comext{.file = file.string(),
                .reporter = codes(0),
                .partner = codes(1),
                .product = codes(2),
                .flow = codes(3),
                .period = codes(4),
                .value = numbers(5),
                .kilograms = numbers(6),
                .rows = table->rows};
  if (!regime.empty()) comext.regime = codes(7);
  if (!supplementary.empty()) comext.supplementary = numbers(table->list.size() - 1);
  return comext;
}

std::vector<Period> check_codes(const Comext& comext, Problems& problems) {
  std::vector<Period> periods;
  for (const std::string& code : comext.period.codes) {
    periods.push_back(parse_period(code));
    if (!periods.back().valid)
      problems.add({.file = comext.file,
                    .field = "PERIOD",
                    .value = code,
                    .rule = "must be a year and a month, or 52 for the whole year (202203, 202252)"});
  }
  for (const std::string& flow : comext.flow.codes)
    if (flow != "1" && flow != "2")
      problems.add({.file = comext.file, .field = "FLOW", .value = flow, .rule = "must be 1 (import) or 2 (export)"});
  return periods;
}

/// Withheld goods keep their code; "TOTAL" and CN codes are as they are.
bool mixed_levels(const CodeColumn& products) {
  std::size_t length = 0;
  for (const std::string& code : products.codes) {
    if (code.find_first_not_of("0123456789") != std::string::npos) continue;
    if (length != 0 && code.size() != length) return true;
    length = code.size();
  }
  return false;
}

}  // namespace

bool knows_eurostat_comext(const FileHead& head) {
  auto has = [&](std::initializer_list<std::string_view> names) { return !column_named(head, names).empty(); };
  return has({"DECLARANT", "DECLARANT_ISO", "REPORTER"}) && has({"PARTNER", "PARTNER_ISO"}) && has({"PRODUCT_NC"}) &&
         has({"FLOW"}) && has({"PERIOD"}) && has({"VALUE_IN_EUROS", "VALUE_EUR", "VALUE_IN_EUR"});
}

Publication read_eurostat_comext(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  Problems of_file;
  const FileHead head = read_head(file, of_file);
  const auto comext = of_file.empty() ? read_columns(file, head, of_file) : std::nullopt;
  std::vector<Period> periods;
  if (comext) periods = check_codes(*comext, of_file);
  for (const Problem& problem : of_file.list()) problems.add(problem);
  if (!of_file.empty()) return {};
  const std::vector<Place> reporters = places_of(comext->reporter), partners = places_of(comext->partner);
  const auto total_regime = comext->regime.codes.size() > 1 ? place_in(comext->regime.codes, "4") : std::nullopt;
  auto group = [&](std::size_t r) {
    return static_cast<std::uint64_t>(comext->reporter.index[r]) << 48 ^
           static_cast<std::uint64_t>(comext->partner.index[r]) << 24 ^ static_cast<std::uint64_t>(comext->period.index[r]) << 4 ^
           comext->flow.index[r];
  };
  ProductLevels levels;
  if (mixed_levels(comext->product))
    for (std::size_t r = 0; r < comext->rows; ++r) levels.add(group(r), comext->product.codes[comext->product.index[r]]);
  TradeRows rows;
  std::uint64_t supplementary = 0;
  for (std::size_t r = 0; r < comext->rows; ++r) {
    const std::string& product = comext->product.codes[comext->product.index[r]];
    if (total_regime && comext->regime.index[r] == *total_regime) {
      rows.leave_out("statistical regime 4: the total of the others", comext->value[r]);
    } else if (levels.has_parts(group(r), product)) {
      rows.leave_out("headings and chapters beside their parts", comext->value[r]);
    } else {
      const Period period = periods[comext->period.index[r]];
      const bool exports = comext->flow.codes[comext->flow.index[r]] == "2";
      const bool weighed = comext->kilograms[r] > 0;
      supplementary += !comext->supplementary.empty() && comext->supplementary[r] > 0 ? 1 : 0;
      rows.add({.reporter = comext->reporter.codes[comext->reporter.index[r]],
                .partner = comext->partner.codes[comext->partner.index[r]],
                .reporter_place = reporters[comext->reporter.index[r]],
                .partner_place = partners[comext->partner.index[r]],
                .exports = exports,
                .product = product,
                .year = period.year,
                .month = period.month,
                .value = comext->value[r],
                .currency = "EUR",
                .price_basis = exports ? "fob" : "cif",
                .quantity = weighed ? comext->kilograms[r] : std::nan(""),
                .quantity_unit = weighed ? "kg" : "",
                .row = static_cast<std::int64_t>(r) + 2});
    }
  }
  Publication result = rows.finish({.source = "eurostat-comext",
                                    .title = "Eurostat Comext",
                                    .vintage = vintage_of(file, options),
                                    .licence = "Eurostat: reuse with attribution",
                                    .classification = "CN8"});
  if (supplementary > 0)
    result.coverage.noted.push_back({"with a quantity in a supplementary unit, which is not taken", supplementary, 0});
  return result;
}

}  // namespace entrepot::sources
