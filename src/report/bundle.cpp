#include "report/bundle.hpp"

#include "entrepot/report.hpp"
#include "report/long_table.hpp"
#include "report/manifest.hpp"
#include "report/residual_kinds.hpp"
#include "report/solved_states.hpp"
#include "report/study_doubt.hpp"
#include "tables/csv_writer.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

std::string scenario_text(const Scenario& scenario) {
  if (!scenario.text.empty()) return scenario.text;
  Problems problems;
  const auto text = tables::read_text(scenario.file, problems);
  problems.throw_if_any();
  return *text;
}

}  // namespace

std::string residuals_csv(const Study& study) {
  tables::CsvWriter writer({"equilibrium", "outcome", "kind", "value", "country", "sector"});
  for (const SolvedState& state : solved_states(study)) {
    for (const ResidualKind& kind : residual_kinds) {
      const Residual& r = state.equilibrium->certificate.*kind.of;
      writer.text(state.name)
          .text(to_string(state.equilibrium->outcome))
          .text(kind.key)
          .number(r.value)
          .text(r.country)
          .text(r.sector);
      writer.end_row();
    }
  }
  return writer.content();
}

std::map<std::string, std::string> bundle_files(const Study& study) {
  std::map<std::string, std::string> files;
  files["scenario.toml"] = scenario_text(study.scenario);
  files["residuals.csv"] = residuals_csv(study);
  if (study.outcome_at_own_horizon() == Outcome::converged) {
    for (LongTable table :
         {countries_table(study), bilateral_table(study), sectors_table(study), decomposition_table(study),
          compliance_table(study), pairs_table(study), coalition_table(study), limits_table(study), horizons_table(study)}) {
      add_intervals(study, table);
      if (!table.rows.empty()) files[table.file] = csv_text(table, study.scenario.kind, study.uncertainty.has_value());
    }
    for (auto& [name, content] : doubt_files(study)) files[name] = std::move(content);
    files["report.html"] = report_html(study);
  }
  files["manifest.json"] = manifest_json(study, files);
  return files;
}

}  // namespace entrepot
