#include "report/coalition_json.hpp"

#include <nlohmann/json.hpp>

#include "report/coalition_words.hpp"
#include "report/json_values.hpp"

namespace entrepot {
namespace {

using Json = nlohmann::ordered_json;

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }

/// What one state says of target and members; without equilibrium, why.
Json state_json(const CoalitionState& state) {
  Json json = {{"outcome", to_string(state.equilibrium.outcome)}};
  if (state.equilibrium.outcome != Outcome::converged) {
    json["reason"] = state.equilibrium.diagnosis.reason;
    return json;
  }
  json["target_real_income_pct"] = number_json(state.target);
  json["members_real_income_pct"] = number_json(state.members);
  json["residual"] = number_json(state.equilibrium.certificate.max());
  if (state.shares) json["burden_sharing_spread"] = number_json(state.equilibrium.certificate.burden_sharing.value);
  return json;
}

Json pair_json(const CoalitionState& plain, const CoalitionState& shared) {
  return {{"unshared", state_json(plain)}, {"shared", state_json(shared)}};
}

Json member_json(const CoalitionResult& c, std::size_t m, const World& world) {
  const Country n = c.members[m];
  const bool shared = c.joint_shared.equilibrium.outcome == Outcome::converged;
  return {
      {"iso3", code(world, n)},
      {"alone",
       {{"real_income_pct", number_json(c.alone[m].real_income(n))}, {"target_real_income_pct", number_json(c.alone[m].target)}}},
      {"joint_real_income_pct", number_json(c.joint.real_income(n))},
      {"shared_real_income_pct", number_json(c.joint_shared.real_income(n))},
      {"transfer", shared ? number_json(c.joint_shared.equilibrium.transfer(n)) : Json(nullptr)},
      {"if_it_leaves",
       {{"real_income_pct", number_json(c.left[m].real_income(n))}, {"target_real_income_pct", number_json(c.left[m].target)}}}};
}

Json joiner_json(const CoalitionResult& c, std::size_t o, const World& world) {
  const Country n = c.others[o];
  Json json = {{"iso3", code(world, n)}, {"stays_out_real_income_pct", number_json(c.joint.real_income(n))}};
  json["unshared"] = state_json(c.joined[o]);
  json["unshared"]["real_income_pct"] = number_json(c.joined[o].real_income(n));
  json["shared"] = state_json(c.joined_shared[o]);
  if (c.joined_shared[o].equilibrium.outcome == Outcome::converged)
    json["shared"]["transfer"] = number_json(c.joined_shared[o].equilibrium.transfer(n));
  return json;
}

}  // namespace

Json coalition_json(const CoalitionResult& c, const World& world) {
  Json members = Json::array(), joiners = Json::array(), scaled = Json::array();
  for (std::size_t m = 0; m < c.members.size(); ++m) members.push_back(member_json(c, m, world));
  for (const std::size_t o : c.joining_by_effect()) joiners.push_back(joiner_json(c, o, world));
  for (std::size_t s = 0; s + 1 < c.scaled.size(); s += 2) {
    Json step = {{"name", c.scaled[s].name}, {"label", coalition_state_label(c.scaled[s])}};
    step.update(pair_json(c.scaled[s], c.scaled[s + 1]));
    scaled.push_back(std::move(step));
  }
  return {
      {"target", code(world, c.target)},
      {"joint", pair_json(c.joint, c.joint_shared)},
      {"alone",
       {{"members_real_income_pct", number_json(c.members_alone)}, {"target_real_income_pct_sum", number_json(c.target_alone)}}},
      {"global", pair_json(c.global, c.global_shared)},
      {"share_of_maximum", {{"unshared", number_json(c.share_of_maximum)}, {"shared", number_json(c.share_of_maximum_shared)}}},
      {"members", members},
      {"joined_by", joiners},
      {"scaled", scaled}};
}

}  // namespace entrepot
