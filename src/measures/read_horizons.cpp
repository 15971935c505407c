#include "measures/read_horizons.hpp"

#include <algorithm>

namespace entrepot {
namespace {

using Type = Value::Type;

const std::vector<std::string> known_horizons{"short", "medium", "long"};

std::vector<std::string> texts(const Value* list) {
  std::vector<std::string> words;
  if (list == nullptr) return words;
  for (const Value& item : list->items) {
    if (item.type == Type::text) words.push_back(item.text);
  }
  return words;
}

void check_compared(const std::vector<std::string>& words, const Scenario& scenario, long line, Problems& problems) {
  const auto complain = [&](const std::string& value, const std::string& rule, const std::string& hint = "") {
    problems.add(
        {.file = scenario.file.string(), .line = line, .field = "horizons.compare", .value = value, .rule = rule, .hint = hint});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::ranges::find(known_horizons, words[i]) == known_horizons.end()) {
      complain(words[i], "must be one of short, medium, long", did_you_mean(words[i], known_horizons));
    } else if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]) !=
               words.begin() + static_cast<std::ptrdiff_t>(i)) {
      complain(words[i], "stands twice");
    }
  }
  if (words.size() == 1) complain(words.front(), "one horizon is nothing to compare", "compare = [\"short\", \"long\"]");
  const bool known_own = std::ranges::find(known_horizons, scenario.horizon) != known_horizons.end();
  if (words.size() > 1 && known_own && std::ranges::find(words, scenario.horizon) == words.end()) {
    complain(words.front(), "must hold the scenario's own horizon, " + scenario.horizon, "add \"" + scenario.horizon + "\"");
  }
}

}  // namespace

void read_horizons(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("horizons");
  if (table == nullptr || table->type != Type::table) return;
  HorizonQuestion question;
  const Value *compare = table->find("compare"), *countries = table->find("countries");
  const std::vector<std::string> words = texts(compare);
  if (compare != nullptr) check_compared(words, scenario, compare->line, problems);
  for (const std::string& horizon : known_horizons) {
    if (std::ranges::find(words, horizon) != words.end()) question.compare.push_back(horizon);
  }
  question.countries = texts(countries);
  question.line = countries != nullptr ? countries->line : table->line;
  scenario.horizons = std::move(question);
}

}  // namespace entrepot
