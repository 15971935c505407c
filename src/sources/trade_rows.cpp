#include "sources/trade_rows.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <system_error>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace entrepot::sources {
namespace {

/// For totals over reporters: their parts are rows of others.
TradeRow of_any_reporter(const TradeRow& row) {
  TradeRow any = row;
  any.reporter = "*";
  return any;
}

}  // namespace

void LeftOutRows::add(const std::string& reason, double value, std::uint64_t rows) {
  auto& entry = by_reason_[reason];
  entry.first += rows;
  entry.second += value == value ? value : 0;
}

std::vector<LeftOut> LeftOutRows::list() const {
  std::vector<LeftOut> list;
  for (const auto& [reason, sum] : by_reason_) list.push_back({reason, sum.first, sum.second});
  return list;
}

void UnknownCodes::note(const std::string& role, std::string_view code, const Place& place, double value) {
  if (place.kind == PlaceKind::unknown) note_code(role, code, value);
  if (place.kind == PlaceKind::unallocated) note_code(role + " that is no single country", code, value);
}

void UnknownCodes::note_code(const std::string& kind, std::string_view code, double value, std::uint64_t rows) {
  auto& entry = by_code_[{kind, std::string(code)}];
  entry.first += rows;
  entry.second += value == value ? value : 0;
}

std::vector<UnknownCode> UnknownCodes::list() const {
  std::vector<UnknownCode> list;
  for (const auto& [code, sum] : by_code_) list.push_back({code.first, code.second, sum.first, sum.second});
  std::ranges::stable_sort(list, std::greater<>{}, &UnknownCode::value);
  return list;
}

std::string_view stored_code(std::string_view published, const Place& place) {
  return place.iso3.empty() ? published : place.iso3;
}

std::string period_text(std::int64_t year, std::int64_t month) {
  return month == 0 ? fmt::format("{}", year) : fmt::format("{}-{:02}", year, month);
}

std::string vintage_of(const std::filesystem::path& file, const ReadOptions& options, const std::string& of_file) {
  if (!options.vintage.empty()) return options.vintage;
  if (!of_file.empty()) return of_file;
  std::error_code unknown;
  const auto written = std::filesystem::last_write_time(file, unknown);
  if (unknown) return "";
  const auto system = std::chrono::file_clock::to_sys(written);
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(
                                        std::chrono::time_point_cast<std::chrono::system_clock::duration>(system))));
}

/// Sixty-four bits of reporter, flow, period and product: two groups fall together once in many thousand files.
std::uint64_t TradeRows::group(const TradeRow& row) {
  const std::uint64_t place = static_cast<std::uint64_t>(group_codes_.index(row.reporter.empty() ? "-" : row.reporter)) << 32 |
                              static_cast<std::uint64_t>(row.year & 0xFFFF) << 8 |
                              static_cast<std::uint64_t>(row.month & 0x7F) << 1 | (row.exports ? 1u : 0u);
  std::uint64_t mixed = place * 0x9E3779B97F4A7C15u ^ std::hash<std::string_view>{}(row.product);
  mixed ^= mixed >> 29;
  return mixed * 0xBF58476D1CE4E5B9u;
}

void TradeRows::add(const TradeRow& row) {
  ++rows_read_;
  const bool is_total = row.partner_place.kind == PlaceKind::total || row.reporter_place.kind == PlaceKind::total;
  if (!is_total) {
    groups_with_parts_.insert(group(row));
    groups_with_parts_.insert(group(of_any_reporter(row)));
    return keep(row);
  }
  totals_.push_back({row, std::string(row.reporter), std::string(row.partner), std::string(row.product),
                     std::string(row.currency), std::string(row.price_basis), std::string(row.quantity_unit)});
}

void TradeRows::keep(const TradeRow& row) {
  unknown_.note("reporter", row.reporter, row.reporter_place, row.value);
  unknown_.note("partner", row.partner, row.partner_place, row.value);
  reporter_.add(stored_code(row.reporter, row.reporter_place));
  partner_.add(stored_code(row.partner, row.partner_place));
  flow_.add(row.exports ? "export" : "import");
  product_.add(row.product);
  year_.push_back(row.year);
  month_.push_back(row.month);
  row_.push_back(row.row);
  value_.push_back(row.value);
  currency_.add(row.currency);
  price_basis_.add(row.price_basis);
  quantity_.push_back(row.quantity);
  quantity_unit_.add(row.quantity_unit);
}

Publication TradeRows::finish(Publication about) {
  for (Waiting& total : totals_) {
    TradeRow row = total.row;
    row.reporter = total.reporter;
    row.partner = total.partner;
    row.product = total.product;
    row.currency = total.currency;
    row.price_basis = total.price_basis;
    row.quantity_unit = total.quantity_unit;
    const bool members = row.reporter_place.kind == PlaceKind::total && groups_with_parts_.contains(group(of_any_reporter(row)));
    if (members || groups_with_parts_.contains(group(row)))
      left_out_.add("a total (" + (members ? total.reporter : total.partner) + ") beside its parts", row.value);
    else
      keep(row);
  }
  totals_.clear();
  about.table = "trade";
  SourceCoverage& coverage = about.coverage;
  coverage.rows_read = rows_read_;
  coverage.reporters = reporter_.pool.codes().size();
  coverage.partners = partner_.pool.codes().size();
  coverage.products = product_.pool.codes().size();
  for (const double value : value_) coverage.value += value == value ? value : 0;
  coverage.value_unit = currency_.pool.codes().size() == 1 ? currency_.pool.codes()[0] : "";
  std::pair<std::int64_t, std::int64_t> first{9999, 0}, last{0, 0};
  for (std::size_t row = 0; row < year_.size(); ++row) {
    first = std::min(first, {year_[row], month_[row]});
    last = std::max(last, {year_[row], month_[row]});
  }
  if (!year_.empty()) {
    coverage.first_period = period_text(first.first, first.second);
    coverage.last_period = period_text(last.first, last.second);
  }
  coverage.left_out = left_out_.list();
  about.unknown = unknown_.list();
  about.columns.rows = value_.size();
  auto codes = [](Codes& from) { return tables::CodeColumn{from.pool.take(), std::move(from.index)}; };
  about.columns.list = {{"reporter", codes(reporter_)},
                        {"partner", codes(partner_)},
                        {"flow", codes(flow_)},
                        {"product", codes(product_)},
                        {"year", std::move(year_)},
                        {"month", std::move(month_)},
                        {"row", std::move(row_)},
                        {"value", std::move(value_), coverage.value_unit},
                        {"currency", codes(currency_)},
                        {"price_basis", codes(price_basis_)},
                        {"quantity", std::move(quantity_)},
                        {"quantity_unit", codes(quantity_unit_)}};
  return about;
}

}  // namespace entrepot::sources
