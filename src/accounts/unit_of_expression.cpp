// The algebra of units: products add exponents, sums need equal units.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "entrepot/facts.hpp"

namespace entrepot {
namespace {

using Units = std::map<std::string, int>;  ///< exponent by unit; none is zero

constexpr int largest_exponent = 1000;  // no identity comes near; keeps powers of powers from overflowing

std::string in_words(const Units& units) {
  std::string text;
  for (const auto& [unit, exponent] : units)
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", unit, exponent == 1 ? "" : fmt::format("^{}", exponent));
  return text.empty() ? "a pure number" : text;
}

Units product(const Units& a, const Units& b, int sign) {
  Units result = a;
  for (const auto& [unit, exponent] : b) {
    int& sum = result[unit];
    sum = std::clamp(sum + sign * exponent, -largest_exponent, largest_exponent);
    if (sum == 0) result.erase(unit);
  }
  return result;
}

struct Checker {
  const Expression& expression;
  Problems& problems;
  const Problem& where;

  void complain(const ExpressionStep& step, const std::string& value, const std::string& rule, const std::string& hint = "") {
    Problem problem = where;
    problem.value = value;
    problem.rule = fmt::format("line {}, column {} of the expression: {}", step.line, step.column, rule);
    problem.hint = hint;
    problems.add(std::move(problem));
  }
  /// A literal zero has every unit.
  bool is_zero(std::uint32_t step) const {
    return expression.steps[step].operation == Operation::number && expression.steps[step].number == 0;
  }
  Units alike(const ExpressionStep& step, const std::vector<Units>& units) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (is_zero(step.arguments[i])) continue;
      if (!first) {
        first = i;
      } else if (units[i] != units[*first]) {
        complain(step, fmt::format("{} and {}", in_words(units[*first]), in_words(units[i])), "these never add",
                 "where exports f.o.b. and imports c.i.f. are meant, say why in mixed_bases");
        break;
      }
    }
    return first ? units[*first] : Units{};
  }
  Units pure(const ExpressionStep& step, const Units& units) {
    if (!units.empty()) complain(step, in_words(units), "must be a pure number");
    return {};
  }
  Units of(const ExpressionStep& step, const std::vector<Units>& a) {
    switch (step.operation) {
      case Operation::number:
      case Operation::name:
        return {};
      case Operation::negate:
      case Operation::absolute:
        return a[0];
      case Operation::add:
      case Operation::subtract:
      case Operation::sum:
      case Operation::mean:
      case Operation::minimum:
      case Operation::maximum:
      case Operation::log_mean:
        return alike(step, a);
      case Operation::multiply:
        return product(a[0], a[1], 1);
      case Operation::divide:
        return product(a[0], a[1], -1);
      case Operation::growth:
      case Operation::share:
        alike(step, a);
        return {};
      case Operation::power:
        return power(a[0], static_cast<int>(step.number));
      case Operation::square_root:
        return root(step, a[0]);
      case Operation::natural_log:
      case Operation::exponential:
      case Operation::percent:
        return pure(step, a[0]);
    }
    return {};
  }
  static Units power(const Units& units, int exponent) {
    Units result;
    for (const auto& [unit, one] : units) {
      const int raised = std::clamp(one * exponent, -largest_exponent, largest_exponent);
      if (raised != 0) result[unit] = raised;
    }
    return result;
  }
  Units root(const ExpressionStep& step, const Units& units) {
    Units result;
    for (const auto& [unit, exponent] : units) {
      if (exponent % 2 != 0) {
        complain(step, in_words(units), "has no square root");
        return {};
      }
      result[unit] = exponent / 2;
    }
    return result;
  }
};

}  // namespace

std::string unit_of_expression(const Expression& expression, const std::function<std::string(const std::string&)>& unit_of,
                               bool mix_bases, Problems& problems, const Problem& where) {
  Checker checker{expression, problems, where};
  std::vector<Units> units, arguments;
  for (const ExpressionStep& step : expression.steps) {
    arguments.clear();
    for (const std::uint32_t argument : step.arguments) arguments.push_back(units[argument]);
    if (step.operation == Operation::name) {
      std::string unit = unit_of(expression.names[step.name]);
      if (mix_bases) unit = unit.substr(0, unit.find(' '));
      units.push_back(unit.empty() ? Units{} : Units{{unit, 1}});
    } else {
      units.push_back(checker.of(step, arguments));
    }
  }
  return units.back().empty() ? "" : in_words(units.back());
}

}  // namespace entrepot
