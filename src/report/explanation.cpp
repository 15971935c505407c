#include "report/explanation.hpp"

#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"
#include "report/manifest.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

[[noreturn]] void refuse(const fs::path& path, const std::string& rule) {
  throw InputError(Problem{path.string(), 0, "", "", rule, "give a folder that \"entrepot run ... --out\" has written"});
}

std::optional<std::string> read_bytes(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string text_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : "";
}
double number_at(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_number() ? at->get<double>() : 0;
}

/// States of dates and grid points are named by what tells them apart.
std::string state_name(const Json& json) {
  std::string name = text_at(json, "name");
  auto append = [&](const std::string& part) { name += (name.empty() ? "" : ", ") + part; };
  if (const std::string horizon = text_at(json, "horizon"); !horizon.empty()) append("at the " + horizon + " horizon");
  if (const std::string state = text_at(json, "state"); !state.empty()) {
    const std::string penalty = text_at(json, "penalty");
    append(state + (penalty.empty() ? "" : " (penalty " + penalty + ")"));
  }
  if (json.contains("parameters") && json["parameters"].is_object()) {
    for (const auto& [key, value] : json["parameters"].items()) append(fmt::format("{} = {}", key, value.dump()));
  }
  if (const std::string on = text_at(json, "on"); !on.empty()) append("on " + on);
  return name.empty() ? "the scenario" : name;
}

ExplainedState read_state(const Json& json, std::string name) {
  ExplainedState state;
  state.name = std::move(name);
  state.outcome = text_at(json, "outcome");
  state.iterations = number_at(json, "iterations");
  state.seconds = number_at(json, "seconds");
  state.followed_shock = json.value("followed_shock", Json(false)) == Json(true);
  if (const auto residuals = json.find("residuals"); residuals != json.end() && residuals->is_object()) {
    const auto max = residuals->find("max");  // JSON has no infinity and no NaN: they stand as null
    state.residual =
        max != residuals->end() && max->is_null() ? std::numeric_limits<double>::quiet_NaN() : number_at(*residuals, "max");
    state.kind = text_at(*residuals, "worst");
    if (const auto worst = residuals->find(state.kind); worst != residuals->end() && worst->is_object()) {
      state.country = text_at(*worst, "country");
      state.country_name = text_at(*worst, "country_name");
      state.sector = text_at(*worst, "sector");
      state.sector_name = text_at(*worst, "sector_name");
    }
  }
  if (const auto diagnosis = json.find("diagnosis"); diagnosis != json.end() && diagnosis->is_object()) {
    state.reason = text_at(*diagnosis, "reason");
    state.suggestion = text_at(*diagnosis, "suggestion");
    state.diagnosed_country = text_at(*diagnosis, "country");
    state.diagnosed_sector = text_at(*diagnosis, "sector");
  }
  return state;
}

std::size_t find_worst(const std::vector<ExplainedState>& states) {
  std::size_t worst = 0;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i].outcome != "converged") return i;
    if (states[i].residual > states[worst].residual) worst = i;
  }
  return worst;
}

std::vector<std::string> advice_for(const ExplainedState& state) {
  std::vector<std::string> advice;
  if (!state.suggestion.empty()) advice.push_back(state.suggestion);
  if (state.outcome == "infeasible")
    advice.push_back("weaken or drop the measure that leaves a market without a supplier or a country without trade");
  if (state.outcome == "iteration_limit" || state.outcome == "stalled") {
    advice.push_back("run smaller steps of the measures ([grid]) to see where the trouble begins");
    advice.push_back(
        "look at the country and market named above: a nearly closed economy or a very high elasticity is the usual cause");
  }
  if (state.outcome == "time_limit" || state.outcome == "cancelled") advice.push_back("run it again and let it finish");
  return advice;
}

std::vector<std::string> damaged_files(const fs::path& folder, const Json& manifest) {
  std::vector<std::string> damaged;
  if (!manifest.contains("files") || !manifest["files"].is_object()) return damaged;
  for (const auto& [name, entry] : manifest["files"].items()) {
    if (fs::path(name).filename() != name) {  // a bundle has no folders; what lies elsewhere is not ours to open
      damaged.push_back(name + " is no file of a result bundle");
      continue;
    }
    const auto content = read_bytes(folder / name);
    if (!content) {
      damaged.push_back(name + " is missing");
    } else if (!entry.is_object() || sha256_hex(*content) != text_at(entry, "sha256")) {
      damaged.push_back(name + " was changed after it was written");
    }
  }
  return damaged;
}

}  // namespace

Explanation read_explanation(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) refuse(folder, "no such folder");
  if (!fs::is_directory(folder, error)) refuse(folder, "is a file, not the folder of a result");
  const auto text = read_bytes(folder / "manifest.json");
  if (!text) refuse(folder, "holds no manifest.json, so it is not a result bundle");
  const Json manifest = parse_manifest(*text);
  if (!manifest.is_object()) refuse(folder / "manifest.json", "is damaged: not a JSON object");
  if (text_at(manifest, "bundle") != bundle_mark) refuse(folder / "manifest.json", "belongs to another program");

  Explanation e;
  e.outcome = text_at(manifest, "outcome");
  e.command = text_at(manifest, "command");
  if (const auto scenario = manifest.find("scenario"); scenario != manifest.end() && scenario->is_object())
    e.title = text_at(*scenario, "title");
  if (const auto program = manifest.find("program"); program != manifest.end() && program->is_object())
    e.program = text_at(*program, "name") + " " + text_at(*program, "version") + " (" + text_at(*program, "commit") + ")";
  if (const auto solver = manifest.find("solver"); solver != manifest.end() && solver->contains("asked"))
    e.certified_tolerance = number_at((*solver)["asked"], "certified_tolerance");
  if (const auto baseline = manifest.find("baseline"); baseline != manifest.end() && baseline->is_object())
    e.states.push_back(read_state(*baseline, "the baseline"));
  for (const char* part : {"runs", "compliance"}) {
    if (const auto list = manifest.find(part); list != manifest.end() && list->is_array())
      for (const Json& state : *list)
        if (state.is_object()) e.states.push_back(read_state(state, state_name(state)));
  }
  if (const auto list = manifest.find("horizons"); list != manifest.end() && list->is_array()) {
    for (const Json& horizon : *list) {
      if (!horizon.is_object() || !horizon.contains("states") || !horizon["states"].is_array()) continue;
      for (const Json& state : horizon["states"])
        if (state.is_object()) e.states.push_back(read_state(state, state_name(state)));
    }
  }
  if (e.states.empty() && manifest.contains("question"))
    refuse(folder / "manifest.json", "answers a question for which no equilibrium was solved: there is none to explain");
  if (e.outcome.empty() || e.states.empty()) refuse(folder / "manifest.json", "is damaged: it names no outcome");
  if (const auto warnings = manifest.find("warnings"); warnings != manifest.end() && warnings->is_array())
    for (const Json& w : *warnings)
      if (w.is_string()) e.warnings.push_back(w.get<std::string>());
  e.worst = find_worst(e.states);
  e.advice = advice_for(e.states[e.worst]);
  e.damaged = damaged_files(folder, manifest);
  return e;
}

}  // namespace entrepot
