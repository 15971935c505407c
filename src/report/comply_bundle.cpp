// The bundle of `entrepot comply`: what was asked, how it came out, tables, page.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/bundle_folder.hpp"
#include "report/comply_tables.hpp"
#include "report/json_values.hpp"
#include "report/question_manifest.hpp"
#include "report/study_doubt.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

/// What `explain` reads: all states as one, under the worst of them.
Json runs_json(const ComplyStudy& study) {
  const ComplyResult& result = study.result;
  const std::string name = result.failed == 0 ? fmt::format("{} states of what third countries may do", result.states)
                                              : fmt::format("{} of {} states of what third countries may do, the first: {}",
                                                            result.failed, result.states, result.failed_state);
  Json json = {{"name", name},
               {"outcome", to_string(result.outcome)},
               {"residuals", residuals_json(result.certificate, *study.world)},
               {"seconds", number_json(study.seconds)}};
  if (result.failed > 0) json["diagnosis"] = {{"reason", result.diagnosis.reason}, {"suggestion", result.diagnosis.suggestion}};
  return Json::array({std::move(json)});
}

std::string manifest_of(const ComplyStudy& study, const std::map<std::string, std::string>& files) {
  return question_manifest(study, "comply", study.params, runs_json(study), files).dump(2) + "\n";
}

}  // namespace

std::map<std::string, std::string> comply_files(const ComplyStudy& study) {
  std::map<std::string, std::string> files;
  if (!study.scenario.text.empty()) files["scenario.toml"] = study.scenario.text;
  const LongTable table = comply_long_table(study);
  files[table.file] = csv_text(table, study.scenario.kind);
  for (const DataTable& own : {equilibria_table(study), interactions_table(study), partial_table(study),
                               expectations_table(study), beliefs_table(study), bounds_table(study)}) {
    if (!own.rows.empty()) files[own.id + ".csv"] = table_csv(own);
  }
  files["comply.json"] = comply_json(study);
  files["report.html"] = comply_html(study);
  if (study.uncertainty) {
    for (auto& [name, content] : doubt_files(*study.uncertainty)) files[name] = std::move(content);
  }
  files["manifest.json"] = manifest_of(study, files);
  return files;
}

void write_comply_bundle(const ComplyStudy& study, const std::filesystem::path& folder) {
  write_result_folder(comply_files(study), folder, study.uncertainty ? unfinished_folder("").string() : "");
}

}  // namespace entrepot
