// The bundle of `entrepot power`: what was asked, how every cut came out, tables, page.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/json_values.hpp"
#include "report/manifest.hpp"
#include "report/power_json.hpp"
#include "report/power_tables.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* unfinished_name = "unfinished";

/// A file name by World and state: the headline's matrix is matrix.csv.
std::string matrix_name(const PowerStudy& study, const WorldPower& power, const PowerState& state) {
  const PowerPlace headline = headline_place(study);
  if (headline.state == &state) return "matrix.csv";
  std::string name = "matrix-" + power.world->name;
  if (power.states.size() > 1) name += fmt::format("-{}", &state - power.states.data());
  for (char& c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (!plain) c = '_';
  }
  return name + ".csv";
}

/// What `explain` reads: each state, the cut with the largest residual, and every cut without an equilibrium.
Json runs_json(const PowerStudy& study) {
  Json list = Json::array();
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      const std::string where = power.world->name + (state.label.empty() ? "" : ", " + state.label);
      Json json = {{"name", where}};
      json.update(equilibrium_json(state.equilibrium, *power.world));
      list.push_back(std::move(json));
      const CutTie* worst = count_cuts(power, state).worst;
      for (const CutTie& tie : state.ties) {
        if (tie.outcome == Outcome::converged && &tie != worst) continue;
        Json cut = {{"name", fmt::format("{}, {} and {} cut", where, power.sides[tie.a].name, power.sides[tie.b].name)}};
        cut.update(cut_outcome_json(tie));
        list.push_back(std::move(cut));
      }
    }
  }
  return list;
}

Json worlds_json(const PowerStudy& study) {
  Json list = Json::array();
  for (const WorldPower& power : study.worlds) {
    Json states = Json::array();
    for (const PowerState& state : power.states) {
      Json json = {
          {"state", state.label}, {"outcome", to_string(state.equilibrium.outcome)}, {"cuts", cut_counts_json(power, state)}};
      if (!state.ties.empty()) json["matrix"] = matrix_name(study, power, state);
      states.push_back(std::move(json));
    }
    list.push_back({{"world", world_reference_json(*power.world)},
                    {"states", std::move(states)},
                    {"repairs", repairs_json(*power.world)},
                    {"sources", sources_json(*power.world)}});
  }
  return list;
}

std::string manifest_of(const PowerStudy& study, const std::map<std::string, std::string>& files) {
  const Json json = {{"bundle", bundle_mark},
                     {"schema", bundle_schema},
                     {"question", "power"},
                     {"program", program_json()},
                     {"command", study.command},
                     {"outcome", to_string(study.outcome())},
                     {"scenario", power_scenario_json(study)},
                     {"worlds", worlds_json(study)},
                     {"coalitions", coalitions_json(study)},
                     {"solver", {{"asked", solver_json(study.params)}, {"threads", study.threads}}},
                     {"seconds", number_json(study.seconds)},
                     {"cuts", {{"solved", study.done}, {"taken_over_from_unfinished_run", study.kept}}},
                     {"runs", runs_json(study)},
                     {"warnings", study.warnings},
                     {"files", checksums_json(files)}};
  return json.dump(2) + "\n";
}

}  // namespace

std::map<std::string, std::string> power_files(const PowerStudy& study) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  files["cuts.csv"] = cuts_csv(study);
  for (const LongTable& table :
       {power_pairs_table(study), power_coalitions_table(study), power_ranking_table(study), power_asymmetric_table(study)}) {
    if (!table.rows.empty()) files[table.file] = csv_text(table, study.scenario.kind);
  }
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      if (!state.ties.empty()) files[matrix_name(study, power, state)] = matrix_csv(power, state);
    }
  }
  if (headline_place(study).state != nullptr) {
    if (study.worlds.size() > 1) files["paths.csv"] = paths_csv(study);
    files["report.html"] = power_html(study);
  }
  files["manifest.json"] = manifest_of(study, files);
  return files;
}

void write_power_bundle(const PowerStudy& study, const std::filesystem::path& folder) {
  write_result_folder(power_files(study), folder, unfinished_name);
}

void check_power_folder(const std::filesystem::path& folder) { check_result_folder(folder, unfinished_name); }

std::filesystem::path unfinished_folder(const std::filesystem::path& folder) { return folder / unfinished_name; }

}  // namespace entrepot
