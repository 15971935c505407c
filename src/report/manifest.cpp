#include "report/manifest.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/sha256.hpp"
#include "report/horizon_json.hpp"
#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json runs_json(const Study& study) {
  Json list = Json::array();
  for (const Run& run : study.runs) {
    Json json = {{"parameters", parameters_json(run.parameters)}, {"on", run.on}};
    json.update(equilibrium_json(run.equilibrium, *study.world));
    list.push_back(std::move(json));
  }
  return list;
}

Json compliance_states_json(const Study& study) {
  Json list = Json::array();
  constexpr const char* states[] = {"ignore", "comply", "penalised"};
  for (const ComplianceResult& r : study.compliance) {
    for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s) {
      Json json = {{"penalty", r.penalty}, {"state", states[s]}, {"parameters", parameters_json(r.parameters)}, {"on", r.on}};
      json.update(equilibrium_json(r.equilibria[s], *study.world));
      list.push_back(std::move(json));
    }
  }
  return list;
}

Json measures_json(const Study& study) {
  Json list = Json::array();
  if (study.runs.empty()) return list;
  for (const Touch& t : study.runs.back().applied.touches)
    list.push_back({{"id", t.measure},
                    {"group", t.group},
                    {"in_force", t.in_force},
                    {"flows", t.cells},
                    {"flows_that_are_zero", t.zero_cells},
                    {"flows_idle", t.idle_cells},
                    {"trade_million_usd", number_json(t.trade_value)}});
  return list;
}

/// How often the question was put again, and how that ended; null without draws.
Json draws_json(const Study& study) {
  if (!study.uncertainty) return nullptr;
  const Uncertainty& doubt = *study.uncertainty;
  return {{"draws", doubt.draws},         {"evaluations", doubt.evaluations},
          {"taken_over", doubt.kept},     {"scramblings", doubt.question.scramblings},
          {"seed", doubt.question.seed},  {"failed", doubt.failed},
          {"truncated", doubt.truncated}, {"seconds", number_json(doubt.seconds)}};
}

}  // namespace

std::vector<RepairSummary> summarise_repairs(const World& world) {
  std::vector<RepairSummary> list;
  for (const Repair& repair : world.repairs) {
    auto at = std::ranges::find(list, repair.rule, &RepairSummary::rule);
    if (at == list.end()) at = list.insert(list.end(), {repair.rule, repair.text, 0, 0});
    ++at->count;
    at->moved += repair.moved;
  }
  return list;
}

Json sources_json(const World& world) {
  Json list = Json::array();
  for (const Source& s : world.sources)
    list.push_back({{"title", s.title},
                    {"publisher", s.publisher},
                    {"licence", s.licence},
                    {"citation", s.citation},
                    {"kind", s.kind},
                    {"sha256", s.sha256}});
  return list;
}

Json program_json() { return {{"name", "entrepot"}, {"version", version().number}, {"commit", version().commit}}; }

Json checksums_json(const std::map<std::string, std::string>& files) {
  Json checksums = Json::object();
  for (const auto& [name, content] : files) checksums[name] = {{"sha256", sha256_hex(content)}, {"bytes", content.size()}};
  return checksums;
}

Json repairs_json(const World& world) {
  Json list = Json::array();
  for (const RepairSummary& r : summarise_repairs(world))
    list.push_back({{"rule", r.rule}, {"count", r.count}, {"moved_million_usd", r.moved}, {"text", r.text}});
  return list;
}

std::string manifest_json(const Study& study, const std::map<std::string, std::string>& files) {
  Json json = {{"bundle", bundle_mark},
               {"schema", bundle_schema},
               {"program", program_json()},
               {"command", study.command},
               {"outcome", to_string(study.outcome())},
               {"scenario", scenario_reference_json(study)},
               {"world", world_reference_json(*study.world)},
               {"solver",
                {{"asked", solver_json(study.params)}, {"used", solver_json(study.baseline.params)}, {"threads", study.threads}}},
               {"seconds", number_json(study.seconds)},
               {"baseline", equilibrium_json(study.baseline, *study.world)},
               {"runs", runs_json(study)},
               {"compliance", compliance_states_json(study)},
               {"horizons", horizon_states_json(study)},
               {"draws", draws_json(study)},
               {"measures_of_last_run", measures_json(study)},
               {"repairs", repairs_json(*study.world)},
               {"warnings", study.warnings},
               {"sources", sources_json(*study.world)},
               {"files", checksums_json(files)}};
  return json.dump(2) + "\n";
}

nlohmann::json parse_manifest(const std::string& text) {
  constexpr int deepest = 32;  // ours nest five deep
  bool too_deep = false;
  const auto watch = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  nlohmann::json manifest = nlohmann::json::parse(text, watch, /*allow_exceptions=*/false);
  return too_deep ? nlohmann::json() : manifest;
}

}  // namespace entrepot
