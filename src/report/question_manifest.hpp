// The manifest of a question's bundle: what was asked, what was used, how it came out. The same for every question.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "report/json_values.hpp"
#include "report/manifest.hpp"

namespace entrepot {

/// `runs`: what `explain` reads, one object an equilibrium. `files`: content by file name, all but the manifest itself.
template <class Study>
nlohmann::ordered_json question_manifest(const Study& study, const char* question, const SolverParams& params,
                                         nlohmann::ordered_json runs, const std::map<std::string, std::string>& files) {
  return {{"bundle", bundle_mark},
          {"schema", bundle_schema},
          {"question", question},
          {"program", program_json()},
          {"command", study.command},
          {"outcome", to_string(study.outcome())},
          {"scenario", question_json(study.scenario, study.economy, *study.world)},
          {"world", world_reference_json(*study.world)},
          {"repairs", repairs_json(*study.world)},
          {"sources", sources_json(*study.world)},
          {"solver", {{"asked", solver_json(params)}, {"threads", study.threads}}},
          {"seconds", number_json(study.seconds)},
          {"runs", std::move(runs)},
          {"warnings", study.warnings},
          {"files", checksums_json(files)}};
}

}  // namespace entrepot
