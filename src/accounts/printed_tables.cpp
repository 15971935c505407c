#include "entrepot/printed_tables.hpp"

#include <algorithm>
#include <set>

#include "entrepot/errors.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot {
namespace {

/// A printed number in a column, as an interval times `scale`; nothing where the column or the field is empty.
struct PrintedField {
  const tables::Table& table;
  std::size_t row;
  Problems& problems;

  std::optional<Interval> operator()(const char* column, double scale = 1) const {
    if (!table.has(column) || table.text(column)[row].empty()) return std::nullopt;
    const auto printed = parse_printed(table.text(column)[row]);
    if (!printed) {
      problems.add(table.problem(row, column, std::string(table.text(column)[row]), "must be a number as printed, e.g. -7.5"));
      return std::nullopt;
    }
    const Interval interval = printed->interval();
    return Interval{interval.low * scale, interval.value * scale, interval.high * scale};
  }
  Interval required(const char* column, double scale = 1) const {
    const std::size_t faults = problems.list().size();
    const auto found = (*this)(column, scale);
    if (!found && problems.list().size() == faults) problems.add(table.problem(row, column, "", "must be given"));
    return found.value_or(exactly(1));
  }
};

std::optional<tables::Table> read(const std::filesystem::path& file, const std::vector<std::string>& required,
                                  const std::vector<std::string>& optional) {
  std::vector<tables::Column> columns;
  for (const std::string& name : required) columns.push_back({.name = name});
  for (const std::string& name : optional) columns.push_back({.name = name, .required = false, .may_be_empty = true});
  Problems problems;
  auto table = tables::read_csv(file, columns, problems, {.refuse_unknown_columns = true});
  problems.throw_if_any();
  return table;
}

PrintedFlow flow_of(const tables::Table& table, std::size_t row, Problems& problems) {
  const PrintedField field{table, row, problems};
  PrintedFlow flow{.name = std::string(table.text("good")[row]),
                   .value_now = field.required("value_now"),
                   .quantity_now = field.required("quantity_now"),
                   .value_before = {},
                   .quantity_before = {}};
  const auto value = field("value_before"), quantity = field("quantity_before");
  const auto value_growth = field("value_growth_percent", .01), quantity_growth = field("quantity_growth_percent", .01);
  flow.by_growth = value_growth.has_value() && quantity_growth.has_value();
  const bool by_amount = value.has_value() && quantity.has_value();
  if (flow.by_growth == by_amount)
    problems.add(table.problem(
        row, "value_before", "",
        "either value_before and quantity_before or value_growth_percent and quantity_growth_percent must be given"));
  if (flow.by_growth && (value_growth->value <= -1 || quantity_growth->value <= -1))
    problems.add(table.problem(row, "value_growth_percent", "", "growth must be above -100 percent"));
  flow.value_before = flow.by_growth ? *value_growth : value.value_or(exactly(1));
  flow.quantity_before = flow.by_growth ? *quantity_growth : quantity.value_or(exactly(1));
  return flow;
}

/// Values and quantities must be zero together: a value without a quantity has no price.
void check_priced(const PricedFlow& flow, const tables::Table& table, std::size_t row, Problems& problems) {
  const auto check = [&](double value, double quantity, const char* column) {
    if (value < 0 || quantity < 0 || (value == 0) != (quantity == 0))
      problems.add(table.problem(row, column, "", "value and quantity must both be above zero, or both zero"));
  };
  check(flow.value_now, flow.quantity_now, "value_now");
  check(flow.value_before, flow.quantity_before, "value_before");
}

bool may_be_zero(const PrintedFlow& flow) {
  const double above = flow.by_growth ? -1 : 0;
  return flow.value_now.low <= 0 || flow.quantity_now.low <= 0 || flow.value_before.low <= above ||
         flow.quantity_before.low <= above;
}

}  // namespace

std::map<std::string, std::vector<Cumulative>> read_cumulative_csv(const std::filesystem::path& file) {
  const auto table = read(file, {"series", "period", "value"}, {"growth_percent", "base"});
  std::map<std::string, std::vector<Cumulative>> series;
  Problems problems;
  {
    tables::TableProblems listed(problems);
    std::set<std::pair<std::string, Period>> seen;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const PrintedField field{*table, row, listed.found};
      const std::string name(table->text("series")[row]), text(table->text("period")[row]);
      const auto period = parse_period(text);
      if (!period || period->first != 1)
        listed.found.add(table->problem(row, "period", text, "must be months since January: 2025-01, 2025-01..04 or 2025"));
      else if (!seen.emplace(name, *period).second)
        listed.found.add(table->problem(row, "period", text, "stands twice in one series"));
      Cumulative sum{.period = period.value_or(Period{}), .value = field.required("value"), .growth = {}, .base = {}};
      if (const auto growth = field("growth_percent", .01)) {
        sum.growth = *growth;
        sum.has_growth = true;
        if (growth->low <= -1)
          listed.found.add(
              table->problem(row, "growth_percent", std::string(table->text("growth_percent")[row]), "must be above -100"));
      }
      if (const auto base = field("base")) {
        sum.base = *base;
        sum.has_base = true;
      }
      series[name].push_back(sum);
    }
  }
  problems.throw_if_any();
  return series;
}

MonthsTable months_of(const std::filesystem::path& file) {
  MonthsTable table{.name = file.string(), .series = {}};
  for (auto& [name, sums] : read_cumulative_csv(file)) table.series[name] = months_by_difference(std::move(sums));
  return table;
}

PriceVolumeTable price_volume_of(const std::filesystem::path& file, bool common_unit) {
  const auto table = read(file, {"good", "value_now", "quantity_now"},
                          {"value_before", "quantity_before", "value_growth_percent", "quantity_growth_percent",
                           "benchmark_before", "benchmark_now"});
  Problems problems;
  std::vector<PrintedFlow> printed;
  PriceVolumeTable result{.name = file.string(), .flows = {}, .common_unit = common_unit};
  {
    tables::TableProblems listed(problems);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      printed.push_back(flow_of(*table, row, listed.found));
      PricedFlow flow = as_printed({printed.back()}).front();
      check_priced(flow, *table, row, listed.found);
      const PrintedField field{*table, row, listed.found};
      if (const auto benchmark = field("benchmark_before")) flow.benchmark_before = benchmark->value;
      if (const auto benchmark = field("benchmark_now")) flow.benchmark_now = benchmark->value;
      result.flows.push_back(std::move(flow));
    }
  }
  if (result.flows.empty()) problems.add({.file = file.string(), .rule = "must hold one good at least"});
  problems.throw_if_any();
  result.lmdi = lmdi_split(result.flows, common_unit);
  result.bennet = bennet_split(result.flows, common_unit);
  result.laspeyres = laspeyres_split(result.flows);
  result.indices = price_volume_indices(result.flows);
  result.benchmark = benchmark_split(result.flows);
  constexpr std::size_t most_goods = 100;  // of an expression of all their figures
  if (printed.size() <= most_goods && std::ranges::none_of(printed, may_be_zero)) result.printed = printed_split(printed);
  return result;
}

}  // namespace entrepot
