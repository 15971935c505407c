// Text into steps: a descent by precedence. Sum of products of signed powers of primaries; a percent sign binds closest.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/expression.hpp"

namespace entrepot {
namespace {

constexpr std::size_t longest_text = 10000;  // characters: no identity between figures is longer
constexpr int deepest = 200;                 // brackets within brackets
constexpr int largest_power = 20;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool continues_name(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.'; }

const ExpressionFunction* function_named(std::string_view name) {
  const auto found = std::ranges::find(expression_functions(), name, &ExpressionFunction::name);
  return found == expression_functions().end() ? nullptr : &*found;
}

std::string function_hint(std::string_view name) {
  std::vector<std::string> names;
  for (const ExpressionFunction& function : expression_functions()) names.push_back(function.name);
  return did_you_mean(std::string(name), names);
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& file, long line, const std::string& field)
      : text_(text), file_(file), first_line_(line), field_(field) {
    expression_.text = std::string(text);
  }

  Expression parse() {
    if (text_.size() > longest_text) fail(fmt::format("must have at most {} characters", longest_text));
    sum();
    skip_space();
    if (at_ < text_.size()) fail("must end here or go on with an operator");
    return std::move(expression_);
  }

 private:
  using Step = std::uint32_t;

  [[noreturn]] void fail(const std::string& rule, const std::string& hint = "") const {
    const std::size_t end = std::min(text_.size(), at_ + 20);
    const std::string found = at_ < text_.size() ? std::string(text_.substr(at_, end - at_)) : "(the end)";
    throw InputError(Problem{.file = file_,
                             .line = first_line_ > 0 ? first_line_ + line_ - 1 : 0,
                             .field = field_,
                             .value = found,
                             .rule = fmt::format("line {}, column {} of the expression: {}", line_, column(), rule),
                             .hint = hint});
  }
  long column() const { return static_cast<long>(at_ - line_start_) + 1; }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      if (text_[at_] == '\n') {
        ++line_;
        line_start_ = at_ + 1;
      }
      ++at_;
    }
  }
  bool take(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  Step add_step(ExpressionStep step) {
    expression_.steps.push_back(std::move(step));
    return static_cast<Step>(expression_.steps.size() - 1);
  }
  Step apply(Operation operation, std::vector<Step> arguments, long line, long column) {
    return add_step({.operation = operation, .arguments = std::move(arguments), .line = line, .column = column});
  }

  Step sum() {
    if (++depth_ > deepest) fail(fmt::format("must not have more than {} brackets within brackets", deepest));
    Step left = term();
    for (;;) {
      skip_space();
      const long line = line_, column_now = column();
      if (take('+'))
        left = apply(Operation::add, {left, term()}, line, column_now);
      else if (take('-'))
        left = apply(Operation::subtract, {left, term()}, line, column_now);
      else
        break;
    }
    --depth_;
    return left;
  }
  Step term() {
    Step left = factor();
    for (;;) {
      skip_space();
      const long line = line_, column_now = column();
      if (take('*'))
        left = apply(Operation::multiply, {left, factor()}, line, column_now);
      else if (take('/'))
        left = apply(Operation::divide, {left, factor()}, line, column_now);
      else
        return left;
    }
  }
  Step factor() {
    bool negative = false;
    long line = 0, column_now = 0;
    for (;;) {
      skip_space();
      if (!negative) {
        line = line_;
        column_now = column();
      }
      if (take('-'))
        negative = !negative;
      else if (!take('+'))
        break;
    }
    const Step value = power();
    return negative ? apply(Operation::negate, {value}, line, column_now) : value;
  }
  Step power() {
    const Step base = with_percent();
    skip_space();
    const long line = line_, column_now = column();
    if (!take('^')) return base;
    const bool negative = take('-');
    skip_space();
    const double exponent = digits();
    if (exponent != std::floor(exponent) || exponent > largest_power)
      fail(fmt::format("a power must be a whole number up to {}", largest_power), "use exp(a * ln(x)) for others");
    return add_step({.operation = Operation::power,
                     .number = negative ? -exponent : exponent,
                     .arguments = {base},
                     .line = line,
                     .column = column_now});
  }
  Step with_percent() {
    const Step value = primary();
    skip_space();
    const long line = line_, column_now = column();
    return take('%') ? apply(Operation::percent, {value}, line, column_now) : value;
  }
  Step primary() {
    skip_space();
    if (at_ >= text_.size()) fail("a number, a name or a bracket must stand here");
    const char c = text_[at_];
    if (take('(')) {
      const Step inner = sum();
      if (!take(')')) fail("a closing bracket must stand here");
      return inner;
    }
    if (c == '{') return braced_name();
    if (is_digit(c) || c == '.') {
      const long line = line_, column_now = column();
      return add_step({.number = digits(), .line = line, .column = column_now});
    }
    if (is_letter(c)) return name_or_function();
    fail("a number, a name or a bracket must stand here");
  }
  double digits() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value, std::chars_format::general);
    if (error != std::errc{} || !std::isfinite(value)) fail("a number must stand here");
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }
  Step add_name(std::string name, long line, long column_now) {
    const auto found = std::ranges::find(expression_.names, name);
    const std::size_t index = static_cast<std::size_t>(found - expression_.names.begin());
    if (found == expression_.names.end()) expression_.names.push_back(std::move(name));
    return add_step({.operation = Operation::name, .name = index, .line = line, .column = column_now});
  }
  Step braced_name() {
    const long line = line_, column_now = column();
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos || end == at_ + 1) fail("a name in braces must not be empty and must end with }");
    std::string name(text_.substr(at_ + 1, end - at_ - 1));
    if (name.find('\n') != std::string::npos) fail("a name in braces must end on its line");
    at_ = end + 1;
    return add_name(std::move(name), line, column_now);
  }
  Step name_or_function() {
    const long line = line_, column_now = column();
    const std::size_t start = at_;
    while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
    const std::string_view word = text_.substr(start, at_ - start);
    skip_space();
    if (at_ >= text_.size() || text_[at_] != '(') return add_name(std::string(word), line, column_now);
    const ExpressionFunction* function = function_named(word);
    if (function == nullptr) {
      at_ = start;
      fail("must be a function that is known", function_hint(word));
    }
    return call(*function, line, column_now);
  }
  Step call(const ExpressionFunction& function, long line, long column_now) {
    take('(');
    std::vector<Step> arguments;
    do arguments.push_back(sum());
    while (take(','));
    if (!take(')')) fail("a comma or a closing bracket must stand here");
    if (arguments.size() < function.least || arguments.size() > function.most)
      fail(fmt::format("{} takes {} arguments, not {}", function.name, count_words(function), arguments.size()),
           function.meaning);
    return apply(function.operation, std::move(arguments), line, column_now);
  }
  static std::string count_words(const ExpressionFunction& function) {
    if (function.least == function.most) return fmt::format("{}", function.least);
    return fmt::format("at least {}", function.least);
  }

  std::string_view text_;
  std::string file_;
  long first_line_;
  std::string field_;
  Expression expression_;
  std::size_t at_ = 0, line_start_ = 0;
  long line_ = 1;
  int depth_ = 0;
};

constexpr std::size_t any_number = 1000;

}  // namespace

const std::vector<ExpressionFunction>& expression_functions() {
  static const std::vector<ExpressionFunction> functions{
      {"growth", Operation::growth, 2, 2, "growth(new, old) = new / old - 1"},
      {"share", Operation::share, 2, 2, "share(part, whole) = part / whole"},
      {"sum", Operation::sum, 1, any_number, "sum(a, b, ...): all of them added"},
      {"mean", Operation::mean, 1, any_number, "mean(a, b, ...): their sum over how many they are"},
      {"ln", Operation::natural_log, 1, 1, "ln(x): natural logarithm"},
      {"exp", Operation::exponential, 1, 1, "exp(x): e to the power x"},
      {"sqrt", Operation::square_root, 1, 1, "sqrt(x): square root"},
      {"abs", Operation::absolute, 1, 1, "abs(x): without its sign"},
      {"min", Operation::minimum, 1, any_number, "min(a, b, ...): the smallest"},
      {"max", Operation::maximum, 1, any_number, "max(a, b, ...): the largest"},
      {"log_mean", Operation::log_mean, 2, 2, "log_mean(a, b) = (a - b) / ln(a / b), and a where they are equal"},
      {"percent", Operation::percent, 1, 1, "percent(x) = x / 100: percent(7.5) is 7.5 %"}};
  return functions;
}

Expression parse_expression(std::string_view text, const std::string& file, long line, const std::string& field) {
  return Parser(text, file, line, field).parse();
}

}  // namespace entrepot
