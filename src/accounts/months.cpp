// A month is the difference of two sums since January, and its comparison base the difference of their bases.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/expression.hpp"
#include "entrepot/growth.hpp"

namespace entrepot {
namespace {

/// Named numbers of one difference; the identity is monotone in each, so the intervals are the true ones.
Interval value_of(const char* formula, const std::map<std::string, Interval>& known) {
  return evaluate(parse_expression(formula), [&](const std::string& name) { return known.at(name); }).interval;
}

void check(const std::vector<Cumulative>& sums) {
  Problems problems;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i].period.first != 1)
      problems.add(
          {.field = "period", .value = to_string(sums[i].period), .rule = "must start in January: a sum since January is meant"});
    if (i > 0 && sums[i].period == sums[i - 1].period)
      problems.add({.field = "period", .value = to_string(sums[i].period), .rule = "stands twice in one series"});
  }
  problems.throw_if_any();
}

const Cumulative* find(const std::vector<Cumulative>& sums, const Period& period) {
  const auto found = std::ranges::find(sums, period, &Cumulative::period);
  return found == sums.end() ? nullptr : &*found;
}

/// How the base of a sum is written, with its numbers put into `known` under `suffix`; empty where there is none.
std::string base_formula(const std::vector<Cumulative>& sums, const Cumulative& sum, const std::string& suffix,
                         std::map<std::string, Interval>& known) {
  if (sum.has_base) {
    known["b" + suffix] = sum.base;
    return "b" + suffix;
  }
  if (sum.has_growth) {
    known["v" + suffix] = sum.value;
    known["g" + suffix] = sum.growth;
    return fmt::format("(v{0} / (1 + g{0}))", suffix);
  }
  const Cumulative* before = find(sums, year_before(sum.period));
  if (before == nullptr) return "";
  known["b" + suffix] = before->value;
  return "b" + suffix;
}

void add_revision(const std::vector<Cumulative>& sums, const Cumulative& sum, MonthByDifference& month) {
  const Cumulative* before = find(sums, year_before(sum.period));
  if (before == nullptr || (!sum.has_growth && !sum.has_base)) return;
  std::map<std::string, Interval> known{{"printed", before->value}};
  const std::string base = base_formula(sums, sum, "1", known);
  month.revision = value_of(("printed - " + base).c_str(), known);
  month.has_revision = true;
}

MonthByDifference difference(const std::vector<Cumulative>& sums, const Cumulative* earlier, const Cumulative& later) {
  std::map<std::string, Interval> known{{"v1", later.value}};
  MonthByDifference month{.period = {later.period.year, earlier == nullptr ? 1 : earlier->period.last + 1, later.period.last}};
  if (earlier != nullptr) known["v0"] = earlier->value;
  const std::string value = earlier == nullptr ? "v1" : "(v1 - v0)";
  const std::string base1 = base_formula(sums, later, "1", known);
  const std::string base0 = earlier == nullptr ? "" : base_formula(sums, *earlier, "0", known);
  month.value = value_of(value.c_str(), known);
  month.has_base = !base1.empty() && (earlier == nullptr || !base0.empty());
  if (month.has_base) {
    const std::string base = earlier == nullptr ? base1 : "(" + base1 + " - " + base0 + ")";
    month.base = value_of(base.c_str(), known);
    month.growth = value_of((value + " / " + base + " - 1").c_str(), known);
  }
  add_revision(sums, later, month);
  return month;
}

}  // namespace

std::vector<MonthByDifference> months_by_difference(std::vector<Cumulative> sums) {
  std::ranges::sort(sums, {}, &Cumulative::period);
  check(sums);
  std::vector<MonthByDifference> months;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const bool same_year = i > 0 && sums[i - 1].period.year == sums[i].period.year;
    months.push_back(difference(sums, same_year ? &sums[i - 1] : nullptr, sums[i]));
  }
  return months;
}

}  // namespace entrepot
