// Every id of a bundle followed to its end.
#include <algorithm>
#include <cmath>
#include <deque>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "claims/expression_units.hpp"
#include "entrepot/equilibrium.hpp"
#include "entrepot/facts.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/trace.hpp"
#include "report/trace_bundle.hpp"
#include "tables/csv_number.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::json;

constexpr std::size_t problems_kept = 50;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}
/// JSON has no infinity: null stands for every number that is not finite.
double number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), 1e-12}); }

class Checker {
 public:
  Checker(const TraceBundle& bundle, const std::filesystem::path& data, const QueryStore& query)
      : bundle_(bundle), data_(data), query_(query) {}

  TraceCheck check() {
    if (bundle_.ledger().is_object()) {
      check_scenarios();
      for (const auto& [id, number] : part("numbers").items()) check_number(id, number);
      for (const auto& [id, test] : part("tests").items()) check_test(id, test);
    }
    check_rows();
    return std::move(result_);
  }

 private:
  void complain(const std::string& id, const std::string& words) {
    if (result_.problems.size() < problems_kept) result_.problems.push_back(id + ": " + words);
    ++result_.faults;
  }
  const Json& part(const char* name) const {
    static const Json nothing = Json::object();
    const auto found = bundle_.ledger().find(name);
    return found != bundle_.ledger().end() && found->is_object() ? *found : nothing;
  }

  /// The scenario in the bundle has the id that is stated, and every state it rests on is certified.
  void check_scenarios() {
    for (const auto& [id, scenario] : part("scenarios").items()) {
      const auto text = bundle_.content("scenario-" + id + ".toml");
      if (!text) {
        complain(id, "its scenario file is not in the bundle");
      } else if (parse_scenario(*text, text_at(scenario, "file")).id != text_at(scenario, "scenario_id")) {
        complain(id, "its scenario file has another id than is stated");
      }
    }
  }

  bool certified(const Json& scenario) const {
    const auto states = scenario.find("states");
    if (text_at(scenario, "outcome") != "converged" || states == scenario.end() || states->empty()) return false;
    return std::ranges::all_of(*states, [](const Json& s) {
      return text_at(s, "outcome") == "converged" && number_at(s, "residual") <= certified_tolerance;
    });
  }

  void check_number(const std::string& id, const Json& number) {
    ++result_.ids;
    if (!text_at(number, "missing").empty()) {
      ++result_.missing;
      return;
    }
    const std::string kind = text_at(number, "kind");
    if (kind == "fact") check_fact(id, number);
    if (kind == "cell") check_cell(id, number);
    if (kind != "outcome") return;
    const auto scenario = part("scenarios").find(text_at(number, "scenario"));
    if (scenario == part("scenarios").end()) return complain(id, "its scenario is not told");
    if (!certified(*scenario)) return complain(id, "not every equilibrium of its scenario is certified");
    ++result_.equilibria;
  }

  void check_fact(const std::string& id, const Json& number) {
    std::string file = text_at(number, "file");
    std::ranges::replace(file, '/', '-');
    const auto text = bundle_.content(file);
    if (!text) return complain(id, file + " is not in the bundle");
    if (sha256_hex(*text) != text_at(number, "sha256")) return complain(id, file + " has another hash than is stated");
    const FactFile facts = parse_facts(*text, file);
    const auto fact = std::ranges::find_if(facts.facts, [&](const Fact& f) { return "facts." + f.id == id; });
    if (fact == facts.facts.end()) return complain(id, "is not in " + file);
    const auto lines = number.find("lines");
    if (lines == number.end() || lines->empty() || lines->front() != fact->line) return complain(id, "stands on another line");
    if (fact->text != text_at(number, "text") || !close(fact->interval().value / fact->unit.scale, number_at(number, "value")))
      return complain(id, "reads otherwise in " + file);
    ++result_.rows;
  }

  void check_cell(const std::string& id, const Json& number) {
    const std::string file = text_at(number, "file"), sql = text_at(number, "sql");
    const auto text = sql.empty() ? file_of(file) : rows_of(sql);
    if (!text)
      return complain(
          id, file + (sql.empty() ? " is not among the data given (--data)" : " is a store that was not given (--store)"));
    if (sha256_hex(*text) != text_at(number, "sha256")) return complain(id, file + " has another hash than is stated");
    const std::vector<double> values = values_at(*text, number);
    const auto lines = number.find("lines");
    if (lines == number.end() || values.empty() || values.size() != lines->size())
      return complain(id, "its lines are not in " + file);
    double result = values.front();
    const std::string take = text_at(number, "take");
    if (take == "sum" || take == "mean") {
      result = 0;
      for (const double v : values) result += v;
      if (take == "mean") result /= static_cast<double>(values.size());
    }
    if (take == "least") result = *std::ranges::min_element(values);
    if (take == "most") result = *std::ranges::max_element(values);
    if (!close(result * number_at(number, "file_scale"), number_at(number, "value")))
      return complain(id, "its lines do not give its value");
    ++result_.rows;
  }

  std::optional<std::string> file_of(const std::string& file) const {
    Problems problems;
    return std::filesystem::is_regular_file(data_ / file) ? tables::read_text(data_ / file, problems) : std::nullopt;
  }
  std::optional<std::string> rows_of(const std::string& sql) const { return query_ ? std::optional(query_(sql)) : std::nullopt; }

  /// Of the stated column, on the stated lines.
  static std::vector<double> values_at(const std::string& text, const Json& number) {
    std::vector<double> values;
    tables::CsvRecords records(text);
    std::vector<std::string_view> fields;
    std::deque<std::string> unquoted;
    if (!records.next(fields, unquoted)) return values;
    const auto place = std::ranges::find(fields, text_at(number, "column")) - fields.begin();
    const auto lines = number.find("lines");
    if (place == static_cast<std::ptrdiff_t>(fields.size()) || lines == number.end()) return values;
    std::size_t next = 0;
    while (next < lines->size() && records.next(fields, unquoted)) {
      if (records.line() != (*lines)[next]) continue;
      ++next;
      const auto value = place < static_cast<std::ptrdiff_t>(fields.size())
                             ? tables::parse_number(fields[static_cast<std::size_t>(place)])
                             : std::nullopt;
      if (value) values.push_back(*value);
      unquoted.clear();
    }
    return values;
  }

  /// The formula over the numbers it names gives the number that is stated.
  void check_test(const std::string& id, const Json& test) {
    ++result_.ids;
    const auto missing = test.find("missing");
    const auto ours = test.find("ours");
    if ((missing != test.end() && !missing->empty()) || ours == test.end()) {
      ++result_.missing;
      return;
    }
    bool known = true;
    const Expression formula = parse_expression(text_at(test, "formula"));
    const Evaluation value = evaluate(formula, [&](const std::string& name) {
      for (const char* prefix : {"facts.", "data.", "outcomes."}) {
        const auto number = part("numbers").find(prefix + name);
        if (number == part("numbers").end()) continue;
        const double scale = unit_scale_of(*number);
        return exactly(number_at(*number, "value") * scale);
      }
      known = false;
      return exactly(0);
    });
    if (!known) return complain(id, "its formula names a number that is not told");
    const double stated = number_at(*ours, "value"), found = value.interval.value / unit_scale(text_at(test, "unit"));
    if (std::isfinite(stated) ? !close(stated, found) : std::isfinite(found))
      return complain(id, fmt::format("its formula gives {}, not {}", found, stated));
    ++result_.rows;
  }

  static double unit_scale_of(const Json& number) {
    const double scale = number_at(number, "scale");
    return std::isnan(scale) ? 1 : scale;
  }

  void check_rows() {
    std::map<std::string, bool> intact;
    std::map<std::string, std::string> fault_of_run;  // by file and key of the run
    for (const TracedRow& row : bundle_.rows()) {
      ++result_.ids;
      if (!intact.contains(row.file)) intact[row.file] = bundle_.hash_of(row.file) == bundle_.stated_hash(row.file);
      if (!intact[row.file]) {
        complain(row.id, row.file + " has another hash than the manifest states");
        continue;
      }
      const auto [known, fresh] = fault_of_run.try_emplace(row.file + "\n" + row.scenario);
      if (fresh) known->second = fault_of(row);
      if (!known->second.empty()) {
        complain(row.id, known->second);
        continue;
      }
      ++result_.rows;
      ++result_.equilibria;
    }
  }

  std::string fault_of(const TracedRow& row) const {
    const std::vector<TracedState> states = bundle_.states_of(row);
    if (states.empty()) return "no equilibrium is told";
    for (const TracedState& s : states) {
      if (s.outcome != "converged" || !(s.residual <= certified_tolerance)) return s.name + " is not certified";
    }
    return "";
  }

  const TraceBundle& bundle_;
  std::filesystem::path data_;
  QueryStore query_;
  TraceCheck result_;
};

}  // namespace

TraceCheck check_traces(const std::filesystem::path& folder, const std::filesystem::path& data, const QueryStore& query) {
  const TraceBundle bundle(folder);
  return Checker(bundle, data, query).check();
}

}  // namespace entrepot
