#include "measures/read_coalition.hpp"

namespace entrepot {
namespace {

using Type = Value::Type;

const Value* entry(const Value* table, const char* key, Type type) {
  const Value* value = table != nullptr ? table->find(key) : nullptr;
  return value != nullptr && value->type == type ? value : nullptr;
}

std::string text_of(const Value* value) { return value != nullptr ? value->text : ""; }

}  // namespace

void read_coalition(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* transfers = entry(entry(&document, "closure", Type::table), "transfers", Type::text);
  if (transfers != nullptr && transfers->text == to_string(Transfers::coalition)) scenario.transfers = Transfers::coalition;

  if (const Value* table = entry(&document, "coalition", Type::table)) {
    CoalitionQuestion coalition;
    coalition.line = table->line;
    coalition.target = text_of(entry(table, "target", Type::text));
    coalition.measures = text_of(entry(table, "measures", Type::text));
    if (const Value* members = entry(table, "members", Type::list)) {
      coalition.line = members->line;
      for (const Value& member : members->items) {
        if (member.type == Type::text) coalition.members.push_back(member.text);
      }
    }
    scenario.coalition = std::move(coalition);
  }
  if (scenario.transfers == Transfers::coalition && document.find("coalition") == nullptr) {
    problems.add({.file = scenario.file.string(),
                  .line = transfers->line,
                  .field = "closure.transfers",
                  .value = "coalition",
                  .rule = "needs to know who shares the burden; members are never inferred from the measures",
                  .hint = "add [coalition] with members = [\"@West\"]"});
  }
}

}  // namespace entrepot
