// Numbers of a scenario by their keys: where each stands, and what it may be.
#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/joined_keys.hpp"
#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

constexpr double largest_log_income = 10;
constexpr double smallest_positive = 1e-6;
constexpr double largest_elasticity = 1000;
constexpr double largest_weight = 1e6;  ///< of USD against USD
constexpr double largest_bn = 1e6;      ///< billion USD; no economy is as large

/// A number with the place that it is put into.
struct Field {
  NumberKey number;
  std::function<void(double)> put;
};

class Fields {
 public:
  explicit Fields(Scenario& scenario) {
    for (Measure& measure : scenario.measures) add_measure(measure);
    add_technology(scenario.technology);
    add("bans.remainder_pct", scenario.ban_remainder_pct, smallest_positive, 100);
    if (scenario.compliance) add_compliance(*scenario.compliance);
    if (scenario.war) add_war(*scenario.war);
    if (scenario.frontier) add("frontier.max_pct", scenario.frontier->max_pct, 0, largest_percentage);
    if (scenario.realign) add_realign(*scenario.realign);
  }
  const std::vector<Field>& list() const { return list_; }

 private:
  void add(std::string key, double& number, double low, double high) {
    list_.push_back({{std::move(key), low, high, number}, [&number](double value) { number = value; }});
  }
  void add(std::string key, std::optional<double>& number, double low, double high) {
    list_.push_back({{std::move(key), low, high, number}, [&number](double value) { number = value; }});
  }
  void add_measure(Measure& measure);
  void add_technology(TechnologyChoice& choice);
  void add_compliance(Compliance& compliance);
  void add_war(WarQuestion& war);
  void add_realign(RealignQuestion& realign);

  std::vector<Field> list_;
};

/// The same ranges as number_rule of measure_rules.cpp, closed.
void Fields::add_measure(Measure& measure) {
  if (measure.change.verb == Verb::none) return;
  constexpr double lowest_rate = -99.9;
  double low = -largest_percentage, high = largest_percentage;
  switch (measure.change.verb) {
    case Verb::factor:
      low = measure.kind == MeasureKind::trade_cost ? 1 : smallest_positive;
      high = largest_factor;
      break;
    case Verb::set_rate:
    case Verb::max_rate:
    case Verb::power_pct:
      low = lowest_rate;
      break;
    case Verb::linear_cut:
      low = 0;
      high = 100;
      break;
    case Verb::swiss:
    case Verb::max_pct:
      low = smallest_positive;
      break;
    case Verb::max_value:
      low = smallest_positive;
      high = largest_limit;
      break;
    case Verb::add_pp:
    case Verb::none:
      break;
  }
  add(measure.id + "." + to_string(measure.change.verb), measure.change.value, low, high);
}

void Fields::add_technology(TechnologyChoice& choice) {
  add("substitution.consumption", choice.consumption, smallest_positive, largest_elasticity);
  add("substitution.value_added", choice.value_added, smallest_positive, largest_elasticity);
  add("substitution.intermediates", choice.intermediates, smallest_positive, largest_elasticity);
  if (choice.energy) add("substitution.energy", choice.energy, smallest_positive, largest_elasticity);
  add("factors.mobility", choice.factor_mobility, 0, largest_elasticity);
}

void Fields::add_compliance(Compliance& compliance) {
  add("compliance.factor", compliance.factor, 1, largest_factor);
  add("compliance.political_value", compliance.political_value, -largest_log_income, largest_log_income);
  add("compliance.compliance_cost", compliance.compliance_cost, -largest_log_income, largest_log_income);
  for (auto& [third, value] : compliance.political_values)
    add("compliance.political_values." + third, value, -largest_log_income, largest_log_income);
  for (Penalty& penalty : compliance.penalties) {
    const std::string key = "compliance.penalty." + penalty.id;
    add(key + ".factor", penalty.factor, 1, largest_factor);
    add(key + ".exposure_pct", penalty.exposure_pct, 0, 100);
  }
  add("compliance.severity", compliance.severity, smallest_positive, 100);
  add("compliance.willingness_to_pay", compliance.willingness_to_pay, 0, largest_weight);
  add("compliance.reputation", compliance.reputation, 0, largest_log_income);
  constexpr double largest_discount = 0.9999;
  if (compliance.regimes) add("compliance.regimes.discount", compliance.regimes->discount, 0, largest_discount);
}

void Fields::add_war(WarQuestion& war) {
  add("war.willingness_to_pay", war.willingness_to_pay, 0, largest_weight);
  add("war.revenue_weight", war.revenue_weight, -largest_weight, largest_weight);
  for (auto& [sector, weight] : war.sector_weights) add("war.sector_weights." + sector, weight, -largest_weight, largest_weight);
}

void Fields::add_realign(RealignQuestion& realign) {
  add("realign.break_factor", realign.break_factor, 1, largest_factor);
  add("realign.political_value_pct", realign.political_value_pct, -100, 100);
  add("realign.doubt_pct", realign.doubt_pct, 0, 100);
  add("realign.payer_security_bn", realign.payer_security_bn, -largest_bn, largest_bn);
  add("realign.rival_security_bn", realign.rival_security_bn, -largest_bn, largest_bn);
}

InputError refused(const Scenario& scenario, const std::string& key, const std::string& value, std::string rule,
                   std::string hint = "") {
  return InputError(
      {.file = scenario.file.string(), .field = key, .value = value, .rule = std::move(rule), .hint = std::move(hint)});
}

const Field& find_field(const Fields& fields, const Scenario& scenario, const std::string& key) {
  const auto found = std::ranges::find_if(fields.list(), [&](const Field& f) { return f.number.key == key; });
  if (found == fields.list().end()) {
    std::vector<std::string> keys;
    std::string known;
    for (const Field& field : fields.list()) {
      keys.push_back(field.number.key);
      known += (known.empty() ? "" : ", ") + field.number.key;
    }
    const std::string near = did_you_mean(key, keys);
    throw refused(scenario, key, "", "is no number of this scenario", near.empty() ? "known here: " + known : near);
  }
  for (const GridAxis& axis : scenario.grid) {
    if (std::ranges::count(axis.targets, key) > 0)
      throw refused(scenario, key, "", "is moved by the grid, so that it cannot be drawn too", "take it out of one of them");
  }
  return *found;
}

}  // namespace

std::vector<NumberKey> number_keys(const Scenario& scenario) {
  Scenario own = scenario;
  const Fields fields(own);
  std::vector<NumberKey> keys;
  for (const Field& field : fields.list()) keys.push_back(field.number);
  return keys;
}

NumberKey find_number(const Scenario& scenario, const std::string& key) {
  Scenario own = scenario;
  const Fields fields(own);
  NumberKey joint{.key = key, .low = -INFINITY, .high = INFINITY, .value = {}};
  for (const std::string& one : joined_keys(key)) {
    const NumberKey& number = find_field(fields, scenario, one).number;
    joint.low = std::max(joint.low, number.low);
    joint.high = std::min(joint.high, number.high);
    if (!joint.value) joint.value = number.value;
  }
  return joint;
}

void put_number(Scenario& scenario, const std::string& key, double value) {
  const Fields fields(scenario);
  for (const std::string& one : joined_keys(key)) {
    const Field& field = find_field(fields, scenario, one);
    if (!(value >= field.number.low && value <= field.number.high)) {
      throw refused(scenario, one, fmt::format("{}", value),
                    fmt::format("must be between {} and {}", field.number.low, field.number.high));
    }
    field.put(value);
  }
}

}  // namespace entrepot
