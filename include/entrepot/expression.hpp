// Arithmetic over named numbers that are known as intervals: identities between printed figures, and the tests of claims.
//
//   balance / (exports - imports_before) - 1          growth(sum(a, b), c)          ln(q1 / q0) / ln(v1 / v0)          7.5 %
//
// Numbers, names, + - * / ^ (whole powers), parentheses, a percent sign after a number or bracket (7.5 % is 0.075), functions.
// A name starts with a letter and goes on with letters, digits, _ and .; any other name stands in braces: {icio-2022 a/b}.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/interval.hpp"

namespace entrepot {

enum class Operation : std::uint8_t {
  number,
  name,
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  growth,
  share,
  sum,
  mean,
  natural_log,
  exponential,
  square_root,
  absolute,
  minimum,
  maximum,
  log_mean,
  percent
};

/// One step of an expression; its arguments are steps before it.
struct ExpressionStep {
  Operation operation = Operation::number;
  double number = 0;     ///< of a number; the exponent of a power
  std::size_t name = 0;  ///< index into Expression::names
  std::vector<std::uint32_t> arguments = {};
  long line = 1, column = 1;  ///< where it stands, from 1
};

/// The last step is the value of the whole.
struct Expression {
  std::string text;
  std::vector<ExpressionStep> steps;
  std::vector<std::string> names;  ///< those used, each once, in order of first use
};

struct ExpressionFunction {
  const char* name;  ///< as written: "growth"
  Operation operation;
  std::size_t least, most;  ///< arguments
  const char* meaning;      ///< "growth(new, old) = new / old - 1"
};
/// All functions, in the order in which they are documented.
const std::vector<ExpressionFunction>& expression_functions();

/// Errors: InputError with line and column in the rule; `file`, `line` (of the text's first line) and `field` say where the text
/// stands.
Expression parse_expression(std::string_view text, const std::string& file = "", long line = 0, const std::string& field = "");

enum class EvaluationMethod {
  exact,    ///< every number is known exactly
  corners,  ///< monotone in each argument, shown by the signs of its derivatives over the whole box: the ends are the extremes
  outward   ///< interval arithmetic, rounded outward: the true interval may be narrower, never wider
};
const char* to_string(EvaluationMethod method);

struct Evaluation {
  Interval interval;  ///< `value`: from the values as printed
  EvaluationMethod method = EvaluationMethod::exact;
};

/// `lookup` is called once for each name. A division by an interval around zero gives infinite ends; a logarithm or root of what
/// may be negative gives a low end of minus infinity or zero; `value` is NaN where the numbers as printed have no result.
Evaluation evaluate(const Expression& expression, const std::function<Interval(const std::string&)>& lookup);

}  // namespace entrepot
