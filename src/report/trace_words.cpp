// What `trace` prints: the number, its formula, then every number it rests on down to files and equilibria.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/equilibrium.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/trace.hpp"
#include "report/number_text.hpp"
#include "report/trace_bundle.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

const nlohmann::json* entry_of(const TraceBundle& bundle, const char* part, const std::string& id) {
  if (!bundle.ledger().is_object()) return nullptr;
  const auto list = bundle.ledger().find(part);
  if (list == bundle.ledger().end() || !list->is_object()) return nullptr;
  const auto found = list->find(id);
  return found == list->end() || !found->is_object() ? nullptr : &*found;
}

Json state_json(const TracedState& s) {
  return {{"name", s.name},       {"outcome", s.outcome}, {"residual", s.residual}, {"kind", s.kind},
          {"country", s.country}, {"sector", s.sector},   {"sweeps", s.sweeps}};
}

Json scenario_json(const nlohmann::json& scenario) {
  Json json;
  for (const char* key :
       {"id", "title", "file", "question", "scenario_id", "put", "horizon", "world", "world_id", "outcome", "draws", "worst"}) {
    if (const auto found = scenario.find(key); found != scenario.end()) json[key] = *found;
  }
  const auto states = scenario.find("states");
  json["equilibria"] = states == scenario.end() ? 0 : states->size();
  return json;
}

Json number_json_of(const TraceBundle& bundle, const std::string& id, const nlohmann::json& number) {
  Json json{{"id", id}};
  json.update(Json(number));
  if (const auto* scenario = entry_of(bundle, "scenarios", text_at(number, "scenario")))
    json["scenario"] = scenario_json(*scenario);
  return json;
}

Json test_json_of(const TraceBundle& bundle, const std::string& id, const nlohmann::json& test) {
  Json json{{"id", id}, {"kind", "test"}};
  for (const char* key : {"claim", "words", "verdict", "unit", "ours", "theirs", "formula", "against", "why"}) {
    if (const auto found = test.find(key); found != test.end()) json[key] = *found;
  }
  Json rests = Json::array();
  if (const auto numbers = test.find("numbers"); numbers != test.end() && numbers->is_array()) {
    for (const auto& name : *numbers) {
      const auto* number = name.is_string() ? entry_of(bundle, "numbers", name.get<std::string>()) : nullptr;
      if (number != nullptr) rests.push_back(number_json_of(bundle, name.get<std::string>(), *number));
    }
  }
  json["rests_on"] = std::move(rests);
  return json;
}

Json row_json_of(const TraceBundle& bundle, const TracedRow& row) {
  Json fields = Json::object(), states = Json::array();
  for (const auto& [column, value] : row.fields) fields[column] = value;
  for (const TracedState& s : bundle.states_of(row)) states.push_back(state_json(s));
  const auto part = [&](const char* name, const char* key) {
    const auto found = bundle.manifest().find(name);
    return found != bundle.manifest().end() && found->is_object() ? text_at(*found, key) : "";
  };
  return {{"id", row.id},
          {"kind", "row"},
          {"file", row.file},
          {"line", row.line},
          {"sha256", bundle.hash_of(row.file)},
          {"as_written", bundle.hash_of(row.file) == bundle.stated_hash(row.file)},
          {"fields", std::move(fields)},
          {"formula", formula_of(row.at("variable"))},
          {"scenario", {{"file", part("scenario", "file")}, {"id", part("scenario", "id")}}},
          {"world", {{"name", part("world", "name")}, {"id", part("world", "id")}}},
          {"equilibria", std::move(states)}};
}

Json traced(const TraceBundle& bundle, const std::string& id) {
  if (const auto* test = entry_of(bundle, "tests", id)) return test_json_of(bundle, id, *test);
  if (const auto* number = entry_of(bundle, "numbers", id)) return number_json_of(bundle, id, *number);
  if (const TracedRow* row = bundle.find_row(id)) return row_json_of(bundle, *row);
  const std::string near = did_you_mean(id, bundle.ids());
  throw InputError({.field = "ID",
                    .value = id,
                    .rule = "is no number of the bundle in " + bundle.folder().string(),
                    .hint = near.empty() ? "entrepot trace --list prints all of them" : near});
}

std::string number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? fmt::format("{:.6g}", found->get<double>()) : "none";
}

std::string plain(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string line(const std::string& indent, const char* name, const std::string& text) {
  return text.empty() ? "" : fmt::format("{}{:<11}{}\n", indent, name, text);
}

std::string state_words(const Json& s) {
  std::string text = fmt::format("{}: {}", plain(s, "name"), plain(s, "outcome"));
  if (s.contains("residual") && s["residual"].is_number())
    text += fmt::format(", largest residual {:.1g} ({}{}{})", s["residual"].get<double>(), plain(s, "kind"),
                        plain(s, "country").empty() ? "" : ", " + plain(s, "country"),
                        plain(s, "sector").empty() ? "" : ", " + plain(s, "sector"));
  if (const auto sweeps = s.find("sweeps"); sweeps != s.end() && sweeps->is_number() && sweeps->get<double>() > 0)
    text += fmt::format(", {} sweeps", static_cast<long>(sweeps->get<double>()));
  return text;
}

std::string lines_words(const Json& number) {
  std::string text;
  for (const auto& l : number.value("lines", Json::array())) {
    if (text.size() > 60) return text + " ...";
    text += (text.empty() ? "" : ", ") + l.dump();
  }
  return text;
}

std::string number_words(const Json& n, const std::string& indent) {
  std::string text = fmt::format("{}{} = {} {}\n", indent, plain(n, "id"), number_of(n, "value"), plain(n, "unit"));
  const std::string in = indent + "  ";
  text += line(in, "what", plain(n, "words")) + line(in, "missing", plain(n, "missing"));
  if (plain(n, "kind") == "outcome" && n.contains("scenario") && n["scenario"].is_object()) {
    const Json& s = n["scenario"];
    text += line(in, "headline", plain(n, "headline")) +
            line(in, "scenario", fmt::format("{} ({})", plain(s, "file"), plain(s, "scenario_id")));
    if (s.contains("put") && !s["put"].empty()) text += line(in, "with", s["put"].dump());
    text += line(in, "world", fmt::format("{} ({})", plain(s, "world"), plain(s, "world_id")));
    text += line(in, "equilibria", fmt::format("{}, all recomputed; outcome {}", s["equilibria"].dump(), plain(s, "outcome")));
    if (s.contains("worst") && s["worst"].is_object()) text += line(in, "worst", state_words(s["worst"]));
    if (s.contains("draws") && s["draws"].is_number() && s["draws"].get<double>() > 0)
      text += line(in, "draws",
                   fmt::format("{}; 5 % to 95 %: {} to {}", s["draws"].dump(), number_of(n, "low"), number_of(n, "high")));
    return text;
  }
  text += line(in, "printed", plain(n, "text")) + line(in, "file", plain(n, "file")) + line(in, "line", lines_words(n)) +
          line(in, "sha256", plain(n, "sha256"));
  for (const auto& row : n.value("rows", Json::array())) text += line(in, "reads", row.is_string() ? row.get<std::string>() : "");
  text += line(in, "rows of", plain(n, "sql"));
  if (n.contains("column")) text += line(in, "taken", fmt::format("{} of column {}", plain(n, "take"), plain(n, "column")));
  return text + line(in, "source", plain(n, "source")) + line(in, "address", plain(n, "address")) +
         line(in, "status", plain(n, "status"));
}

std::string test_words(const Json& t) {
  const Json ours = t.value("ours", Json::object()), theirs = t.value("theirs", Json());
  std::string text = fmt::format("{} = {} {}   [{} to {}]\n", plain(t, "id"), number_of(ours, "value"), plain(t, "unit"),
                                 number_of(ours, "low"), number_of(ours, "high"));
  text += line("", "claim", plain(t, "claim")) + line("", "what", plain(t, "words")) + line("", "verdict", plain(t, "verdict")) +
          line("", "formula", plain(t, "formula"));
  if (theirs.is_object()) text += line("", "against", fmt::format("{} = {}", plain(t, "against"), number_of(theirs, "value")));
  text += line("", "why", plain(t, "why"));
  for (const Json& n : t.value("rests_on", Json::array())) text += number_words(n, "  ");
  return text;
}

std::string row_words(const Json& r) {
  std::string text = fmt::format("{}\n", plain(r, "id"));
  for (const auto& [column, value] : r["fields"].items()) {
    if (value.is_string() && !value.get<std::string>().empty()) text += line("  ", column.c_str(), value.get<std::string>());
  }
  text += line("", "formula", plain(r, "formula")) + line("", "file", plain(r, "file")) + line("", "line", r["line"].dump()) +
          line("", "sha256", plain(r, "sha256") + (r.value("as_written", false) ? "" : " (changed after it was written)"));
  text += line("", "scenario", fmt::format("{} ({})", plain(r["scenario"], "file"), plain(r["scenario"], "id")));
  text += line("", "world", fmt::format("{} ({})", plain(r["world"], "name"), plain(r["world"], "id")));
  constexpr std::size_t shown = 4;
  const Json& states = r["equilibria"];
  for (std::size_t i = 0; i < std::min(shown, states.size()); ++i) text += line("", "solved", state_words(states[i]));
  if (states.size() > shown) text += line("", "", fmt::format("and {} more equilibria, in --json", states.size() - shown));
  return text;
}

}  // namespace

std::string trace_json(const std::filesystem::path& folder, const std::string& id) {
  return traced(TraceBundle(folder), id).dump(2) + "\n";
}

std::string trace_text(const std::filesystem::path& folder, const std::string& id) {
  const Json json = traced(TraceBundle(folder), id);
  const std::string kind = plain(json, "kind");
  if (kind == "test") return test_words(json);
  return kind == "row" ? row_words(json) : number_words(json, "");
}

std::string trace_list(const std::filesystem::path& folder) {
  const TraceBundle bundle(folder);
  std::string text;
  for (const char* part : {"tests", "numbers"}) {
    const auto list = bundle.ledger().is_object() ? bundle.ledger().find(part) : bundle.ledger().end();
    if (list == bundle.ledger().end() || !list->is_object()) continue;
    for (const auto& [id, entry] : list->items()) {
      const auto ours = entry.find("ours");
      const nlohmann::json& holder = ours == entry.end() ? entry : *ours;
      const auto value = holder.find("value");
      text +=
          fmt::format("{}\t{}\t{}\n", id, value != holder.end() && value->is_number() ? plain_number(value->get<double>()) : "",
                      text_at(entry, "unit"));
    }
  }
  for (const TracedRow& row : bundle.rows()) {
    std::string value = row.at("value");
    for (const char* column : {"central", "total", "value"}) {
      if (value.empty()) value = row.at(column);
    }
    text += fmt::format("{}\t{}\t{}\n", row.id, value, row.at("unit"));
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace entrepot
