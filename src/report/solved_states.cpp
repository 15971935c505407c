#include "report/solved_states.hpp"

#include <fmt/format.h>

#include "report/long_table.hpp"

namespace entrepot {
namespace {

/// "penalised?us-escalation.add_pp=30&penalty=us&horizon=short"
std::string state_key(const HorizonState& state) {
  std::string key = parameter_key(state.parameters);
  if (!state.on.empty()) key += (key.empty() ? "on=" : "&on=") + state.on;
  if (!state.penalty.empty()) key += (key.empty() ? "penalty=" : "&penalty=") + state.penalty;
  return state.state + (key.empty() ? "" : "?" + key);
}

void add_horizon(const HorizonResult& result, std::vector<SolvedState>& states) {
  for (const HorizonState& state : horizon_states(result))
    states.push_back({horizon_key(state_key(state), result.horizon), state.equilibrium});
}

}  // namespace

std::vector<HorizonState> horizon_states(const HorizonResult& result) {
  std::vector<HorizonState> states{{"baseline", "", {}, "", &result.baseline}};
  for (const HorizonRun& run : result.runs) states.push_back({"run", "", run.parameters, run.on, &run.equilibrium});
  const std::size_t penalties = result.runs.empty() ? 0 : result.compliance.size() / result.runs.size();
  for (std::size_t i = 0; i < result.compliance.size(); ++i) {
    const ComplianceResult& r = result.compliance[i];
    if (r.equilibria.size() != 3) continue;
    if (i % penalties == 0) states.push_back({"comply", "", r.parameters, r.on, &r.equilibria[1]});  // under any penalty
    states.push_back({"penalised", r.penalty, r.parameters, r.on, &r.equilibria[2]});
  }
  return states;
}

std::vector<SolvedState> solved_states(const Study& study) {
  std::vector<SolvedState> states{{"baseline", &study.baseline}};
  for (const Run& run : study.runs) states.push_back({run_key(study, run), &run.equilibrium});
  constexpr const char* names[] = {"ignore", "comply", "penalised"};
  for (const ComplianceResult& r : study.compliance) {
    const std::string key = compliance_key(r);
    for (std::size_t s = 0; s < r.equilibria.size() && s < 3; ++s)
      states.push_back({fmt::format("{}?{}", names[s], key), &r.equilibria[s]});
  }
  if (study.horizons) {
    for (const HorizonResult& result : study.horizons->horizons) {
      if (!result.own) add_horizon(result, states);
    }
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
