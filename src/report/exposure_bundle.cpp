// The bundle of `entrepot exposure`: what was asked, how it came out, tables, page.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/exposure_tables.hpp"
#include "report/json_values.hpp"
#include "report/question_manifest.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

/// What `explain` reads.
Json runs_json(const ExposureStudy& study) {
  Json list = Json::array();
  for (const ExposureState& state : study.states) {
    Json json = {{"name", state.label.empty() ? study.world->name : study.world->name + ", " + state.label}};
    json.update(equilibrium_json(state.equilibrium, *study.world));
    list.push_back(std::move(json));
  }
  return list;
}

std::string manifest_of(const ExposureStudy& study, const std::map<std::string, std::string>& files) {
  return question_manifest(study, "exposure", study.params, runs_json(study), files).dump(2) + "\n";
}

Json matrix_json(const ExposureStudy& study, const ExposureMatrix& matrix) {
  Json rows = Json::object();
  for (const Country n : study.among) {
    Json row = Json::object();
    for (const Country i : all<Country>(study.world->country_count()))
      row[study.world->countries[static_cast<std::size_t>(i.value)]] = number_json(matrix(n, i));
    rows[study.world->countries[static_cast<std::size_t>(n.value)]] = std::move(row);
  }
  return rows;
}

Json state_json(const ExposureStudy& study, const ExposureState& state) {
  Json json = {{"state", state.label},
               {"outcome", to_string(state.equilibrium.outcome)},
               {"residuals", residuals_json(state.equilibrium.certificate, *study.world)}};
  if (state.equilibrium.outcome != Outcome::converged) {
    json["reason"] = state.equilibrium.diagnosis.reason;
    return json;
  }
  const LinearSolve& solve = state.exposures.solve;
  json["linear_system"] = {
      {"outcome", to_string(solve.outcome)}, {"residual", number_json(solve.residual)}, {"products", solve.products}};
  if (!has_numbers(state)) return json;
  for (const ExposureKind& kind : exposure_kinds)
    json["exposures"][kind.key] = matrix_json(study, matrix_of(state.exposures, kind));
  return json;
}

}  // namespace

std::map<std::string, std::string> exposure_files(const ExposureStudy& study) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  if (const ExposureState* state = headline_state(study)) {
    const LongTable table = exposures_table(study);
    files[table.file] = csv_text(table, study.scenario.kind);
    for (const ExposureKind& kind : exposure_kinds)
      files[fmt::format("{}.csv", kind.key)] = exposure_matrix_csv(study, matrix_of(state->exposures, kind));
    files["report.html"] = exposure_html(study);
  }
  files["manifest.json"] = manifest_of(study, files);
  return files;
}

void write_exposure_bundle(const ExposureStudy& study, const std::filesystem::path& folder) {
  write_result_folder(exposure_files(study), folder);
}

std::string exposure_json(const ExposureStudy& study) {
  Json states = Json::array();
  for (const ExposureState& state : study.states) states.push_back(state_json(study, state));
  const Json json = {{"outcome", to_string(study.outcome())},
                     {"scenario", question_json(study.scenario, study.economy, *study.world)},
                     {"world", world_reference_json(*study.world)},
                     {"unit", "percent of the outcome for one percent at the partner"},
                     {"states", std::move(states)},
                     {"warnings", study.warnings}};
  return json.dump(2) + "\n";
}

}  // namespace entrepot
