// What a coalition is worth and how its burden is shared (MODEL.md M7; Chowdhry, Hinz, Kamin and Wanner, "Brothers in arms: the
// value of coalitions in sanctions regimes"). One world is solved first, the one without the coalition's measures, from which all
// changes are counted; then every state of the question as one batch.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "entrepot/outcomes.hpp"
#include "entrepot/strategy.hpp"
#include "strategy/coalition_shock.hpp"

namespace entrepot {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Pending {
  CoalitionState* state;
  Shock shock;
};

struct Question {
  const World& world;
  const Economy& economy;
  const Scenario& scenario;
  const std::optional<std::string>& on;
  CoalitionPlayers players;
  Equilibrium baseline{};
  std::vector<Pending> batch{};

  std::string code(Country n) const { return world.countries[static_cast<std::size_t>(n.value)]; }
  void ask(CoalitionState& state, std::string name, std::vector<Country> part, bool shares, Scale scale = Scale::as_written);
  void ask_members(CoalitionResult& result);
  void ask_joiners(CoalitionResult& result);
  void ask_scaled(CoalitionResult& result);
  void solve_all(const SolverParams& params, const Control& control);
  void fill(CoalitionState& state) const;
};

void Question::ask(CoalitionState& state, std::string name, std::vector<Country> part, bool shares, Scale scale) {
  state.name = std::move(name);
  state.shares = shares;
  state.part = std::move(part);
  if (baseline.outcome != Outcome::converged) {
    state.equilibrium.outcome = baseline.outcome;
    state.equilibrium.diagnosis = baseline.diagnosis;
  } else {
    Shock shock = bans_as_limits(world, economy, coalition_shock(world, scenario, players, state.part, scale, on));
    if (shares) shock.burden_sharing = share_burden(baseline, state.part);
    batch.push_back({&state, std::move(shock)});
  }
}

std::vector<Country> with(std::vector<Country> part, Country n) {
  part.insert(std::ranges::lower_bound(part, n), n);
  return part;
}
std::vector<Country> without(std::vector<Country> part, Country n) {
  std::erase(part, n);
  return part;
}

void Question::ask_members(CoalitionResult& result) {
  ask(result.joint, "joint", players.members, false);
  ask(result.joint_shared, "joint", players.members, true);
  result.alone.resize(players.members.size());
  result.left.resize(players.members.size());
  for (std::size_t m = 0; m < players.members.size(); ++m) {
    const Country member = players.members[m];
    ask(result.alone[m], "alone:" + code(member), {member}, false);
    ask(result.left[m], "left-by:" + code(member), without(players.members, member), false);
  }
}

void Question::ask_joiners(CoalitionResult& result) {
  std::vector<Country> everybody;
  std::ranges::merge(players.members, players.others, std::back_inserter(everybody));
  ask(result.global, "global", everybody, false);
  ask(result.global_shared, "global", everybody, true);
  result.joined.resize(players.others.size());
  result.joined_shared.resize(players.others.size());
  for (std::size_t o = 0; o < players.others.size(); ++o) {
    const std::vector<Country> part = with(players.members, players.others[o]);
    ask(result.joined[o], "joined-by:" + code(players.others[o]), part, false);
    ask(result.joined_shared[o], "joined-by:" + code(players.others[o]), part, true);
  }
}

void Question::ask_scaled(CoalitionResult& result) {
  const bool all_named = coalition_sectors(world, scenario, players).size() == world.sector_count();
  std::vector<std::pair<std::string, Scale>> steps;
  if (!all_named) steps = {{"all-sectors", Scale::all_sectors}, {"embargo", Scale::embargo}};
  steps.emplace_back("embargo:all-sectors", Scale::embargo_all_sectors);
  result.scaled.resize(2 * steps.size() + 2);
  std::size_t next = 0;
  for (const auto& [name, scale] : steps) {
    for (const bool shares : {false, true}) ask(result.scaled[next++], name, players.members, shares, scale);
  }
  for (const bool shares : {false, true})
    ask(result.scaled[next++], "global-embargo:all-sectors", result.global.part, shares, Scale::embargo_all_sectors);
}

void Question::solve_all(const SolverParams& params, const Control& control) {
  if (batch.empty()) return;
  std::vector<Shock> shocks;
  for (Pending& pending : batch) shocks.push_back(std::move(pending.shock));
  std::vector<Equilibrium> solved = solve_batch(world, economy, shocks, params, control);
  for (std::size_t s = 0; s < batch.size(); ++s) batch[s].state->equilibrium = std::move(solved[s]);
}

void Question::fill(CoalitionState& state) const {
  state.real_income = ByCountry({world.country_count()}, unknown);
  const ByCountry before = log_real_income(world, baseline), after = log_real_income(world, state.equilibrium);
  for (const Country n : all<Country>(world.country_count())) state.real_income(n) = 100 * std::expm1(after(n) - before(n));
  state.target = state.real_income(players.target);
  double weighted = 0, weights = 0;
  for (const Country n : state.part) {
    if (baseline.outcome != Outcome::converged) break;
    weighted += baseline.income(n) * state.real_income(n);
    weights += baseline.income(n);
  }
  state.members = weighted / weights;
}

void add_up_alone(const Equilibrium& baseline, CoalitionResult& result) {
  double weighted = 0, weights = 0;
  for (std::size_t m = 0; m < result.members.size(); ++m) {
    if (baseline.outcome != Outcome::converged) break;
    const double income = baseline.income(result.members[m]);
    weighted += income * result.alone[m].real_income(result.members[m]);
    weights += income;
    result.target_alone += result.alone[m].target;
  }
  result.members_alone = weighted / weights;
}

/// Indices by how far each state's target stands from best to worst; not a number comes last.
std::vector<std::size_t> by_target(const std::vector<CoalitionState>& states, bool lowest_first) {
  std::vector<std::size_t> order(states.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  const auto key = [&](std::size_t k) {
    const double target = lowest_first ? states[k].target : -states[k].target;
    return std::isnan(target) ? std::numeric_limits<double>::infinity() : target;
  };
  std::ranges::stable_sort(order, std::less{}, key);
  return order;
}

}  // namespace

std::vector<std::size_t> CoalitionResult::joining_by_effect() const { return by_target(joined, true); }
std::vector<std::size_t> CoalitionResult::leaving_by_effect() const { return by_target(left, false); }

std::vector<const CoalitionState*> CoalitionResult::states() const {
  std::vector<const CoalitionState*> list{&joint, &joint_shared, &global, &global_shared};
  for (const auto* group : {&alone, &left, &joined, &joined_shared, &scaled}) {
    for (const CoalitionState& state : *group) list.push_back(&state);
  }
  return list;
}

CoalitionResult solve_coalition(const World& world, const Economy& economy, const Scenario& scenario,
                                const std::optional<std::string>& on, const SolverParams& params, const Control& control) {
  Question question{world, economy, scenario, on, coalition_players(world, scenario, on)};
  const CoalitionPlayers& players = question.players;
  question.baseline =
      solve(world, economy, coalition_shock(world, scenario, players, {}, Scale::as_written, on), params, control);
  CoalitionResult result;
  result.target = players.target;
  result.members = players.members;
  result.others = players.others;
  result.warnings = players.warnings;
  question.ask_members(result);
  question.ask_joiners(result);
  question.ask_scaled(result);
  question.solve_all(params, control);
  for (CoalitionState* state : {&result.joint, &result.joint_shared, &result.global, &result.global_shared})
    question.fill(*state);
  for (auto* group : {&result.alone, &result.left, &result.joined, &result.joined_shared, &result.scaled}) {
    for (CoalitionState& state : *group) question.fill(state);
  }
  result.share_of_maximum = result.joint.target / result.global.target;
  result.share_of_maximum_shared = result.joint_shared.target / result.global_shared.target;
  add_up_alone(question.baseline, result);
  return result;
}

}  // namespace entrepot
