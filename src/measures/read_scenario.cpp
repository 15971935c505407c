#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/scenario.hpp"
#include "measures/canonical_json.hpp"
#include "measures/dates.hpp"
#include "measures/document.hpp"
#include "measures/grid.hpp"
#include "measures/groups.hpp"
#include "measures/item_field.hpp"
#include "measures/measure_rules.hpp"
#include "measures/read_coalition.hpp"
#include "measures/read_compliance.hpp"
#include "measures/read_frontier.hpp"
#include "measures/read_horizons.hpp"
#include "measures/read_judgements.hpp"
#include "measures/read_realign.hpp"
#include "measures/read_uncertainty.hpp"
#include "measures/read_war.hpp"
#include "measures/schema_check.hpp"
#include "tables/text_file.hpp"

// Two passes: the form of the file against the schema, then each part into its struct with the rules that a schema cannot say.
// The second pass takes only what has the right type, so that both passes report together.
namespace entrepot {
namespace {

using Type = Value::Type;

std::string text_at(const Value& table, const std::string& key, std::string fallback = "") {
  const Value* value = table.find(key);
  return value != nullptr && value->type == Type::text ? value->text : fallback;
}
std::vector<std::string> texts(const Value& list) {
  std::vector<std::string> words;
  for (const Value& item : list.items) {
    if (item.type == Type::text) words.push_back(item.text);
  }
  return words;
}
std::vector<std::string> texts_at(const Value& table, const std::string& key) {
  const Value* value = table.find(key);
  return value != nullptr ? texts(*value) : std::vector<std::string>{};
}
/// Empty where the key is missing or no table.
const Value& table_at(const Value& table, const std::string& key) {
  static const Value nothing;
  const Value* value = table.find(key);
  return value != nullptr && value->type == Type::table ? *value : nothing;
}
std::vector<const Value*> tables_at(const Value& table, const std::string& key) {
  std::vector<const Value*> tables;
  if (const Value* list = table.find(key)) {
    for (const Value& item : list->items) {
      if (item.type == Type::table) tables.push_back(&item);
    }
  }
  return tables;
}

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::string& word, const std::array<Enum, N>& choices) {
  const auto found = std::ranges::find_if(choices, [&](Enum choice) { return to_string(choice) == word; });
  return found == choices.end() ? std::nullopt : std::optional(*found);
}
constexpr std::array kinds{MeasureKind::tariff,    MeasureKind::export_tax,     MeasureKind::trade_cost,
                           MeasureKind::ban,       MeasureKind::productivity,   MeasureKind::quota,
                           MeasureKind::price_cap, MeasureKind::export_control, MeasureKind::secondary_sanction,
                           MeasureKind::transfer};
constexpr std::array verbs{Verb::add_pp,    Verb::set_rate, Verb::max_rate, Verb::linear_cut, Verb::swiss,
                           Verb::power_pct, Verb::factor,   Verb::max_pct,  Verb::max_value};

bool is_plain_name(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

class Reader {
 public:
  Reader(const Value& document, Scenario& scenario, Problems& problems)
      : document_(document), scenario_(scenario), file_(scenario.file.string()), problems_(problems) {}

  void read() {
    read_top();
    read_groups();
    read_measures();
    read_questions();
    read_grid();
    check_regimes(scenario_, problems_);
    read_uncertainty(document_, scenario_, problems_);
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
  void read_top();
  void read_technology();
  void read_bans();
  void read_groups();
  void read_measures();
  Measure read_measure(const Value& table, const std::string& field);
  Change read_change(const Value& measure, const std::string& field);
  void check_ids();
  void read_questions();
  void read_grid();

  const Value& document_;
  Scenario& scenario_;
  std::string file_;
  Problems& problems_;
};

void Reader::read_top() {
  for (const auto& [key, value] : document_.members) scenario_.lines[key] = value.line;
  scenario_.title = text_at(document_, "title");
  scenario_.question = text_at(document_, "question");
  scenario_.note = text_at(document_, "note");
  scenario_.kind = text_at(document_, "kind", scenario_.kind);
  scenario_.horizon = text_at(document_, "horizon", scenario_.horizon);

  const Value& world = table_at(document_, "world");
  scenario_.world_name = text_at(world, "name");
  scenario_.world_file = text_at(world, "file");
  scenario_.world_layer = text_at(world, "layer");
  if (document_.find("world") != nullptr && scenario_.world_name.empty() == scenario_.world_file.empty()) {
    complain(document_.find("world")->line, "world", "", "must have either name or file",
             "write world = { name = \"icio-2022\" }");
  }

  if (const Value* set = document_.find("elasticities")) {
    scenario_.elasticities = set->type == Type::text ? set->text : "";
    scenario_.elasticities_file = text_at(*set, "file");
  }

  const std::string closure = text_at(table_at(document_, "closure"), "trade_balance");
  if (closure == "zero") scenario_.closure = Closure::zero;
  if (closure == "own_share") scenario_.closure = Closure::own_share;

  read_technology();
  read_bans();
  scenario_.compare_baseline = text_at(table_at(document_, "compare"), "baseline");
  scenario_.decompose_by = text_at(table_at(document_, "decompose"), "by");
}

void Reader::read_technology() {
  const Value &substitution = table_at(document_, "substitution"), &factors = table_at(document_, "factors");
  TechnologyChoice& choice = scenario_.technology;
  const auto read = [&](const Value& table, const char* table_name, const char* key, bool zero, std::optional<double>& into) {
    const Value* value = table.find(key);
    if (value == nullptr || !std::isfinite(value->number)) return;  // missing, or the schema has complained
    if (value->type != Type::number && value->type != Type::integer) return;
    into = value->number;
    constexpr double largest = 1000;
    if (value->number <= largest && (value->number > 0 || (zero && value->number == 0))) return;
    complain(value->line, std::string(table_name) + "." + key, fmt::format("{}", value->number),
             fmt::format("must be {} 0 and at most {}", zero ? "at least" : "above", largest));
  };
  read(substitution, "substitution", "consumption", false, choice.consumption);
  read(substitution, "substitution", "value_added", false, choice.value_added);
  read(substitution, "substitution", "intermediates", false, choice.intermediates);
  read(substitution, "substitution", "energy", false, choice.energy);
  read(factors, "factors", "mobility", true, choice.factor_mobility);
  choice.energy_sectors = texts_at(substitution, "energy_sectors");
  if (choice.energy.has_value() == choice.energy_sectors.empty()) {
    complain(document_.find("substitution")->line, choice.energy ? "substitution.energy_sectors" : "substitution.energy", "",
             "energy and energy_sectors go together", "energy = 0.1, energy_sectors = [\"B05\", \"B06\", \"C19\", \"D\"]");
  }
}

void Reader::read_bans() {
  const Value* remainder = table_at(document_, "bans").find("remainder_pct");
  if (remainder == nullptr) return;
  if (remainder->type != Type::number && remainder->type != Type::integer) return;
  if (remainder->number > 0 && remainder->number <= 100) {
    scenario_.ban_remainder_pct = remainder->number;
  } else {
    complain(remainder->line, "bans.remainder_pct", fmt::format("{}", remainder->number), "must be above 0 and at most 100");
  }
}

void Reader::read_groups() {
  for (const auto& [name, members] : table_at(document_, "groups").members) {
    if (is_built_in_group(name)) {
      complain(members.line, "groups." + name, "", "is a built-in group", "choose another name");
    } else if (!is_plain_name(name)) {
      complain(members.line, "groups." + name, "", "a group's name has letters, digits, - and _ only");
    }
    scenario_.groups[name] = texts(members);
  }
}

Change Reader::read_change(const Value& measure, const std::string& field) {
  const Value& change = table_at(measure, "change");
  Change result;
  for (const auto& [name, value] : change.members) {
    const auto verb = named(name, verbs);
    if (!verb || (value.type != Type::number && value.type != Type::integer)) continue;
    if (result.verb != Verb::none) {
      complain(value.line, field + ".change", name, "must have one verb only", "write two measures, they compose in file order");
      continue;
    }
    result = {*verb, value.number};
  }
  return result;
}

Measure Reader::read_measure(const Value& table, const std::string& field) {
  Measure measure;
  measure.line = table.line;
  if (const Value* id = table.find("id")) measure.line = id->line;
  measure.id = text_at(table, "id");
  measure.group = text_at(table, "group", measure.id);
  measure.importers = texts_at(table, "importers");
  measure.exporters = texts_at(table, "exporters");
  measure.countries = texts_at(table, "countries");
  measure.sectors = texts_at(table, "sectors");
  measure.source = text_at(table, "source");
  measure.retaliates = text_at(table, "retaliates");
  measure.note = text_at(table, "note");
  if (const Value* both = table.find("both_ways"); both != nullptr) measure.both_ways = both->boolean;
  if (const Value* shared = table.find("shared"); shared != nullptr) measure.shared = shared->boolean;
  measure.rent = text_at(table, "rent");
  if (const Value* order = table.find("order"); order != nullptr && order->type == Type::integer) {
    if (order->number < -1e6 || order->number > 1e6)
      complain(order->line, field + ".order", quoted(*order), "must be between -1e6 and 1e6");
    else
      measure.order = static_cast<int>(order->number);
  }
  for (const auto& [key, day] : {std::pair{"from", &measure.from}, std::pair{"until", &measure.until}}) {
    const Value* value = table.find(key);
    if (value == nullptr || value->type != Type::date) continue;
    *day = value->text;
    if (!is_day(*day)) complain(value->line, field + "." + key, *day, "must be a day between 1900-01-01 and 2199-12-31");
  }
  measure.change = read_change(table, field);
  return measure;
}

void Reader::read_measures() {
  const auto tables = tables_at(document_, "measure");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string field = item_field("measure", i, text_at(*tables[i], "id"));
    Measure measure = read_measure(*tables[i], field);
    const auto kind = named(text_at(*tables[i], "kind"), kinds);
    // A kind that is unknown, missing or not built is the schema's problem; its other rules cannot be asked.
    if (kind && is_built(*kind)) {
      measure.kind = *kind;
      Problems own;
      check_measure(measure, file_, field, own);
      const auto reported = [&](const Problem& p) {
        return std::ranges::any_of(problems_.list(), [&](const Problem& known) {
          return known.field == p.field || known.field.starts_with(p.field + ".");
        });
      };
      for (const Problem& problem : own.list()) {
        if (!reported(problem)) problems_.add(problem);
      }
    }
    scenario_.measures.push_back(std::move(measure));
  }
  check_ids();
}

void Reader::check_ids() {
  std::vector<std::string> ids;
  for (const Measure& m : scenario_.measures) ids.push_back(m.id);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < scenario_.measures.size(); ++i) {
    const Measure& m = scenario_.measures[i];
    const std::string field = item_field("measure", i, m.id);
    if (!m.id.empty() && !is_plain_name(m.id)) complain(m.line, field + ".id", m.id, "has letters, digits, - and _ only");
    if (!m.id.empty() && !seen.insert(m.id).second) complain(m.line, field + ".id", m.id, "is the id of an earlier measure");
    if (!m.retaliates.empty() && (m.retaliates == m.id || std::ranges::count(ids, m.retaliates) == 0)) {
      complain(m.line, field + ".retaliates", m.retaliates, "must be the id of another measure", did_you_mean(m.retaliates, ids));
    }
  }
}

void Reader::read_questions() {
  read_coalition(document_, scenario_, problems_);
  read_horizons(document_, scenario_, problems_);
  read_compliance(document_, scenario_, problems_);
  read_frontier(document_, scenario_, problems_);
  read_flows(document_, scenario_, problems_);
  read_judgements(document_, scenario_, problems_);
  read_war(document_, scenario_, problems_);
  read_realign(document_, scenario_, problems_);
  if (const Value* pairs = table_at(document_, "dependence").find("pairs")) {
    for (const Value& pair : pairs->items) {
      const auto codes = texts(pair);
      if (codes.size() != 2) continue;
      if (codes[0] == codes[1]) complain(pair.line, "dependence.pairs", codes[0], "a pair needs two different countries");
      scenario_.pairs.emplace_back(codes[0], codes[1]);
    }
  }
}

void Reader::read_grid() {
  for (const auto& [key, list] : table_at(document_, "grid").members) {
    std::vector<double> values;
    for (const Value& item : list.items) {
      const bool number = item.type == Type::number || item.type == Type::integer;
      if (number && std::isfinite(item.number)) values.push_back(item.number);
    }
    read_grid_axis(key, values, list.line, scenario_, problems_);
  }
}

}  // namespace

Scenario parse_scenario(const std::string& text, const std::filesystem::path& file) {
  const Value document = parse_toml(text, file.string());
  Scenario scenario;
  scenario.file = file;
  scenario.text = text;
  Problems problems;
  check_against_schema(document, file.string(), problems);
  Reader(document, scenario, problems).read();
  problems.throw_if_any();
  scenario.id = sha256_hex(canonical_json(document));
  return scenario;
}

Scenario read_scenario(const std::filesystem::path& file) {
  Problems problems;
  const std::optional<std::string> text = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_scenario(*text, file);
}

}  // namespace entrepot
