#include "measures/read_realign.hpp"

#include <algorithm>

#include "measures/realign_rules.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

bool is_number(const Value& value) { return value.type == Type::number || value.type == Type::integer; }

std::string text_at(const Value& table, const char* key) {
  const Value* value = table.find(key);
  return value != nullptr && value->type == Type::text ? value->text : "";
}

void number_at(const Value& table, const char* key, double& into) {
  const Value* value = table.find(key);
  if (value != nullptr && is_number(*value)) into = value->number;
}

std::vector<std::string> texts_at(const Value& table, const char* key) {
  std::vector<std::string> words;
  const Value* list = table.find(key);
  if (list == nullptr) return words;
  for (const Value& item : list->items) {
    if (item.type == Type::text) words.push_back(item.text);
  }
  return words;
}

std::vector<double> numbers_at(const Value& table, const char* key) {
  std::vector<double> numbers;
  const Value* list = table.find(key);
  if (list == nullptr) return numbers;
  for (const Value& item : list->items) {
    if (is_number(item)) numbers.push_back(item.number);
  }
  return numbers;
}

std::vector<const Value*> tables_at(const Value& table, const char* key) {
  std::vector<const Value*> tables;
  const Value* list = table.find(key);
  if (list == nullptr) return tables;
  for (const Value& item : list->items) {
    if (item.type == Type::table) tables.push_back(&item);
  }
  return tables;
}

long line_of(const Value& table) { return table.find("id") != nullptr ? table.find("id")->line : table.line; }

/// Numbers and lists of the table are told with their own lines; what the schema has refused is not told again.
void add_with_lines(const Value& table, const Problems& found, Problems& problems) {
  const std::string prefix = "realign.";
  for (Problem problem : found.list()) {
    const auto same_place = [&](const Problem& known) { return known.field == problem.field; };
    if (std::ranges::any_of(problems.list(), same_place)) continue;
    if (const Value* value = table.find(problem.field.substr(prefix.size()))) problem.line = value->line;
    problems.add(std::move(problem));
  }
}

}  // namespace

void read_realign(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("realign");
  if (table == nullptr || table->type != Type::table) return;
  RealignQuestion question;
  question.line = table->line;
  question.target = text_at(*table, "target");
  question.away_from = text_at(*table, "away_from");
  question.by = texts_at(*table, "by");
  question.payer = text_at(*table, "payer");
  number_at(*table, "break_factor", question.break_factor);
  question.pressure = numbers_at(*table, "pressure");
  question.transfers_bn = numbers_at(*table, "transfers_bn");
  number_at(*table, "political_value_pct", question.political_value_pct);
  number_at(*table, "doubt_pct", question.doubt_pct);
  number_at(*table, "payer_security_bn", question.payer_security_bn);
  number_at(*table, "rival_security_bn", question.rival_security_bn);
  for (const Value* offer : tables_at(*table, "offer"))
    question.offers.push_back({text_at(*offer, "id"), texts_at(*offer, "lifted_by"), line_of(*offer)});
  for (const Value* item : tables_at(*table, "stick")) {
    RealignStick stick{text_at(*item, "id"), texts_at(*item, "joined_by"), std::nullopt, line_of(*item)};
    const Value* factor = item->find("factor");
    if (factor != nullptr && is_number(*factor)) stick.factor = factor->number;
    question.sticks.push_back(std::move(stick));
  }
  Problems found;
  check_realign(question, scenario.file.string(), found);
  add_with_lines(*table, found, problems);
  scenario.realign = std::move(question);
}

}  // namespace entrepot
