#include "measures/read_compliance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "measures/dates.hpp"
#include "measures/item_field.hpp"
#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

constexpr double largest_log_income = 10;  // a factor of 22,000 on income: beyond any meaning
constexpr double largest_severity = 100, largest_willingness = 1e6;
constexpr double row_sum_tolerance = 1e-9;  // three thirds written as decimals add up this closely

std::string text_at(const Value& table, const char* key) {
  const Value* value = table.find(key);
  return value != nullptr && value->type == Type::text ? value->text : "";
}
std::vector<std::string> texts_at(const Value& table, const char* key) {
  std::vector<std::string> words;
  if (const Value* list = table.find(key)) {
    for (const Value& item : list->items) {
      if (item.type == Type::text) words.push_back(item.text);
    }
  }
  return words;
}
bool is_number(const Value& value) {
  return (value.type == Type::number || value.type == Type::integer) && std::isfinite(value.number);
}
std::vector<double> numbers_of(const Value& list) {
  std::vector<double> numbers;
  for (const Value& item : list.items) {
    if (is_number(item)) numbers.push_back(item.number);
  }
  return numbers;
}
std::vector<const Value*> tables_at(const Value& table, const char* key) {
  std::vector<const Value*> tables;
  if (const Value* list = table.find(key)) {
    for (const Value& item : list->items) {
      if (item.type == Type::table) tables.push_back(&item);
    }
  }
  return tables;
}

/// Bounds of one number, and what a message says of them.
struct Range {
  double low, high;
  const char* rule;
  bool low_excluded = false;
  bool holds(double value) const { return (low_excluded ? value > low : value >= low) && value <= high; }
};
constexpr Range log_income{-largest_log_income, largest_log_income, "must be between -10 and 10, in units of log income"};
constexpr Range log_loss{0, largest_log_income, "must be between 0 and 10, in units of log income"};
constexpr Range percentage{0, 100, "must be between 0 and 100 %"};
constexpr Range severity{0, largest_severity, "must be above 0 and at most 100", true};
constexpr Range willingness{0, largest_willingness, "must be between 0 and 1e6 USD for a USD"};

class ComplianceReader {
 public:
  ComplianceReader(const Value& table, const Scenario& scenario, Problems& problems)
      : table_(table), file_(scenario.file.string()), problems_(problems) {}

  Compliance read() {
    compliance_.line = table_.line;
    read_thirds();
    compliance_.target = text_at(table_, "target");
    if (std::ranges::find(compliance_.thirds, compliance_.target) != compliance_.thirds.end() && !compliance_.target.empty())
      complain(table_.line, "compliance.target", compliance_.target, "must be another country than third");
    read_factor(table_, "compliance", false, compliance_.factor);
    compliance_.sectors = texts_at(table_, "sectors");
    read_payoffs();
    read_enforcement();
    read_penalties();
    read_regimes();
    read_observations();
    return compliance_;
  }

 private:
  void complain(long line, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems_.add({.file = file_,
                   .line = line,
                   .field = std::move(field),
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  /// The number of a key, checked against its range; nothing where there is none.
  std::optional<double> number_in(const Value& table, const std::string& field, const char* key, const Range& range) {
    const Value* value = table.find(key);
    if (value == nullptr || !is_number(*value)) return std::nullopt;
    if (!range.holds(value->number)) complain(value->line, field + "." + key, quoted(*value), range.rule);
    return value->number;
  }
  void read_thirds();
  void read_payoffs();
  void read_enforcement();
  void read_penalties();
  void read_factor(const Value& table, const std::string& field, bool may_cut, double& factor);
  void read_regimes();
  void check_row(const Value& row, std::size_t regimes);
  void read_observations();
  void check_observation(const ComplianceObservation& observation, const std::string& field);

  const Value& table_;
  std::string file_;
  Problems& problems_;
  Compliance compliance_;
};

void ComplianceReader::read_thirds() {
  const Value *third = table_.find("third"), *thirds = table_.find("thirds");
  if ((third == nullptr) == (thirds == nullptr)) {
    complain(third != nullptr ? third->line : table_.line, "compliance.third", "", "must have either third or thirds",
             "third = \"CHN\", or thirds = [\"CHN\", \"TUR\"]");
  }
  compliance_.thirds = thirds != nullptr ? texts_at(table_, "thirds") : std::vector{text_at(table_, "third")};
  const auto& list = compliance_.thirds;
  for (auto at = list.begin(); at != list.end(); ++at) {
    const long line = thirds != nullptr ? thirds->line : table_.line;
    if (at->starts_with('@') || at->starts_with('-'))
      complain(line, "compliance.thirds", *at, "must be one country: each decides for itself", "write the members one by one");
    if (std::find(list.begin(), at, *at) != at) complain(line, "compliance.thirds", *at, "stands twice");
  }
  if (list.size() > largest_thirds)
    complain(thirds->line, "compliance.thirds", std::to_string(list.size()),
             fmt::format("must be at most {} countries", largest_thirds));
  compliance_.third = list.empty() ? "" : list.front();
}

void ComplianceReader::read_payoffs() {
  compliance_.political_value = number_in(table_, "compliance", "political_value", log_income).value_or(0);
  compliance_.compliance_cost = number_in(table_, "compliance", "compliance_cost", log_income).value_or(0);
  compliance_.severity = number_in(table_, "compliance", "severity", severity);
  compliance_.willingness_to_pay = number_in(table_, "compliance", "willingness_to_pay", willingness).value_or(0);
  compliance_.reputation = number_in(table_, "compliance", "reputation", log_loss).value_or(0);
  const Value* by_country = table_.find("political_values");
  if (by_country == nullptr || by_country->type != Type::table) return;
  for (const auto& [code, value] : by_country->members) {
    if (!is_number(value)) continue;
    if (!log_income.holds(value.number))
      complain(value.line, "compliance.political_values." + code, quoted(value), log_income.rule);
    if (std::ranges::find(compliance_.thirds, code) == compliance_.thirds.end())
      complain(value.line, "compliance.political_values", code, "must be one of the third countries",
               did_you_mean(code, compliance_.thirds));
    compliance_.political_values[code] = value.number;
  }
}

void ComplianceReader::read_enforcement() {
  const Value* list = table_.find("enforcement_pct");
  if (list == nullptr || list->type != Type::list) return;
  compliance_.enforcement_pct = numbers_of(*list);
  for (const double value : compliance_.enforcement_pct) {
    if (!percentage.holds(value)) complain(list->line, "compliance.enforcement_pct", fmt::format("{}", value), percentage.rule);
  }
  std::ranges::sort(compliance_.enforcement_pct);
  if (const auto twice = std::ranges::adjacent_find(compliance_.enforcement_pct); twice != compliance_.enforcement_pct.end())
    complain(list->line, "compliance.enforcement_pct", fmt::format("{}", *twice), "stands twice");
  if (compliance_.enforcement_pct.size() > largest_enforcement_list)
    complain(list->line, "compliance.enforcement_pct", std::to_string(compliance_.enforcement_pct.size()),
             fmt::format("must be at most {} numbers", largest_enforcement_list));
}

void ComplianceReader::read_factor(const Value& table, const std::string& field, bool may_cut, double& factor) {
  const Value* value = table.find("factor");
  if (value == nullptr || !is_number(*value)) return;
  factor = value->number;
  if (may_cut && factor == 0) return;
  check_change(MeasureKind::trade_cost, {Verb::factor, factor},
               {.file = file_, .line = value->line, .field = field + ".factor", .hint = may_cut ? "0 cuts trade off" : ""},
               problems_);
}

void ComplianceReader::read_penalties() {
  const auto tables = tables_at(table_, "penalty");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Value& table = *tables[i];
    const std::string field = item_field("compliance.penalty", i, text_at(table, "id"));
    Penalty penalty;
    penalty.line = table.find("id") != nullptr ? table.find("id")->line : table.line;
    penalty.id = text_at(table, "id");
    penalty.by = texts_at(table, "by");
    penalty.sectors = texts_at(table, "sectors");
    read_factor(table, field, true, penalty.factor);
    penalty.exposure_pct = number_in(table, field, "exposure_pct", percentage).value_or(100);
    if (std::ranges::any_of(compliance_.penalties, [&](const Penalty& p) { return !p.id.empty() && p.id == penalty.id; }))
      complain(penalty.line, field + ".id", penalty.id, "is the id of an earlier penalty");
    compliance_.penalties.push_back(std::move(penalty));
  }
}

void ComplianceReader::check_row(const Value& row, std::size_t regimes) {
  const std::vector<double> chances = numbers_of(row);
  const std::string field = "compliance.regimes.transitions";
  if (chances.size() != regimes)
    complain(row.line, field, std::to_string(chances.size()), fmt::format("a row must hold {} numbers, one a regime", regimes));
  if (std::ranges::any_of(chances, [](double p) { return p < 0 || p > 1; }))
    complain(row.line, field, quoted(row), "must hold probabilities between 0 and 1");
  const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
  if (chances.size() == regimes && std::abs(sum - 1) > row_sum_tolerance)
    complain(row.line, field, fmt::format("{:g}", sum), "the probabilities of a row must add to 1");
}

void ComplianceReader::read_regimes() {
  const Value* table = table_.find("regimes");
  if (table == nullptr || table->type != Type::table) return;
  ComplianceRegimes regimes;
  regimes.line = table->line;
  regimes.names = texts_at(*table, "names");
  if (const Value* values = table->find("values")) regimes.values = numbers_of(*values);
  static constexpr Range below_one{0, 0.9999, "must be at least 0 and at most 0.9999"};
  regimes.discount = number_in(*table, "compliance.regimes", "discount", below_one).value_or(regimes.discount);
  const std::size_t count = regimes.names.size();
  if (count < 2 || count > largest_regimes)
    complain(table->line, "compliance.regimes.names", std::to_string(count),
             fmt::format("must be 2 to {} regimes", largest_regimes));
  for (std::size_t i = 1; i < count; ++i) {
    if (std::find(regimes.names.begin(), regimes.names.begin() + static_cast<std::ptrdiff_t>(i), regimes.names[i]) !=
        regimes.names.begin() + static_cast<std::ptrdiff_t>(i))
      complain(table->line, "compliance.regimes.names", regimes.names[i], "stands twice");
  }
  if (regimes.values.size() != count)
    complain(table->line, "compliance.regimes.values", std::to_string(regimes.values.size()),
             fmt::format("must be {} numbers, one a regime", count));
  if (const Value* rows = table->find("transitions"); rows != nullptr && rows->type == Type::list) {
    if (rows->items.size() != count)
      complain(rows->line, "compliance.regimes.transitions", std::to_string(rows->items.size()),
               fmt::format("must be {} rows, one a regime", count));
    for (const Value& row : rows->items) {
      if (row.type != Type::list) continue;
      check_row(row, count);
      regimes.transitions.push_back(numbers_of(row));
    }
  }
  compliance_.regimes = std::move(regimes);
}

void ComplianceReader::check_observation(const ComplianceObservation& o, const std::string& field) {
  if (!o.third.empty() && std::ranges::find(compliance_.thirds, o.third) == compliance_.thirds.end())
    complain(o.line, field + ".third", o.third, "must be one of the third countries", did_you_mean(o.third, compliance_.thirds));
  std::vector<std::string> ids;
  for (const Penalty& penalty : compliance_.penalties) ids.push_back(penalty.id);
  if (!o.penalty.empty() && std::ranges::find(ids, o.penalty) == ids.end())
    complain(o.line, field + ".penalty", o.penalty, "must be the id of a penalty", did_you_mean(o.penalty, ids));
  if (o.enforcement_low_pct.value_or(0) > o.enforcement_high_pct.value_or(100))
    complain(o.line, field + ".enforcement_low_pct", fmt::format("{}", *o.enforcement_low_pct),
             "must be at most enforcement_high_pct");
  if (!o.on.empty() && !is_day(o.on)) complain(o.line, field + ".on", o.on, "must be a day between 1900-01-01 and 2199-12-31");
}

void ComplianceReader::read_observations() {
  const auto tables = tables_at(table_, "observation");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const Value& table = *tables[i];
    const std::string field = item_field("compliance.observation", i, "");
    ComplianceObservation observation;
    observation.line = table.line;
    observation.third = text_at(table, "third");
    observation.penalty = text_at(table, "penalty");
    observation.source = text_at(table, "source");
    if (const Value* on = table.find("on"); on != nullptr && on->type == Type::date) observation.on = on->text;
    if (const Value* complied = table.find("complied")) observation.complied = complied->boolean;
    observation.enforcement_low_pct = number_in(table, field, "enforcement_low_pct", percentage);
    observation.enforcement_high_pct = number_in(table, field, "enforcement_high_pct", percentage);
    check_observation(observation, field);
    compliance_.observations.push_back(std::move(observation));
  }
}

}  // namespace

void read_compliance(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("compliance");
  if (table == nullptr || table->type != Type::table) return;
  scenario.compliance = ComplianceReader(*table, scenario, problems).read();
}

void check_regimes(const Scenario& scenario, Problems& problems) {
  if (!scenario.compliance || !scenario.compliance->regimes) return;
  const ComplianceRegimes& regimes = *scenario.compliance->regimes;
  const auto complain = [&](const std::string& value, const std::string& rule, const std::string& hint) {
    problems.add({.file = scenario.file.string(),
                  .line = regimes.line,
                  .field = "compliance.regimes.values",
                  .value = value,
                  .rule = rule,
                  .hint = hint});
  };
  if (scenario.grid.empty())
    return complain("", "needs a [grid], of whose first axis the regimes are values",
                    "[grid] with \"us-escalation.add_pp\" = [0, 145]");
  for (const double value : regimes.values) {
    if (std::ranges::find(scenario.grid.front().values, value) == scenario.grid.front().values.end())
      complain(fmt::format("{}", value), "must be a value of the first axis of the grid", "add it there");
  }
}

}  // namespace entrepot
