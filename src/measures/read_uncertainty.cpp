#include "measures/read_uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "measures/item_field.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

constexpr double largest_log_sd = 2;     // a factor of 7 either way is one standard deviation: beyond any estimate
constexpr double largest_seed = 0x1p53;  // above, a number is not the one that was written
constexpr long most_scramblings = 1024;
constexpr long most_draws = 1L << 24;

class UncertaintyReader {
 public:
  UncertaintyReader(const Value& table, Scenario& scenario, Problems& problems)
      : table_(table), scenario_(scenario), problems_(problems) {}

  UncertaintyQuestion read();

 private:
  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems_.add({.file = scenario_.file.string(),
                   .line = line,
                   .field = "uncertainty" + field,
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  const Value* number_in(const Value& table, const char* key) const {
    const Value* value = table.find(key);
    const bool number = value != nullptr && (value->type == Type::number || value->type == Type::integer);
    return number && std::isfinite(value->number) ? value : nullptr;
  }
  void read_counts(UncertaintyQuestion& question);
  void read_elasticities(UncertaintyQuestion& question);
  void read_number(const Value& item, const std::string& field, UncertaintyQuestion& question);
  void read_shape(const Value& item, const std::string& field, UncertainNumber& number);
  bool check_shape(const Value& item, const std::string& field, const UncertainNumber& number);
  void check_key(const Value& item, const std::string& field, const UncertainNumber& number);

  const Value& table_;
  Scenario& scenario_;
  Problems& problems_;
};

void UncertaintyReader::read_counts(UncertaintyQuestion& question) {
  const Value *draws = number_in(table_, "draws"), *scramblings = number_in(table_, "scramblings"),
              *seed = number_in(table_, "seed");
  const auto whole = [](const Value* value, int fallback) {
    return value == nullptr ? fallback : static_cast<int>(std::clamp(value->number, -1e9, 1e9));
  };
  question.draws = whole(draws, question.draws);
  question.scramblings = whole(scramblings, question.scramblings);
  if (const std::string rule = draws_rule(question.draws, question.scramblings); !rule.empty()) {
    const Value* at = draws != nullptr ? draws : scramblings;
    complain(at->line, draws != nullptr ? ".draws" : ".scramblings", fmt::format("{}", at->number), rule,
             "draws = 256, scramblings = 16");
  }
  if (seed == nullptr) return;
  if (seed->number >= 0 && seed->number <= largest_seed) {
    question.seed = static_cast<std::uint64_t>(seed->number);
  } else {
    complain(seed->line, ".seed", fmt::format("{}", seed->number), "must be at least 0 and at most 2^53");
  }
}

void UncertaintyReader::read_elasticities(UncertaintyQuestion& question) {
  const Value *sd = number_in(table_, "elasticity_log_sd"), *correlation = number_in(table_, "elasticity_correlation"),
              *file = table_.find("elasticity_file");
  if (file != nullptr && file->type == Type::text) question.elasticity_file = file->text;
  if (sd != nullptr) {
    question.elasticity_log_sd = sd->number;
    if (sd->number < 0 || sd->number > largest_log_sd)
      complain(sd->line, ".elasticity_log_sd", fmt::format("{}", sd->number),
               fmt::format("must be at least 0 and at most {}", largest_log_sd));
    if (!question.elasticity_file.empty())
      complain(sd->line, ".elasticity_log_sd", fmt::format("{}", sd->number), "does not go together with elasticity_file",
               "the file has a standard deviation for each sector");
  }
  if (correlation == nullptr) return;
  question.elasticity_correlation = correlation->number;
  if (correlation->number < 0 || correlation->number > 1)
    complain(correlation->line, ".elasticity_correlation", fmt::format("{}", correlation->number),
             "must be at least 0 and at most 1");
}

void UncertaintyReader::read_shape(const Value& item, const std::string& field, UncertainNumber& number) {
  struct Parameter {
    const char* name;
    Distribution of;
    double* into;
    bool required;
  };
  const Parameter parameters[] = {
      {"low", Distribution::uniform, &number.low, true},         {"high", Distribution::uniform, &number.high, true},
      {"median", Distribution::lognormal, &number.median, true}, {"log_sd", Distribution::lognormal, &number.log_sd, true},
      {"alpha", Distribution::beta, &number.alpha, true},        {"beta", Distribution::beta, &number.beta, true},
      {"scale", Distribution::beta, &number.scale, false}};
  const char* names[] = {"uniform", "lognormal", "beta"};
  const std::string own = names[static_cast<int>(number.distribution)];
  for (const Parameter& parameter : parameters) {
    const bool belongs = parameter.of == number.distribution;
    const Value* value = item.find(parameter.name);
    if (value == nullptr) {
      if (belongs && parameter.required)
        complain(item.line, field + "." + parameter.name, "", "is missing", "distribution " + own + " needs it");
    } else if (!belongs) {
      complain(value->line, field + "." + parameter.name, quoted(*value), "does not belong to distribution " + own);
    } else if (number_in(item, parameter.name) != nullptr) {
      *parameter.into = value->number;
    }
  }
}

bool UncertaintyReader::check_shape(const Value& item, const std::string& field, const UncertainNumber& number) {
  const auto positive = [&](const char* name, double value) {
    if (value > 0) return true;
    const Value* at = item.find(name);
    if (at != nullptr) complain(at->line, field + "." + name, quoted(*at), "must be above 0");
    return false;
  };
  switch (number.distribution) {
    case Distribution::uniform:
      if (number.low < number.high) return true;
      if (item.find("low") != nullptr && item.find("high") != nullptr)
        complain(item.find("high")->line, field + ".high", fmt::format("{}", number.high), "must be above low");
      return false;
    case Distribution::lognormal: {
      const bool median = positive("median", number.median);
      return positive("log_sd", number.log_sd) && median;
    }
    case Distribution::beta: {
      const bool alpha = positive("alpha", number.alpha), beta = positive("beta", number.beta);
      return positive("scale", number.scale) && alpha && beta;
    }
  }
  return false;
}

/// Distributions without an end are held at the range of their number when they are drawn; a range that the file states has to
/// be inside it.
void UncertaintyReader::check_key(const Value& item, const std::string& field, const UncertainNumber& number) {
  try {
    const NumberKey known = find_number(scenario_, number.key);
    if (number.distribution != Distribution::uniform) return;
    for (const auto& [name, value] : {std::pair{"low", number.low}, std::pair{"high", number.high}}) {
      const Value* at = item.find(name);
      if (at != nullptr && !(value >= known.low && value <= known.high))
        complain(at->line, field + "." + name, fmt::format("{}", value),
                 fmt::format("{} must be between {} and {}", number.key, known.low, known.high));
    }
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems())
      complain(item.find("key")->line, field + ".key", problem.field, problem.rule, problem.hint);
  }
}

void UncertaintyReader::read_number(const Value& item, const std::string& field, UncertaintyQuestion& question) {
  UncertainNumber number;
  number.line = item.line;
  const auto text = [&](const char* key) {
    const Value* value = item.find(key);
    return value != nullptr && value->type == Type::text ? value->text : std::string();
  };
  number.key = text("key");
  number.source = text("source");
  const std::string distribution = text("distribution");
  if (distribution == "lognormal") number.distribution = Distribution::lognormal;
  if (distribution == "beta") number.distribution = Distribution::beta;
  if (distribution != "uniform" && number.distribution == Distribution::uniform) return;  // the schema complains
  read_shape(item, field, number);
  check_shape(item, field, number);
  if (!number.key.empty()) check_key(item, field, number);
  if (std::ranges::any_of(question.numbers, [&](const UncertainNumber& n) { return !n.key.empty() && n.key == number.key; }))
    complain(item.line, field + ".key", number.key, "is drawn twice");
  question.numbers.push_back(std::move(number));
}

UncertaintyQuestion UncertaintyReader::read() {
  UncertaintyQuestion question;
  question.line = table_.line;
  if (const Value* drivers = table_.find("drivers"); drivers != nullptr && drivers->type == Type::boolean)
    question.drivers = drivers->boolean;
  read_counts(question);
  read_elasticities(question);
  if (const Value* numbers = table_.find("number"); numbers != nullptr && numbers->type == Type::list) {
    for (std::size_t i = 0; i < numbers->items.size(); ++i) {
      if (numbers->items[i].type == Type::table) read_number(numbers->items[i], item_field(".number", i, ""), question);
    }
    return question;
  }
  if (question.elasticity_log_sd == 0 && question.elasticity_file.empty() && table_.find("number") == nullptr)
    complain(table_.line, "", "", "nothing is uncertain", "give elasticity_log_sd above 0, or numbers");
  return question;
}

}  // namespace

std::string draws_rule(long draws, long scramblings) {
  if (scramblings < 2 || scramblings > most_scramblings)
    return fmt::format("scramblings must be at least 2 and at most {}: the error is taken from their spread", most_scramblings);
  const long each = draws / scramblings;
  if (draws < 2 * scramblings || draws % scramblings != 0 || (each & (each - 1)) != 0)
    return fmt::format("draws must be a power of 2, at least 2, times the {} scramblings", scramblings);
  return draws <= most_draws ? "" : fmt::format("draws must be at most {}", most_draws);
}

void read_uncertainty(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("uncertainty");
  if (table == nullptr || table->type != Type::table) return;
  scenario.uncertainty = UncertaintyReader(*table, scenario, problems).read();
}

}  // namespace entrepot
