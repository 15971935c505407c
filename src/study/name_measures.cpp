#include "study/name_measures.hpp"

#include <algorithm>
#include <optional>

#include "measures/closing_measures.hpp"

namespace entrepot {
namespace {

/// A diagnosis of a group of countries lists them with commas.
std::vector<std::string> codes(const std::string& list) {
  std::vector<std::string> result;
  for (std::size_t start = 0; start < list.size();) {
    const std::size_t comma = std::min(list.find(", ", start), list.size());
    result.push_back(list.substr(start, comma - start));
    start = comma + 2;
  }
  return result;
}

}  // namespace

void name_measures(Equilibrium& equilibrium, const Scenario& scenario, const World& world, const std::string& on) {
  if (equilibrium.outcome != Outcome::infeasible) return;
  Diagnosis& diagnosis = equilibrium.diagnosis;
  const auto day = on.empty() ? std::nullopt : std::optional(on);
  const auto ids = closing_measures(scenario, world, day, codes(diagnosis.country), diagnosis.sector);
  if (ids.empty()) return;
  diagnosis.reason += ids.size() == 1 ? " (closed by the measure " : " (closed by the measures ";
  for (const std::string& id : ids) diagnosis.reason += (&id == &ids.front() ? "" : ", ") + id;
  diagnosis.reason += ")";
}

void name_measures_in_diagnoses(Study& study) {
  for (Run& run : study.runs) name_measures(run.equilibrium, study.scenario, *study.world, run.on);
}

}  // namespace entrepot
