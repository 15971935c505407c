#include "sources/comtrade_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace entrepot::sources {
namespace {

bool parse_period(std::string_view text, int& year, int& month) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || (text.size() != 4 && text.size() != 6)) return false;
  year = text.size() == 4 ? number : number / 100;
  month = text.size() == 4 ? 0 : number % 100;
  return year >= 1900 && year <= 2100 && month <= 12 && (text.size() == 4 || month >= 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

/// Imports and exports; the reason to leave it out for the rest; nothing for what is no flow of theirs.
enum class ComtradeFlow { imports, exports, part, unknown };
ComtradeFlow flow_of(std::string_view code, std::string& reason) {
  const std::string flow = lower(code);
  if (flow == "m" || flow == "1" || flow == "import" || flow == "imports") return ComtradeFlow::imports;
  if (flow == "x" || flow == "2" || flow == "export" || flow == "exports") return ComtradeFlow::exports;
  if (flow == "rx" || flow == "3" || flow == "re-export" || flow == "re-exports") reason = "re-exports: part of exports";
  if (flow == "rm" || flow == "4" || flow == "re-import" || flow == "re-imports") reason = "re-imports: part of imports";
  if (flow == "dx") reason = "domestic exports: part of exports";
  if (flow == "fm") reason = "foreign imports: part of imports";
  if (flow == "mip" || flow == "mop") reason = "imports for or after processing: part of imports";
  if (flow == "xip" || flow == "xop") reason = "exports for or after processing: part of exports";
  return reason.empty() ? ComtradeFlow::unknown : ComtradeFlow::part;
}

bool is_total(std::string_view code, std::string_view total) { return code.empty() || code == total || code == "-1"; }

Place place_of(std::string_view number, std::string_view iso) {
  const Place place = comtrade_place(number);
  return place.kind == PlaceKind::unknown && !iso.empty() ? iso3_place(iso) : place;
}

/// "H5" as the publisher writes it is HS 2017.
std::string classification_name(const std::string& code) {
  constexpr std::string_view editions[] = {"HS1992", "HS1996", "HS2002", "HS2007", "HS2012", "HS2017", "HS2022"};
  if (code.size() == 2 && code[0] == 'H' && code[1] >= '0' && code[1] <= '6') return std::string(editions[code[1] - '0']);
  return code;
}

std::uint32_t place_index(tables::CodePool& pool, std::vector<Place>& places, std::string_view code, std::string_view iso) {
  const std::uint32_t index = pool.index(code);
  if (index == places.size()) places.push_back(place_of(code, iso));
  return index;
}

}  // namespace

bool ComtradeRows::add(const ComtradeRecord& record, std::string& fault) {
  Kept row{};
  std::string reason;
  const ComtradeFlow flow = flow_of(record.flow, reason);
  if (record.reporter.empty() || record.partner.empty() || record.product.empty()) {
    fault = "reporter, partner and product must not be empty";
  } else if (flow == ComtradeFlow::unknown) {
    fault = "the flow '" + std::string(record.flow) + "' is not known (M, X, RM, RX, DX, FM, MIP, MOP, XIP, XOP or 1 to 4)";
  } else if (!parse_period(record.period, row.year, row.month)) {
    fault = "the period '" + std::string(record.period) + "' must be a year or a year and a month (2022, 202203)";
  } else if (!std::isfinite(record.value) || record.value < 0) {
    fault = "the value must be a number of at least 0";
  }
  if (!fault.empty()) return false;
  if (flow == ComtradeFlow::part) {
    kept_.leave_out(reason, record.value);
    return true;
  }
  row.exports = flow == ComtradeFlow::exports;
  row.reporter = place_index(reporter_, reporter_place_, record.reporter, record.reporter_iso);
  row.partner = place_index(partner_, partner_place_, record.partner, record.partner_iso);
  row.product = product_.index(record.product == "AG0" ? "TOTAL" : record.product);
  row.value = record.value;
  row.line = record.row;
  // some reporters value imports f.o.b.: then no c.i.f. value stands beside the f.o.b. one
  row.cif = !row.exports && !(record.fob > 0 && !(record.cif > 0));
  row.detail = !is_total(record.partner2, "0") || !is_total(record.customs, "C00") || !is_total(record.transport, "0") ||
               !is_total(record.mode_of_supply, "0");
  row.unit = tables::CodeColumn::missing;
  row.quantity = std::numeric_limits<double>::quiet_NaN();
  if (record.net_weight > 0) {
    row.quantity = record.net_weight;
    row.unit = unit_.index("kg");
  } else if (record.quantity > 0 && !record.quantity_unit.empty() && record.quantity_unit != "N/A" &&
             record.quantity_unit != "-1") {
    row.quantity = record.quantity;
    row.unit = unit_.index(record.quantity_unit);
  }
  if (!record.classification.empty() && std::ranges::find(classifications_, record.classification) == classifications_.end())
    classifications_.emplace_back(record.classification);
  rows_.push_back(row);
  return true;
}

std::uint64_t ComtradeRows::group(const Kept& row) const {
  return (static_cast<std::uint64_t>(row.reporter) << 44) ^ (static_cast<std::uint64_t>(row.partner) << 24) ^
         (static_cast<std::uint64_t>(row.year) << 8) ^ (static_cast<std::uint64_t>(row.month) << 1) ^ (row.exports ? 1u : 0u);
}

Publication ComtradeRows::finish(Publication about) {
  ProductLevels levels;
  std::unordered_set<std::uint64_t> with_total;
  const auto& products = product_.codes();
  auto cell = [&](const Kept& row) { return group(row) * 0x9E3779B97F4A7C15u ^ row.product; };
  for (const Kept& row : rows_) {
    if (row.detail) continue;
    levels.add(group(row), products[row.product]);
    with_total.insert(cell(row));
  }
  for (const Kept& row : rows_) {
    if (row.detail) {
      kept_.leave_out(with_total.contains(cell(row))
                          ? "by second partner, customs procedure or transport, beside the total"
                          : "by second partner, customs procedure or transport, without a total in the file",
                      row.value);
      continue;
    }
    if (levels.has_parts(group(row), products[row.product])) {
      kept_.leave_out("headings and chapters beside their parts", row.value);
      continue;
    }
    kept_.add({.reporter = reporter_.codes()[row.reporter],
               .partner = partner_.codes()[row.partner],
               .reporter_place = reporter_place_[row.reporter],
               .partner_place = partner_place_[row.partner],
               .exports = row.exports,
               .product = products[row.product],
               .year = row.year,
               .month = row.month,
               .value = row.value,
               .price_basis = row.cif ? "cif" : "fob",
               .quantity = row.quantity,
               .quantity_unit =
                   row.unit == tables::CodeColumn::missing ? std::string_view() : std::string_view(unit_.codes()[row.unit]),
               .row = row.line});
  }
  about.classification = classifications_.size() == 1 ? classification_name(classifications_[0])
                         : classifications_.empty()   ? "HS"
                                                      : "several";
  return kept_.finish(std::move(about));
}

}  // namespace entrepot::sources
