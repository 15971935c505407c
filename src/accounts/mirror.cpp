#include "entrepot/mirror.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include <fmt/core.h>

namespace entrepot {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Route = std::tuple<std::string, std::string, std::string>;  ///< exporter, importer, product

struct Counted {
  double value = 0;
  PriceBasis basis = PriceBasis::unstated;
};
using Flows = std::map<std::pair<Route, int>, Counted>;

bool wanted(const Route& route, const MirrorQuery& query) {
  const auto& [exporter, importer, product] = route;
  return (query.exporter.empty() || query.exporter == exporter) && (query.importer.empty() || query.importer == importer) &&
         (query.product.empty() || query.product == product) && exporter != "WLD" && exporter != "W00" && importer != "WLD" &&
         importer != "W00";
}

/// One side's flows by year. Months are summed where a route's year has no row of its own.
Flows flows_of(const TradeRecords& records, const char* flow, const MirrorQuery& query, std::string& currency) {
  Flows years, months;
  for (const TradeRecord& row : records.rows) {
    if (row.flow != flow) continue;
    const Route route = std::string(flow) == "export" ? Route{row.reporter, row.partner, row.product}
                                                      : Route{row.partner, row.reporter, row.product};
    if (!wanted(route, query)) continue;
    if (currency.empty()) currency = row.currency;
    if (row.currency != currency)
      throw InputError(Problem{.file = records.name,
                               .field = "currency",
                               .value = currency + " and " + row.currency,
                               .rule = "must be the same on both sides",
                               .hint = "convert one of them first"});
    Counted& counted = (row.month == 0 ? years : months)[{route, row.year}];
    counted.value += row.value;
    counted.basis = row.price_basis;
  }
  years.merge(months);  // keeps what is there: whole years before sums of months
  return years;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

struct Margins {
  std::map<Route, double> by_route;
  double overall = 0;
};

Margins margins_of(const Flows& exports, const Flows& imports, const FreightMargin& margin) {
  Margins margins;
  if (margin.stated) {
    margins.overall = *margin.stated;
    return margins;
  }
  std::map<Route, std::vector<double>> ratios;
  for (const auto& [key, counted] : exports) {
    const auto found = imports.find(key);
    if (found == imports.end() || counted.value <= 0 || found->second.value <= 0) continue;
    if (margin.before_year == 0 || key.second < margin.before_year)
      ratios[key.first].push_back(found->second.value / counted.value - 1);
  }
  std::vector<double> all;
  for (const auto& [route, list] : ratios) all.push_back(margins.by_route[route] = median(list));
  if (!all.empty()) margins.overall = median(all);
  return margins;
}

MirrorRow row_of(const Route& route, int year, const Counted* exports, const Counted* imports, const Margins& margins) {
  MirrorRow row{.exporter = std::get<0>(route), .importer = std::get<1>(route), .product = std::get<2>(route), .year = year};
  const auto own = margins.by_route.find(route);
  const bool freight = imports == nullptr || imports->basis != PriceBasis::fob;
  row.margin = !freight ? 0 : own != margins.by_route.end() ? own->second : margins.overall;
  row.exports = exports != nullptr ? exports->value : nan;
  row.imports = imports != nullptr ? imports->value : nan;
  row.exports_at_importer = row.exports * (1 + row.margin);
  row.cover = imports == nullptr   ? MirrorCover::exporter_only
              : exports == nullptr ? MirrorCover::importer_only
                                   : MirrorCover::both;
  const bool both = row.exports_at_importer > 0 && row.imports > 0;
  row.gap = both ? std::log(row.imports / row.exports_at_importer) : nan;
  const double sum = row.imports + row.exports_at_importer;
  row.asymmetry = sum > 0 ? (row.imports - row.exports_at_importer) / sum : nan;
  return row;
}

void count(MirrorComparison& comparison) {
  double apart = 0, together = 0;
  for (const MirrorRow& row : comparison.rows) {
    if (row.cover != MirrorCover::importer_only) comparison.exports_total += row.exports;
    if (row.cover != MirrorCover::exporter_only) comparison.imports_total += row.imports;
    if (row.cover == MirrorCover::exporter_only) ++comparison.exporter_only;
    if (row.cover == MirrorCover::importer_only) ++comparison.importer_only;
    if (row.cover != MirrorCover::both) continue;
    ++comparison.both;
    comparison.exports_covered += row.exports;
    comparison.imports_covered += row.imports;
    apart += std::abs(row.imports - row.exports_at_importer);
    together += row.imports + row.exports_at_importer;
  }
  comparison.asymmetry = together > 0 ? apart / together : nan;
}

}  // namespace

const char* to_string(MirrorCover cover) {
  switch (cover) {
    case MirrorCover::both:
      return "both";
    case MirrorCover::exporter_only:
      return "exporter only";
    case MirrorCover::importer_only:
      return "importer only";
  }
  return "";
}

MirrorComparison compare_mirrors(const TradeRecords& exporters, const TradeRecords& importers, const MirrorQuery& query) {
  MirrorComparison comparison{.query = query,
                              .exporters_name = exporters.name,
                              .importers_name = importers.name,
                              .currency = {},
                              .rows = {},
                              .notes = {}};
  const Flows exports = flows_of(exporters, "export", query, comparison.currency);
  const Flows imports = flows_of(importers, "import", query, comparison.currency);
  if (exports.empty() && imports.empty())
    throw InputError(Problem{.file = exporters.name,
                             .field = "exporter, importer",
                             .value = query.exporter + ", " + query.importer,
                             .rule = "no flow is recorded between them on either side"});
  const Margins margins = margins_of(exports, imports, query.margin);
  comparison.margin_median = margins.overall;
  comparison.routes_with_margin = margins.by_route.size();
  if (!query.margin.stated && margins.by_route.empty())
    comparison.notes.push_back("no flow is counted by both sides in the years for the margin: none is taken");
  if (!query.margin.stated && query.margin.before_year == 0 && !margins.by_route.empty())
    comparison.notes.push_back(
        "the margin is the median over all years shown: what is normal and what is not are told apart only with --margin or "
        "--margin-before");
  std::set<std::pair<Route, int>> keys;
  for (const auto& [key, counted] : exports) keys.insert(key);
  for (const auto& [key, counted] : imports) keys.insert(key);
  for (const auto& key : keys) {
    if (query.year && key.second != *query.year) continue;
    const auto x = exports.find(key), m = imports.find(key);
    comparison.rows.push_back(row_of(key.first, key.second, x == exports.end() ? nullptr : &x->second,
                                     m == imports.end() ? nullptr : &m->second, margins));
  }
  count(comparison);
  return comparison;
}

}  // namespace entrepot
