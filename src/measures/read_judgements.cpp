#include "measures/read_judgements.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "measures/item_field.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

bool is_plain_name(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// One table of a list of tables, with what can be wrong about it.
struct Item {
  const Value& table;
  const Scenario& scenario;
  std::string field;
  Problems& problems;

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
  std::optional<double> number(const char* key) const {
    const Value* value = table.find(key);
    const bool is_number = value != nullptr && (value->type == Type::number || value->type == Type::integer);
    return is_number && std::isfinite(value->number) ? std::optional(value->number) : std::nullopt;
  }
  long line(const char* key) const { return table.find(key) != nullptr ? table.find(key)->line : table.line; }
  void complain(const char* key, std::string value, std::string rule, std::string hint = "") const {
    problems.add({.file = scenario.file.string(),
                  .line = line(key),
                  .field = field + "." + key,
                  .value = std::move(value),
                  .rule = std::move(rule),
                  .hint = std::move(hint)});
  }
  void check_id(const std::vector<std::string>& earlier) const {
    const std::string id = text("id");
    if (id.empty()) return;  // the schema's
    if (!is_plain_name(id)) complain("id", id, "has letters, digits, - and _ only");
    if (std::ranges::count(earlier, id) > 0) complain("id", id, "is the id of an earlier one");
  }
};

void for_each_item(const Value& document, const char* name, const Scenario& scenario, Problems& problems,
                   const std::function<void(const Item&)>& read) {
  const Value* list = document.find(name);
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Value& table = list->items[i];
    if (table.type != Type::table) continue;
    const Value* id = table.find("id");
    const std::string word = id != nullptr && id->type == Type::text ? id->text : "";
    read({table, scenario, item_field(name, i, word), problems});
  }
}

void check_bound(const Item& item, const Judgement& judgement) {
  if (judgement.above.has_value() != judgement.below.has_value()) return;
  if (judgement.above)
    item.complain("below", "", "stands beside above: a statement has one bound", "write two statements");
  else if (item.table.find("above") == nullptr && item.table.find("below") == nullptr)
    item.complain("above", "", "is missing: where does the statement hold?", "above = 0, or below = 0");
}

}  // namespace

void read_flows(const Value& document, Scenario& scenario, Problems& problems) {
  std::vector<std::string> ids;
  for_each_item(document, "flow", scenario, problems, [&](const Item& item) {
    item.check_id(ids);
    ids.push_back(item.text("id"));
    scenario.flows.push_back({.id = item.text("id"),
                              .exporters = item.texts("exporters"),
                              .importers = item.texts("importers"),
                              .sectors = item.texts("sectors"),
                              .instead_of = item.texts("instead_of"),
                              .line = item.line("id")});
  });
}

void read_judgements(const Value& document, Scenario& scenario, Problems& problems) {
  std::vector<std::string> ids;
  for_each_item(document, "judgement", scenario, problems, [&](const Item& item) {
    item.check_id(ids);
    ids.push_back(item.text("id"));
    Judgement judgement{.id = item.text("id"),
                        .claim = item.text("claim"),
                        .number = item.text("number"),
                        .minus = item.text("minus"),
                        .above = item.number("above"),
                        .below = item.number("below"),
                        .reading = item.text("reading"),
                        .line = item.line("id")};
    check_bound(item, judgement);
    if (!judgement.number.empty() && judgement.number == judgement.minus)
      item.complain("minus", judgement.minus, "must be another number than the one it is taken off");
    scenario.judgements.push_back(std::move(judgement));
  });
  if (scenario.judgements.empty() || document.find("uncertainty") != nullptr) return;
  problems.add({.file = scenario.file.string(),
                .line = scenario.judgements.front().line,
                .field = "judgement",
                .rule = "needs [uncertainty]: a statement is judged by the share of draws in which it holds",
                .hint = "add [uncertainty]"});
}

}  // namespace entrepot
