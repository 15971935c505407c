// Bennet from printed numbers: written as one expression of all of them, so that what shares a rounding is rounded once.
#include <map>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/expression.hpp"
#include "entrepot/price_volume.hpp"

namespace entrepot {
namespace {

/// One good in the letters of the expression: v0, v1, q0, q1 stand for amounts, however they are known.
struct Letters {
  std::string v0, v1, q0, q1;
};

Letters letters_of(const PrintedFlow& flow, std::size_t i, std::map<std::string, Interval>& known) {
  known[fmt::format("v1.{}", i)] = flow.value_now;
  known[fmt::format("q1.{}", i)] = flow.quantity_now;
  known[fmt::format("v0.{}", i)] = flow.value_before;
  known[fmt::format("q0.{}", i)] = flow.quantity_before;
  const auto before = [&](const char* letter) {
    return flow.by_growth ? fmt::format("({0}1.{1} / (1 + {0}0.{1}))", letter, i) : fmt::format("{}0.{}", letter, i);
  };
  return {before("v"), fmt::format("v1.{}", i), before("q"), fmt::format("q1.{}", i)};
}

void check(const std::vector<PrintedFlow>& flows) {
  Problems problems;
  const auto require = [&](const PrintedFlow& flow, const char* field, const Interval& interval, double above) {
    if (interval.low > above) return;
    problems.add({.field = flow.name + ": " + field,
                  .value = fmt::format("{}", interval.value),
                  .rule = fmt::format("must be above {}, rounding included", above)});
  };
  if (flows.empty()) problems.add({.rule = "one good at least must be given"});
  for (const PrintedFlow& flow : flows) {
    const double above = flow.by_growth ? -1 : 0;
    require(flow, "value now", flow.value_now, 0);
    require(flow, "quantity now", flow.quantity_now, 0);
    require(flow, flow.by_growth ? "growth of value" : "value before", flow.value_before, above);
    require(flow, flow.by_growth ? "growth of quantity" : "quantity before", flow.quantity_before, above);
  }
  problems.throw_if_any();
}

}  // namespace

PrintedSplit printed_split(const std::vector<PrintedFlow>& flows) {
  check(flows);
  std::map<std::string, Interval> known;
  std::string change, volume, price;
  Letters letters;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    letters = letters_of(flows[i], i, known);
    const auto& [v0, v1, q0, q1] = letters;
    const char* plus = i == 0 ? "" : " + ";
    change += fmt::format("{}{} - {}", plus, v1, v0);
    volume += fmt::format("{}({} / {} + {} / {}) / 2 * ({} - {})", plus, v0, q0, v1, q1, q1, q0);
    price += fmt::format("{}({} + {}) / 2 * ({} / {} - {} / {})", plus, q0, q1, v1, q1, v0, q0);
  }
  const auto interval = [&](const std::string& text) {
    return evaluate(parse_expression(text), [&](const std::string& name) { return known.at(name); }).interval;
  };
  PrintedSplit split{
      interval(change), interval(volume), interval(price), interval(fmt::format("({}) / ({})", volume, change)), {}};
  if (flows.size() == 1) {
    const PrintedFlow& only = flows.front();
    split.log_volume_share =
        only.by_growth ? interval("ln(1 + q0.0) / ln(1 + v0.0)") : interval("ln(q1.0 / q0.0) / ln(v1.0 / v0.0)");
  }
  return split;
}

std::vector<PricedFlow> as_printed(const std::vector<PrintedFlow>& flows) {
  std::vector<PricedFlow> plain;
  for (const PrintedFlow& flow : flows) {
    const auto before = [&](const Interval& now, const Interval& given) {
      return flow.by_growth ? now.value / (1 + given.value) : given.value;
    };
    plain.push_back({.name = flow.name,
                     .value_before = before(flow.value_now, flow.value_before),
                     .quantity_before = before(flow.quantity_now, flow.quantity_before),
                     .value_now = flow.value_now.value,
                     .quantity_now = flow.quantity_now.value});
  }
  return plain;
}

}  // namespace entrepot
