#include "report/power_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "entrepot/report.hpp"
#include "report/json_values.hpp"
#include "report/power_tables.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

std::string code(const WorldPower& power, Country n) { return power.world->countries[static_cast<std::size_t>(n.value)]; }

Json side_json(const WorldPower& power, const CutTie& tie, bool first) {
  const std::size_t side = first ? tie.a : tie.b, members = power.sides[side].members.size();
  Json json = {{"name", power.sides[side].name},
               {"exit_loss_pct", number_json(first ? tie.loss_a : tie.loss_b)},
               {"dependence", number_json(first ? tie.dependence.a_on_b : tie.dependence.b_on_a)},
               {"supplier_power", number_json(first ? tie.power_a_over_b : tie.power_b_over_a)}};
  if (members == 1) return json;
  const std::size_t offset = first ? 0 : power.sides[tie.a].members.size();
  for (std::size_t m = 0; m < members; ++m)
    json["members"][code(power, power.sides[side].members[m])] = number_json(tie.member_losses[offset + m]);
  return json;
}

Json ties_json(const WorldPower& power, const PowerState& state, bool pairs) {
  Json list = Json::array();
  for (const CutTie& tie : state.ties) {
    if ((tie.a < power.world->country_count()) != pairs) continue;
    Json json = {{"a", side_json(power, tie, true)}, {"b", side_json(power, tie, false)},
                 {"ratio", number_json(tie.ratio)},  {"asymmetry", number_json(tie.dependence.asymmetry)},
                 {"trade", number_json(tie.trade)},  {"cut", tie.traded ? "solved" : "no trade"},
                 {"outcome", to_string(tie.outcome)}};
    if (tie.outcome != Outcome::converged) json["reason"] = tie.diagnosis.reason;
    list.push_back(std::move(json));
  }
  return list;
}

Json ranking_json(const WorldPower& power, const PowerState& state) {
  Json list = Json::array();
  for (const EconomyPower& e : rank_economies(power, state))
    list.push_back({{"iso3", code(power, e.country)},
                    {"loss_inflicted_pct", number_json(e.inflicted)},
                    {"partners_that_lose_more", e.stronger},
                    {"partners", e.partners},
                    {"largest_own_loss_pct", number_json(e.weakest_loss)},
                    {"without", std::isfinite(e.weakest_loss) ? Json(code(power, e.weakest_point)) : Json(nullptr)}});
  return list;
}

Json asymmetric_json(const WorldPower& power, const PowerState& state) {
  Json list = Json::array();
  for (const std::size_t i : rank_asymmetric_pairs(power, state)) {
    const CutTie& tie = state.ties[i];
    const bool first = tie.loss_a >= tie.loss_b;
    list.push_back({{"loses_more", power.sides[first ? tie.a : tie.b].name},
                    {"loses_less", power.sides[first ? tie.b : tie.a].name},
                    {"ratio", number_json(first ? tie.ratio : 1 / tie.ratio)}});
  }
  return list;
}

Json state_json(const WorldPower& power, const PowerState& state) {
  Json json = {{"state", state.label},
               {"outcome", to_string(state.equilibrium.outcome)},
               {"residuals", residuals_json(state.equilibrium.certificate, *power.world)}};
  if (state.ties.empty()) {
    json["reason"] = state.equilibrium.diagnosis.reason;
    return json;
  }
  json["cuts"] = cut_counts_json(power, state);
  json["ranking"] = ranking_json(power, state);
  json["most_asymmetric"] = asymmetric_json(power, state);
  json["coalitions"] = ties_json(power, state, false);
  json["pairs"] = ties_json(power, state, true);
  return json;
}

}  // namespace

Json power_scenario_json(const PowerStudy& study) {
  const WorldPower& power = study.worlds.back();
  Json json = question_json(study.scenario, power.economy, *power.world);
  json["loss_unit"] = "percent of real income (100 x log)";
  return json;
}

Json cut_counts_json(const WorldPower& power, const PowerState& state) {
  const CutCounts counts = count_cuts(power, state);
  Json outcomes = Json::object();
  for (const auto& [outcome, number] : counts.solved) outcomes[to_string(outcome)] = number;
  Json json = {{"pairs", counts.pairs},
               {"coalition_ties", counts.coalition_ties},
               {"without_trade", counts.without_trade},
               {"outcomes", std::move(outcomes)}};
  if (counts.worst != nullptr) {
    json["worst_residual"] = {{"value", number_json(counts.worst->residual.value)},
                              {"kind", counts.worst->residual_kind},
                              {"country", counts.worst->residual.country},
                              {"sector", counts.worst->residual.sector},
                              {"cut", {power.sides[counts.worst->a].name, power.sides[counts.worst->b].name}}};
  }
  return json;
}

Json cut_outcome_json(const CutTie& tie) {
  Json residuals = {{"max", number_json(tie.residual.value)}, {"worst", tie.residual_kind}};
  if (!tie.residual_kind.empty())
    residuals[tie.residual_kind] = {
        {"value", number_json(tie.residual.value)}, {"country", tie.residual.country}, {"sector", tie.residual.sector}};
  Json json = {{"outcome", to_string(tie.outcome)}, {"residuals", std::move(residuals)}, {"iterations", tie.sweeps}};
  if (tie.outcome != Outcome::converged) {
    const Diagnosis& d = tie.diagnosis;
    json["diagnosis"] = {{"reason", d.reason}, {"suggestion", d.suggestion}, {"country", d.country}, {"sector", d.sector}};
  }
  return json;
}

Json coalitions_json(const PowerStudy& study) {
  Json list = Json::array();
  for (std::size_t c = 0; c < study.coalitions.size(); ++c) {
    Json members = Json::object();
    for (const WorldPower& power : study.worlds) {
      Json codes = Json::array();
      for (const Country n : power.sides[power.world->country_count() + c].members) codes.push_back(code(power, n));
      members[power.world->name] = std::move(codes);
    }
    list.push_back({{"name", study.coalitions[c].name}, {"words", study.coalitions[c].members}, {"members", std::move(members)}});
  }
  return list;
}

std::string power_json(const PowerStudy& study) {
  Json worlds = Json::array();
  for (const WorldPower& power : study.worlds) {
    Json states = Json::array();
    for (const PowerState& state : power.states) states.push_back(state_json(power, state));
    worlds.push_back({{"world", world_reference_json(*power.world)}, {"states", std::move(states)}});
  }
  const Json json = {{"outcome", to_string(study.outcome())},
                     {"scenario", power_scenario_json(study)},
                     {"coalitions", coalitions_json(study)},
                     {"worlds", std::move(worlds)},
                     {"warnings", study.warnings}};
  return json.dump(2) + "\n";
}

}  // namespace entrepot
