#include "report/bundle.hpp"

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/long_table.hpp"
#include "report/manifest.hpp"
#include "report/residual_kinds.hpp"
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

void add_residuals(tables::CsvWriter& writer, const std::string& name, const Equilibrium& equilibrium) {
  for (const ResidualKind& kind : residual_kinds) {
    const Residual& r = equilibrium.certificate.*kind.of;
    writer.text(name).text(to_string(equilibrium.outcome)).text(kind.key).number(r.value).text(r.country).text(r.sector);
    writer.end_row();
  }
}

}  // namespace

std::string residuals_csv(const Study& study) {
  tables::CsvWriter writer({"equilibrium", "outcome", "kind", "value", "country", "sector"});
  add_residuals(writer, "baseline", study.baseline);
  for (const Run& run : study.runs) add_residuals(writer, run_key(study, run), run.equilibrium);
  constexpr const char* states[] = {"ignore", "comply", "penalised"};
  for (const ComplianceResult& r : study.compliance) {
    for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s)
      add_residuals(writer, fmt::format("{}?{}&penalty={}", states[s], parameter_key(r.parameters), r.penalty), r.equilibria[s]);
  }
  return writer.content();
}

std::map<std::string, std::string> bundle_files(const Study& study) {
  std::map<std::string, std::string> files;
  files["scenario.toml"] = scenario_text(study.scenario);
  files["residuals.csv"] = residuals_csv(study);
  if (study.outcome() == Outcome::converged) {
    for (const LongTable& table : {countries_table(study), bilateral_table(study), sectors_table(study), decomposition_table(study),
                                   compliance_table(study), pairs_table(study)}) {
      if (!table.rows.empty()) files[table.file] = csv_text(table, study.scenario.kind);
    }
    files["report.html"] = report_html(study);
  }
  files["manifest.json"] = manifest_json(study, files);
  return files;
}

}  // namespace entrepot
