#include "measures/read_war.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace entrepot {
namespace {

using Type = Value::Type;

constexpr double largest_rate_pct = 1e4, largest_weight = 10, largest_willingness = 1000;

class WarReader {
 public:
  WarReader(const Value& table, const Scenario& scenario, Problems& problems)
      : table_(table), file_(scenario.file.string()), problems_(problems) {}

  WarQuestion read() {
    question_.line = table_.line;
    question_.players = texts("players");
    question_.blocs = texts("blocs");
    if (find("sectors", Type::list) != nullptr) question_.sectors = texts("sectors");
    question_.against_all = text("against") != "players";
    const std::string detail = text("detail");
    question_.detail = detail == "partner"              ? TaxDetail::partner
                       : detail == "sector"             ? TaxDetail::sector
                       : detail == "partner_and_sector" ? TaxDetail::partner_and_sector
                                                        : TaxDetail::uniform;
    read_instruments();
    read_bounds();
    read_taste();
    return question_;
  }

 private:
  const Value* find(const char* key, Type type) const {
    const Value* value = table_.find(key);
    return value != nullptr && value->type == type ? value : nullptr;
  }
  std::string text(const char* key) const {
    const Value* value = find(key, Type::text);
    return value != nullptr ? value->text : "";
  }
  std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> words;
    if (const Value* list = find(key, Type::list)) {
      for (const Value& item : list->items) {
        if (item.type == Type::text) words.push_back(item.text);
      }
    }
    return words;
  }
  long line_of(const char* key) const {
    const Value* value = table_.find(key);
    return value != nullptr ? value->line : table_.line;
  }
  void complain(const char* key, std::string value, std::string rule, std::string hint = "") const {
    problems_.add({.file = file_,
                   .line = line_of(key),
                   .field = std::string("war.") + key,
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }
  /// The number, or the default where it is missing or beyond its range.
  double number(const char* key, double fallback, double low, double high, const char* rule) const {
    const Value* value = table_.find(key);
    if (value == nullptr || (value->type != Type::number && value->type != Type::integer)) return fallback;
    if (value->number >= low && value->number <= high) return value->number;
    complain(key, fmt::format("{}", value->number), rule);
    return fallback;
  }

  void read_instruments() {
    if (find("instruments", Type::list) == nullptr) return;
    question_.tariffs = question_.export_taxes = false;
    const std::vector<std::string> known{"tariff", "export_tax"};
    for (const std::string& word : texts("instruments")) {
      if (word == known[0]) {
        question_.tariffs = true;
      } else if (word == known[1]) {
        question_.export_taxes = true;
      } else {
        complain("instruments", word, "must be tariff or export_tax", did_you_mean(word, known));
      }
    }
    if (texts("instruments").empty()) complain("instruments", "", "must name tariff, export_tax or both");
  }

  void read_bounds() {
    question_.min_pct = number("min_pct", question_.min_pct, -99.99, largest_rate_pct, "must be above -100 and at most 10000");
    question_.max_pct = number("max_pct", question_.max_pct, -99.99, largest_rate_pct, "must be above -100 and at most 10000");
    if (question_.min_pct >= question_.max_pct)
      complain("max_pct", fmt::format("{}", question_.max_pct), fmt::format("must be above min_pct, {}", question_.min_pct));
  }

  void read_taste() {
    question_.revenue_weight =
        number("revenue_weight", 0, -largest_weight, largest_weight, "must be between -10 and 10, USD per USD");
    if (const Value* weights = find("sector_weights", Type::table)) {
      for (const auto& [sector, weight] : weights->members) {
        if (weight.type != Type::number && weight.type != Type::integer) continue;
        if (weight.number >= -largest_weight && weight.number <= largest_weight) {
          question_.sector_weights[sector] = weight.number;
        } else {
          problems_.add({.file = file_,
                         .line = weight.line,
                         .field = "war.sector_weights." + sector,
                         .value = fmt::format("{}", weight.number),
                         .rule = "must be between -10 and 10, USD per USD"});
        }
      }
    }
    question_.target = text("target");
    question_.willingness_to_pay =
        number("willingness_to_pay", 0, 0, largest_willingness, "must be between 0 and 1000, USD per USD");
    if (question_.target.empty() && question_.willingness_to_pay > 0)
      complain("willingness_to_pay", fmt::format("{}", question_.willingness_to_pay), "needs a target whose loss is paid for",
               "add target = \"XXX\"");
    if (!question_.target.empty() && table_.find("willingness_to_pay") == nullptr)
      complain("target", question_.target, "needs a willingness_to_pay for its loss", "add willingness_to_pay = 0.7");
  }

  const Value& table_;
  std::string file_;
  Problems& problems_;
  WarQuestion question_;
};

}  // namespace

void read_war(const Value& document, Scenario& scenario, Problems& problems) {
  const Value* table = document.find("war");
  if (table == nullptr || table->type != Type::table) return;
  scenario.war = WarReader(*table, scenario, problems).read();
}

}  // namespace entrepot
