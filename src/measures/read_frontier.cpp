#include "measures/read_frontier.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "measures/measure_rules.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

constexpr double smallest_bound = 1;          // percent: below it there is hardly a tax to choose
constexpr double largest_willingness = 1000;  // USD per USD: beyond it the coalition's own loss does not matter

bool is_number(const Value& value) {
  return (value.type == Type::number || value.type == Type::integer) && std::isfinite(value.number);
}

struct FrontierReader {
  const Value& table;
  const Scenario& scenario;
  Problems& problems;

  void complain(const Value& where, const std::string& key, std::string value, std::string rule, std::string hint = "") {
    problems.add({.file = scenario.file.string(),
                  .line = where.line,
                  .field = "frontier." + key,
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  }
  std::string text(const char* key) const {
    const Value* value = table.find(key);
    return value != nullptr && value->type == Type::text ? value->text : "";
  }
  std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> words;
    const Value* value = table.find(key);
    if (value == nullptr) return words;
    for (const Value& item : value->items) {
      if (item.type == Type::text) words.push_back(item.text);
    }
    return words;
  }
  void read_instruments(FrontierQuestion& question);
  void read_willingness(FrontierQuestion& question);
  void read_bound(FrontierQuestion& question);
  void check_group(const FrontierQuestion& question);
};

void FrontierReader::read_instruments(FrontierQuestion& question) {
  const Value* value = table.find("instruments");
  if (value == nullptr) return;
  const std::vector<std::string> words = texts("instruments");
  question.tariffs = std::ranges::count(words, "tariff") > 0;
  question.export_taxes = std::ranges::count(words, "export_tax") > 0;
  for (const char* word : {"tariff", "export_tax"}) {
    if (std::ranges::count(words, word) > 1) complain(*value, "instruments", word, "stands twice");
  }
}

void FrontierReader::read_willingness(FrontierQuestion& question) {
  const Value* value = table.find("willingness_to_pay");
  if (value == nullptr || value->type != Type::list) return;
  double last = -1;
  for (const Value& item : value->items) {
    if (!is_number(item)) continue;
    if (item.number < 0 || item.number > largest_willingness)
      complain(item, "willingness_to_pay", quoted(item), fmt::format("must be between 0 and {}", largest_willingness));
    else if (item.number <= last)
      complain(item, "willingness_to_pay", quoted(item), "must rise from one value to the next");
    last = item.number;
    question.willingness_to_pay.push_back(item.number);
  }
}

void FrontierReader::read_bound(FrontierQuestion& question) {
  const Value* value = table.find("max_pct");
  if (value == nullptr || !is_number(*value)) return;
  if (value->number < smallest_bound || value->number > largest_percentage)
    complain(*value, "max_pct", quoted(*value),
             fmt::format("must be between {} and {} percent", smallest_bound, largest_percentage));
  else
    question.max_pct = value->number;
}

void FrontierReader::check_group(const FrontierQuestion& question) {
  if (question.measures.empty()) return;
  std::vector<std::string> groups;
  for (const Measure& measure : scenario.measures) groups.push_back(measure.group);
  if (std::ranges::count(groups, question.measures) > 0) return;
  complain(*table.find("measures"), "measures", question.measures, "must be a group of the scenario's measures",
           did_you_mean(question.measures, groups));
}

}  // namespace

void read_frontier(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("frontier");
  if (table == nullptr || table->type != Type::table) return;
  FrontierReader reader{*table, scenario, problems};
  FrontierQuestion question;
  question.line = table->line;
  question.coalition = reader.texts("coalition");
  question.target = reader.text("target");
  question.measures = reader.text("measures");
  if (table->find("sectors") != nullptr) question.sectors = reader.texts("sectors");
  question.by_sector = reader.text("detail") != "uniform";
  reader.read_instruments(question);
  reader.read_willingness(question);
  reader.read_bound(question);
  reader.check_group(question);
  scenario.frontier = std::move(question);
}

}  // namespace entrepot
