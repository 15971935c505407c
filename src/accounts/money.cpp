#include "entrepot/money.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/expression.hpp"

namespace entrepot {
namespace {

[[noreturn]] void refuse(const char* field, const std::string& a, const std::string& b, const std::string& hint) {
  throw InputError(Problem{.field = field,
                           .value = fmt::format("{} and {}", a.empty() ? "none" : a, b.empty() ? "none" : b),
                           .rule = "must be the same in both amounts: others never add",
                           .hint = hint});
}

void check_currency(const Money& a, const Money& b) {
  if (a.currency != b.currency) refuse("currency", a.currency, b.currency, "convert one of them first");
}

std::string joined(const std::string& a, const std::string& b) { return a == b ? a : a + " + " + b; }

Money combine(const Money& a, const Money& b, double sign) {
  return {a.amount + sign * b.amount, a.currency, a.basis == b.basis ? a.basis : PriceBasis::mixed, joined(a.period, b.period),
          std::max(a.vintage, b.vintage)};
}

Money combine_alike(const Money& a, const Money& b, double sign) {
  check_currency(a, b);
  if (a.basis != b.basis)
    refuse("price_basis", to_string(a.basis), to_string(b.basis),
           "total_trade and balance put exports f.o.b. beside imports c.i.f., and say so");
  return combine(a, b, sign);
}

Money combine_flows(const Money& exports, const Money& imports, double sign) {
  check_currency(exports, imports);
  if (exports.period != imports.period) refuse("period", exports.period, imports.period, "");
  return combine(exports, imports, sign);
}

Interval quotient(const char* formula, const Interval& a, const Interval& b) {
  const Expression expression = parse_expression(formula);
  return evaluate(expression, [&](const std::string& name) { return name == "a" ? a : b; }).interval;
}

}  // namespace

const char* to_string(PriceBasis basis) {
  switch (basis) {
    case PriceBasis::unstated:
      return "";
    case PriceBasis::fob:
      return "fob";
    case PriceBasis::cif:
      return "cif";
    case PriceBasis::mixed:
      return "mixed";
  }
  return "";
}

std::optional<PriceBasis> price_basis_named(std::string_view name) {
  for (const PriceBasis basis : {PriceBasis::unstated, PriceBasis::fob, PriceBasis::cif, PriceBasis::mixed}) {
    if (name == to_string(basis)) return basis;
  }
  return std::nullopt;
}

Money add(const Money& a, const Money& b) { return combine_alike(a, b, 1); }
Money subtract(const Money& a, const Money& b) { return combine_alike(a, b, -1); }
Money total_trade(const Money& exports, const Money& imports) { return combine_flows(exports, imports, 1); }
Money balance(const Money& exports, const Money& imports) { return combine_flows(exports, imports, -1); }

double convert(const std::vector<ConvertedPart>& parts) {
  double sum = 0;
  for (const ConvertedPart& part : parts) sum += part.amount * part.rate;
  return sum;
}

double flow_weighted_rate(const std::vector<ConvertedPart>& parts) {
  double amount = 0;
  for (const ConvertedPart& part : parts) amount += part.amount;
  return amount == 0 ? std::nan("") : convert(parts) / amount;
}

Interval exchange_rate_move(const Interval& growth_first, const Interval& growth_second) {
  return quotient("(1 + a) / (1 + b) - 1", growth_first, growth_second);
}

Interval feasible_rate(const Interval& first, const Interval& second) { return quotient("a / b", first, second); }

std::optional<Interval> common_interval(const std::vector<Interval>& intervals) {
  if (intervals.empty()) return std::nullopt;
  Interval common = intervals.front();
  for (const Interval& interval : intervals) {
    common.low = std::max(common.low, interval.low);
    common.high = std::min(common.high, interval.high);
  }
  if (common.low > common.high) return std::nullopt;
  common.value = common.low + (common.high - common.low) / 2;
  return common;
}

}  // namespace entrepot
