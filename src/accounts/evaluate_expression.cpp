// Interval arithmetic with interval derivatives: where no derivative changes its sign over the box of all arguments, the
// extremes lie at two corners that the signs name, and the true interval is found; elsewhere the outward-rounded interval stands.
#include <algorithm>
#include <cmath>

#include "accounts/interval_arithmetic.hpp"
#include "entrepot/expression.hpp"

namespace entrepot {
namespace {

/// The value of a step over the box, and its derivative by every name.
struct Tangent {
  Bounds value;
  std::vector<Bounds> slope;
};

Bounds fold(const std::vector<Bounds>& arguments, Bounds (*combine)(Bounds, Bounds)) {
  Bounds result = arguments.front();
  for (std::size_t i = 1; i < arguments.size(); ++i) result = combine(result, arguments[i]);
  return result;
}

Bounds value_over(const ExpressionStep& step, const std::vector<Bounds>& a) {
  const Bounds count{static_cast<double>(a.size()), static_cast<double>(a.size())};
  switch (step.operation) {
    case Operation::number:
      return {step.number, step.number};
    case Operation::name:
      return a.front();
    case Operation::negate:
      return {-a[0].high, -a[0].low};
    case Operation::add:
      return add(a[0], a[1]);
    case Operation::subtract:
      return subtract(a[0], a[1]);
    case Operation::multiply:
      return multiply(a[0], a[1]);
    case Operation::divide:
    case Operation::share:
      return divide(a[0], a[1]);
    case Operation::growth:
      return subtract(divide(a[0], a[1]), {1, 1});
    case Operation::power:
      return whole_power(a[0], static_cast<int>(step.number));
    case Operation::sum:
      return fold(a, add);
    case Operation::mean:
      return divide(fold(a, add), count);
    case Operation::natural_log:
      return natural_log(a[0]);
    case Operation::exponential:
      return exponential(a[0]);
    case Operation::square_root:
      return square_root(a[0]);
    case Operation::absolute:
      return absolute(a[0]);
    case Operation::minimum:
      return fold(a, minimum);
    case Operation::maximum:
      return fold(a, maximum);
    case Operation::log_mean:
      return log_mean(a[0], a[1]);
    case Operation::percent:
      return divide(a[0], {100, 100});
  }
  return whole_line();
}

double value_at(const ExpressionStep& step, const std::vector<double>& a) {
  const auto total = [&] {
    double sum = 0;
    for (const double x : a) sum += x;
    return sum;
  };
  switch (step.operation) {
    case Operation::number:
      return step.number;
    case Operation::name:
      return a.front();
    case Operation::negate:
      return -a[0];
    case Operation::add:
      return a[0] + a[1];
    case Operation::subtract:
      return a[0] - a[1];
    case Operation::multiply:
      return a[0] * a[1];
    case Operation::divide:
    case Operation::share:
      return a[0] / a[1];
    case Operation::growth:
      return a[0] / a[1] - 1;
    case Operation::power:
      return std::pow(a[0], step.number);
    case Operation::sum:
      return total();
    case Operation::mean:
      return total() / static_cast<double>(a.size());
    case Operation::natural_log:
      return std::log(a[0]);
    case Operation::exponential:
      return std::exp(a[0]);
    case Operation::square_root:
      return std::sqrt(a[0]);
    case Operation::absolute:
      return std::abs(a[0]);
    case Operation::minimum:
      return *std::ranges::min_element(a);
    case Operation::maximum:
      return *std::ranges::max_element(a);
    case Operation::log_mean:
      return log_mean(a[0], a[1]);
    case Operation::percent:
      return a[0] / 100;
  }
  return NAN;
}

/// Which argument is the smallest (or largest) is open where they overlap: the derivative is then between theirs.
Bounds slope_of_extreme(const std::vector<Bounds>& a, std::size_t i, bool largest) {
  bool always = true, never = false;
  for (std::size_t other = 0; other < a.size(); ++other) {
    if (other == i) continue;
    always = always && (largest ? a[i].low > a[other].high : a[i].high < a[other].low);
    never = never || (largest ? a[i].high < a[other].low : a[i].low > a[other].high);
  }
  return {always ? 1.0 : 0.0, never ? 0.0 : 1.0};
}

/// Derivative of a step by its argument i, over the box.
Bounds slope_over(const ExpressionStep& step, const std::vector<Bounds>& a, std::size_t i, Bounds value) {
  constexpr Bounds one{1, 1};
  switch (step.operation) {
    case Operation::number:
      return zero_bounds;
    case Operation::name:
    case Operation::add:
    case Operation::sum:
      return one;
    case Operation::negate:
      return {-1, -1};
    case Operation::subtract:
      return i == 0 ? one : Bounds{-1, -1};
    case Operation::multiply:
      return a[1 - i];
    case Operation::divide:
    case Operation::share:
    case Operation::growth: {
      const Bounds inverse = divide(one, a[1]);
      return i == 0 ? inverse : multiply({-1, -1}, multiply(a[0], multiply(inverse, inverse)));
    }
    case Operation::power:
      return multiply({step.number, step.number}, whole_power(a[0], static_cast<int>(step.number) - 1));
    case Operation::mean:
      return divide(one, {static_cast<double>(a.size()), static_cast<double>(a.size())});
    case Operation::natural_log:
      return a[0].low > 0 ? divide(one, a[0]) : whole_line();
    case Operation::exponential:
      return value;
    case Operation::square_root:
      return a[0].low > 0 ? divide({0.5, 0.5}, value) : whole_line();
    case Operation::absolute:
      return a[0].low >= 0 ? one : a[0].high <= 0 ? Bounds{-1, -1} : Bounds{-1, 1};
    case Operation::minimum:
      return slope_of_extreme(a, i, false);
    case Operation::maximum:
      return slope_of_extreme(a, i, true);
    case Operation::log_mean:
      return i == 0 ? log_mean_slope(a[0], a[1]) : log_mean_slope(a[1], a[0]);
    case Operation::percent:
      return divide(one, {100, 100});
  }
  return whole_line();
}

Tangent tangent_of(const Expression& expression, const std::vector<Bounds>& box) {
  std::vector<Tangent> steps;
  std::vector<Bounds> a;
  for (const ExpressionStep& step : expression.steps) {
    Tangent tangent{.value = {}, .slope = std::vector<Bounds>(box.size(), zero_bounds)};
    a.clear();
    for (const std::uint32_t argument : step.arguments) a.push_back(steps[argument].value);
    if (step.operation == Operation::name) {
      tangent.value = box[step.name];
      tangent.slope[step.name] = {1, 1};
    } else {
      tangent.value = value_over(step, a);
      for (std::size_t i = 0; i < a.size(); ++i) {
        const Bounds outer = slope_over(step, a, i, tangent.value);
        for (std::size_t name = 0; name < box.size(); ++name)
          tangent.slope[name] = add(tangent.slope[name], multiply(outer, steps[step.arguments[i]].slope[name]));
      }
    }
    steps.push_back(std::move(tangent));
  }
  return std::move(steps.back());
}

constexpr int deepest_split = 6;  // at most 64 parts: identities between printed figures need none or a few

/// A bound of the lowest (or highest) value over the box, rounded outward. Arguments in which the expression is monotone are put
/// to their ends, which narrows the box and shows others to be monotone; where that ends, the box is split in the argument that
/// matters most. `proven` becomes false where an interval had to stand for a corner.
double extreme(const Expression& expression, std::vector<Bounds> box, bool highest, int splits, bool& proven) {
  for (;;) {
    const Tangent tangent = tangent_of(expression, box);
    const double bound = highest ? tangent.value.high : tangent.value.low;
    // Where the value has no end, the signs of derivatives prove nothing.
    const bool finite = std::isfinite(tangent.value.low) && std::isfinite(tangent.value.high);
    std::size_t fixed = 0, widest = box.size();
    double most = -1;
    for (std::size_t name = 0; name < box.size() && finite; ++name) {
      if (box[name].low == box[name].high) continue;
      const auto [low, high] = tangent.slope[name];
      if (low >= 0 || high <= 0) {
        const double end = (low >= 0) == highest ? box[name].high : box[name].low;
        box[name] = {end, end};
        ++fixed;
      } else if (const double matters = std::max(-low, high) * (box[name].high - box[name].low); matters > most) {
        most = matters;
        widest = name;
      }
    }
    if (fixed > 0) continue;
    if (finite && widest == box.size()) return bound;
    if (!finite || splits == 0 || !std::isfinite(most)) {
      proven = false;
      return bound;
    }
    std::vector<Bounds> left = box, right = box;
    left[widest].high = right[widest].low = box[widest].low + (box[widest].high - box[widest].low) / 2;
    const double a = extreme(expression, std::move(left), highest, splits - 1, proven);
    const double b = extreme(expression, std::move(right), highest, splits - 1, proven);
    return highest ? std::max(a, b) : std::min(a, b);
  }
}

double middle_of(const Expression& expression, const std::vector<double>& point) {
  std::vector<double> values, a;
  for (const ExpressionStep& step : expression.steps) {
    a.clear();
    for (const std::uint32_t argument : step.arguments) a.push_back(values[argument]);
    if (step.operation == Operation::name) a.push_back(point[step.name]);
    values.push_back(value_at(step, a));
  }
  return values.back();
}

}  // namespace

const char* to_string(EvaluationMethod method) {
  switch (method) {
    case EvaluationMethod::exact:
      return "exact";
    case EvaluationMethod::corners:
      return "corners";
    case EvaluationMethod::outward:
      return "outward";
  }
  return "";
}

Evaluation evaluate(const Expression& expression, const std::function<Interval(const std::string&)>& lookup) {
  std::vector<Bounds> box;
  std::vector<double> point;
  bool exact = true;
  for (const std::string& name : expression.names) {
    const Interval known = lookup(name);
    const bool number = known.low <= known.high;  // false for NaN
    box.push_back(number ? Bounds{known.low, known.high} : whole_line());
    point.push_back(number ? known.value : NAN);
    exact = exact && known.low == known.high;
  }
  const double middle = middle_of(expression, point);
  if (exact) return {exactly(middle), EvaluationMethod::exact};

  bool proven = true;
  const double low = extreme(expression, box, false, deepest_split, proven);
  const double high = extreme(expression, box, true, deepest_split, proven);
  // Rounding of the plain value alone may put it a digit outside.
  const double value = std::isnan(middle) ? middle : std::clamp(middle, low, high);
  return {{low, value, high}, proven ? EvaluationMethod::corners : EvaluationMethod::outward};
}

}  // namespace entrepot
