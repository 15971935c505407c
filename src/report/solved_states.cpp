#include "report/solved_states.hpp"

#include <fmt/format.h>

#include "report/long_table.hpp"

namespace entrepot {

std::vector<SolvedState> solved_states(const Study& study) {
  std::vector<SolvedState> states{{"baseline", &study.baseline}};
  for (const Run& run : study.runs) states.push_back({run_key(study, run), &run.equilibrium});
  constexpr const char* names[] = {"ignore", "comply", "penalised"};
  for (const ComplianceResult& r : study.compliance) {
    const std::string key = compliance_key(r);
    for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s)
      states.push_back({fmt::format("{}?{}", names[s], key), &r.equilibria[s]});
  }
  if (study.coalition) {
    for (const CoalitionState* state : study.coalition->states()) {
      const bool counts = state == &study.coalition->joint || state == &study.coalition->joint_shared;
      if (counts || state->equilibrium.outcome == Outcome::converged)
        states.push_back({fmt::format("{}?burden={}", state->name, state->shares ? "shared" : "unshared"), &state->equilibrium});
    }
  }
  return states;
}

}  // namespace entrepot
