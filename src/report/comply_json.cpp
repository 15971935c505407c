// --json of `entrepot comply`.
#include <cmath>

#include <nlohmann/json.hpp>

#include "entrepot/compliance.hpp"
#include "entrepot/report.hpp"
#include "report/json_values.hpp"
#include "report/uncertainty_json.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

Json point_json(const std::map<std::string, double>& parameters, const std::string& on, const std::string& penalty) {
  Json json = {{"parameters", parameters_json(parameters)}};
  if (!on.empty()) json["on"] = on;
  json["penalty"] = penalty;
  return json;
}

Json deterring_json(const DeterringProbability& p) {
  return {{"deterrence", to_string(p.deterrence)},
          {"threshold", number_json(p.value)},
          {"residual_pct", number_json(p.residual)},
          {"crossings", p.crossings}};
}

Json threat_json(const EnforcerThreat& threat) {
  return {{"enforcer", threat.enforcer},
          {"cost_pct", number_json(threat.cost)},
          {"cost_musd", number_json(threat.cost_value)},
          {"break_even_willingness", number_json(threat.break_even_willingness)},
          {"credible", threat.credible}};
}

Json third_json(const ThirdCountry& third) {
  Json enforcers = Json::array();
  for (const EnforcerThreat& threat : third.enforcers) enforcers.push_back(threat_json(threat));
  return {{"third", third.third},
          {"gain_pct", number_json(third.gain)},
          {"stake_pct", number_json(third.stake)},
          {"motives_pct", number_json(third.motives)},
          {"threshold", number_json(third.threshold)},
          {"deterrence", to_string(third.deterrence)},
          {"if_rivals_ignore", deterring_json(third.if_rivals_ignore)},
          {"if_rivals_comply", deterring_json(third.if_rivals_comply)},
          {"target_loss_pct", number_json(third.target_loss)},
          {"target_loss_musd", number_json(third.target_loss_value)},
          {"enforcer_cost_pct", number_json(third.enforcer_cost)},
          {"enforcers", std::move(enforcers)},
          {"break_even_willingness", number_json(third.break_even_willingness)},
          {"credible", third.credible},
          {"potency_pct", number_json(third.potency)},
          {"dlog_threshold", number_json(third.dlog_threshold)},
          {"dlog_threshold_from_stake", number_json(third.from_stake)},
          {"dlog_threshold_from_gain", number_json(third.from_gain)}};
}

Json profile_json(const ComplianceProfile& profile, const std::vector<std::string>& thirds) {
  Json complies = Json::array();
  for (std::size_t k = 0; k < thirds.size(); ++k) {
    if (profile.complies[k]) complies.push_back(thirds[k]);
  }
  return {{"complies", std::move(complies)},
          {"margin_pct", number_json(profile.margin)},
          {"nearest", profile.nearest},
          {"target_loss_pct", number_json(profile.target_loss)},
          {"enforcer_cost_pct", number_json(profile.enforcer_cost)},
          {"verified", profile.verified},
          {"approximation_error_pct", number_json(profile.approximation_error)}};
}

Json place_json(const std::optional<std::size_t>& place) { return place ? Json(*place) : Json(nullptr); }

Json game_json(const ComplianceGame& game, const std::vector<std::string>& thirds) {
  Json equilibria = Json::array();
  for (const ComplianceProfile& profile : game.equilibria) equilibria.push_back(profile_json(profile, thirds));
  Json json = {{"enforcement", number_json(game.enforcement)},
               {"equilibria", std::move(equilibria)},
               {"exhaustive", game.exhaustive},
               {"undecided", game.undecided},
               {"refuted", game.refuted},
               {"from_ignoring", place_json(game.from_ignoring)},
               {"from_complying", place_json(game.from_complying)},
               {"interaction", to_string(game.interaction)},
               {"interaction_pct", {number_json(game.interaction_low), number_json(game.interaction_high)}},
               {"risk_dominant", place_json(game.risk_dominant)},
               {"potential_maximiser", place_json(game.potential_maximiser)}};
  if (!game.mixed) return json;
  Json probabilities = Json::object();
  for (std::size_t k = 0; k < thirds.size(); ++k) probabilities[thirds[k]] = number_json(game.mixed->probability[k]);
  json["mixed"] = {{"probability", std::move(probabilities)},
                   {"precision", number_json(game.mixed->precision)},
                   {"regret_pct", number_json(game.mixed->regret)}};
  return json;
}

Json case_json(const ComplianceCase& at, const std::vector<std::string>& codes) {
  Json json = point_json(at.parameters, at.on, at.penalty), thirds = Json::array(), games = Json::array();
  for (const ThirdCountry& third : at.thirds) thirds.push_back(third_json(third));
  for (const ComplianceGame& game : at.games) games.push_back(game_json(game, codes));
  json["thirds"] = std::move(thirds);
  json["games"] = std::move(games);
  if (at.partial.empty()) return json;
  Json partial = Json::array();
  for (const PartialCompliance& p : at.partial)
    partial.push_back({{"third", p.third},
                       {"enforcement", number_json(p.enforcement)},
                       {"share", number_json(p.share)},
                       {"advantage_pct", number_json(p.advantage)},
                       {"error_pct", number_json(p.error)}});
  json["partial"] = std::move(partial);
  return json;
}

Json expectation_json(const ComplianceExpectation& e) {
  Json json = point_json(e.parameters, e.on, e.penalty), beliefs = Json::array();
  const bool known = e.deterrence != Deterrence::unknown;
  for (const BreakEvenBelief& belief : e.beliefs)
    beliefs.push_back({{"enforcement", number_json(belief.enforcement)},
                       {"break_even_persistence", number_json(belief.persistence)},
                       {"complies_if_brief", known ? Json(belief.complies_if_brief) : Json(nullptr)},
                       {"complies_if_forever", known ? Json(belief.complies_if_forever) : Json(nullptr)}});
  json.update({{"third", e.third},
               {"regime", e.regime},
               {"gain_pct", number_json(e.gain)},
               {"stake_pct", number_json(e.stake)},
               {"present_gain_pct", number_json(e.present_gain)},
               {"present_stake_pct", number_json(e.present_stake)},
               {"threshold_forever", number_json(e.threshold_forever)},
               {"threshold", number_json(e.threshold)},
               {"deterrence", to_string(e.deterrence)},
               {"beliefs", std::move(beliefs)}});
  return json;
}

Json interval_json(const ValueRange& interval) {
  return {{"low", number_json(interval.low)}, {"high", number_json(interval.high)}, {"empty", interval.empty()}};
}

Json bound_json(const ObservedBound& b) {
  return {{"third", b.third},
          {"penalty", b.penalty},
          {"on", b.on},
          {"complied", b.complied},
          {"source", b.source},
          {"certified", b.certified},
          {"gain_pct", number_json(b.gain)},
          {"stake_pct", number_json(b.stake)},
          {"enforcement", interval_json(b.enforcement)},
          {"political_value_pct", interval_json(b.political_value)},
          {"enforcement_given_value", interval_json(b.enforcement_given_value)},
          {"border_pct", {{"at_zero", number_json(b.line_at_zero)}, {"slope", number_json(b.line_slope)}}}};
}

}  // namespace

std::string comply_json(const ComplyStudy& study) {
  const ComplyResult& result = study.result;
  Json json = {{"outcome", to_string(study.outcome())},
               {"scenario", question_json(study.scenario, study.economy, *study.world)},
               {"world", world_reference_json(*study.world)},
               {"thirds", result.thirds},
               {"target", result.target},
               {"exact", result.exact},
               {"states", result.states},
               {"failed", result.failed},
               {"residuals", residuals_json(result.certificate, *study.world)}};
  if (result.failed > 0)
    json["diagnosis"] = {
        {"state", result.failed_state}, {"reason", result.diagnosis.reason}, {"suggestion", result.diagnosis.suggestion}};
  Json cases = Json::array(), expectations = Json::array(), bounds = Json::array(), identified = Json::array();
  for (const ComplianceCase& at : result.cases) cases.push_back(case_json(at, result.thirds));
  for (const ComplianceExpectation& e : result.expectations) expectations.push_back(expectation_json(e));
  for (const ObservedBound& b : result.bounds) bounds.push_back(bound_json(b));
  for (const IdentifiedValue& value : result.identified)
    identified.push_back({{"third", value.third},
                          {"political_value_pct", interval_json(value.political_value)},
                          {"observations", value.observations}});
  json["cases"] = std::move(cases);
  json["expectations"] = std::move(expectations);
  json["observations"] = std::move(bounds);
  json["identified"] = std::move(identified);
  if (study.uncertainty) json["uncertainty"] = uncertainty_json(*study.uncertainty);
  json["warnings"] = study.warnings;
  return json.dump(2) + "\n";
}

}  // namespace entrepot
