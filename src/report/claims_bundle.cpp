// The bundle of `entrepot claims`: the ledger and its facts as read, the tables, where every number comes from, the page, and the
// bundle of the scenario that stands behind the ledger.
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "report/bundle.hpp"
#include "report/bundle_folder.hpp"
#include "report/claims_bundle.hpp"
#include "report/claims_json.hpp"
#include "report/claims_tables.hpp"
#include "report/json_values.hpp"
#include "report/manifest.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

std::string manifest_of(const LedgerResult& result, const std::map<std::string, std::string>& files) {
  Json json;
  if (result.study != nullptr) {
    json = Json::parse(manifest_json(*result.study, files));
  } else {
    Json runs = Json::array(), sources = Json::array();
    for (const LedgerRun& run : result.runs) {
      const CertifiedState* worst = run.worst();
      if (worst == nullptr) continue;
      runs.push_back({{"name", run.asked.id + ": " + worst->name},
                      {"outcome", to_string(worst->outcome)},
                      {"iterations", worst->sweeps},
                      {"residuals",
                       {{"max", number_json(worst->residual.value)},
                        {"worst", worst->kind},
                        {worst->kind,
                         {{"value", number_json(worst->residual.value)},
                          {"country", worst->residual.country},
                          {"sector", worst->residual.sector}}}}},
                      {"seconds", number_json(run.seconds)}});
      for (const Source& s : run.sources)
        sources.push_back({{"title", s.title}, {"publisher", s.publisher}, {"licence", s.licence}});
    }
    if (runs.empty()) runs.push_back({{"name", "facts and data alone"}, {"outcome", to_string(result.outcome())}});
    json = {{"bundle", bundle_mark},
            {"schema", bundle_schema},
            {"program", program_json()},
            {"command", result.command},
            {"outcome", to_string(result.outcome())},
            {"scenario", {{"title", result.ledger.title}}},
            {"seconds", number_json(result.seconds)},
            {"runs", std::move(runs)},
            {"warnings", result.warnings},
            {"sources", std::move(sources)},
            {"files", checksums_json(files)}};
  }
  json["question"] = "claims";
  json["ledger"] = {{"title", result.ledger.title}, {"file", result.ledger.file.generic_string()}, {"id", result.ledger.id}};
  return json.dump(2) + "\n";
}

}  // namespace

std::string fact_file_name(const std::string& as_written) {
  std::string name;
  for (const char c : as_written) name += c == '/' || c == '\\' ? '-' : c;
  return name;
}

std::map<std::string, std::string> claims_files(const LedgerResult& result) {
  std::map<std::string, std::string> files;
  if (result.study != nullptr) files = bundle_files(*result.study);
  files.erase("manifest.json");
  files["claims.toml"] = result.ledger.content;
  for (const auto& [name, content] : result.files) files[fact_file_name(name)] = content;
  for (const LedgerRun& run : result.runs) files["scenario-" + run.asked.id + ".toml"] = run.scenario.text;
  for (const DataTable& table : {ledger_table(result), numbers_table(result), states_table(result)}) {
    if (!table.rows.empty()) files[table.id + ".csv"] = table_csv(table);
  }
  files["claims.json"] = claims_json(result);
  files["trace.json"] = traces_json(result).dump(2) + "\n";
  files["report.html"] = claims_html(result);
  files["manifest.json"] = manifest_of(result, files);
  return files;
}

void write_claims_bundle(const LedgerResult& result, const std::filesystem::path& folder) {
  write_result_folder(claims_files(result), folder);
}

}  // namespace entrepot
