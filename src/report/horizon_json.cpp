#include "report/horizon_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/json_values.hpp"
#include "report/solved_states.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json place_json(const std::map<std::string, double>& parameters, const std::string& on) {
  Json json = parameters_json(parameters);
  if (!on.empty()) json["on"] = on;
  return json;
}

Json party_json(const Study& study, const HorizonParty& party, double percent, const HorizonRun& run) {
  Json json = {{"name", party.name()}, {"real_income_pct", number_json(percent)}};
  if (!party.group) return json;
  json["members"] = Json::object();
  for (const Country n : party.members)
    json["members"][study.world->countries[static_cast<std::size_t>(n.value)]] = number_json(run.real_income(n));
  return json;
}

Json run_json(const Study& study, const HorizonRun& run) {
  Json json = {{"parameters", place_json(run.parameters, run.on)}, {"outcome", to_string(run.equilibrium.outcome)}};
  if (run.equilibrium.outcome != Outcome::converged) {
    json["reason"] = run.equilibrium.diagnosis.reason;
    return json;
  }
  json["countries"] = Json::array();
  for (std::size_t p = 0; p < run.parties.size(); ++p)
    json["countries"].push_back(party_json(study, study.horizons->parties[p], run.parties[p], run));
  return json;
}

Json compliance_json(const ComplianceResult& r) {
  Json json = {{"penalty", r.penalty}, {"parameters", place_json(r.parameters, r.on)}};
  if (!r.certified()) {
    const auto failed = std::ranges::find_if(r.equilibria, [](const Equilibrium& e) { return e.outcome != Outcome::converged; });
    if (failed != r.equilibria.end()) json.update(Json{{"outcome", to_string(failed->outcome)}});
    return json;
  }
  json.update(Json{{"outcome", to_string(Outcome::converged)},
                   {"gain_pct", number_json(r.gain)},
                   {"stake_pct", number_json(r.stake)},
                   {"threshold", number_json(r.threshold)}});
  return json;
}

Json head_json(const Study& study, const HorizonResult& result) {
  const auto thetas = result.economy.trade_elasticity.values();
  const auto [low, high] = std::ranges::minmax_element(thetas);
  return {{"horizon", result.horizon},
          {"outcome", to_string(result.outcome())},
          {"trade_elasticity", {{"min", number_json(*low)}, {"max", number_json(*high)}}},
          {"substitution", substitution_json(result.economy, *study.world)}};
}

}  // namespace

Json horizons_json(const Study& study) {
  Json list = Json::array();
  for (const HorizonResult& result : study.horizons->horizons) {
    Json json = head_json(study, result);
    json["runs"] = Json::array();
    for (const HorizonRun& run : result.runs) json["runs"].push_back(run_json(study, run));
    if (!result.compliance.empty()) {
      json["compliance"] = Json::array();
      for (const ComplianceResult& r : result.compliance) json["compliance"].push_back(compliance_json(r));
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json horizon_states_json(const Study& study) {
  Json list = Json::array();
  if (!study.horizons) return list;
  for (const HorizonResult& result : study.horizons->horizons) {
    Json json = head_json(study, result);
    if (!result.own) {  // the scenario's own states stand in baseline, runs and compliance
      json["states"] = Json::array();
      for (const HorizonState& state : horizon_states(result)) {
        Json entry = {{"horizon", result.horizon}, {"state", state.state}, {"penalty", state.penalty}};
        entry["parameters"] = parameters_json(state.parameters);
        entry["on"] = state.on;
        entry.update(equilibrium_json(*state.equilibrium, *study.world));
        json["states"].push_back(std::move(entry));
      }
    }
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace entrepot
