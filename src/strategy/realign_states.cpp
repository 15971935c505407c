#include "strategy/realign_states.hpp"

#include <tuple>
#include <utility>

#include "entrepot/outcomes.hpp"

namespace entrepot {

RealignState state_of(const World& world, const Equilibrium& equilibrium, std::string name) {
  RealignState state;
  state.name = std::move(name);
  state.outcome = equilibrium.outcome;
  state.diagnosis = equilibrium.diagnosis;
  if (equilibrium.sweeps > 0) std::tie(state.residual_kind, state.residual) = equilibrium.certificate.worst();
  state.log_real_income = log_real_income(world, equilibrium);
  return state;
}

void RealignBatch::ask(std::string name, Shock shock) {
  names_.push_back(std::move(name));
  shocks_.push_back(bans_as_limits(world_, economy_, std::move(shock)));
}

std::vector<RealignState> RealignBatch::solve() {
  std::vector<RealignState> states;
  if (shocks_.empty()) return states;
  const std::vector<Equilibrium> solved = solve_batch(world_, economy_, shocks_, params_, control_);
  for (std::size_t s = 0; s < solved.size(); ++s) states.push_back(state_of(world_, solved[s], std::move(names_[s])));
  solved_ += solved.size();
  names_.clear();
  shocks_.clear();
  return states;
}

}  // namespace entrepot
