#include "strategy/state_incomes.hpp"

#include <algorithm>
#include <cmath>

#include "entrepot/outcomes.hpp"
#include "strategy/compliance_shocks.hpp"

namespace entrepot {
namespace {

constexpr std::size_t batch_size = 256;  // 256 equilibria of icio-2022 are some 20 MB

/// Progress of one batch told as a part of all that will be solved.
Control counted(const Control& control, const SolveRecord& record) {
  Control own = control;
  if (!control.on_progress) return own;
  own.on_progress = [report = control.on_progress, before = record.solved, total = record.expected](const Progress& p) {
    report({"solving what third countries may do", before + p.done, std::max(total, before + p.total)});
  };
  return own;
}

}  // namespace

ActionShocks action_shocks(const World& world, const Economy& economy, const CompliancePlayers& players, const Shock& base) {
  ActionShocks shocks;
  shocks.base = base;
  for (const Country third : players.thirds) shocks.complying.push_back(complying_shock(world, players, third));
  for (const PenaltyPlayers& penalty : players.penalties) {
    std::vector<Shock> by_third;
    for (const Country third : players.thirds) by_third.push_back(penalty_shock(world, economy, penalty, third));
    shocks.penalised.push_back(std::move(by_third));
  }
  return shocks;
}

std::string state_words(const PlayedState& state, const std::vector<std::string>& thirds, const std::string& penalty) {
  std::string words;
  for (std::size_t k = 0; k < state.actions.size(); ++k) {
    if (state.actions[k] == Action::ignores) continue;
    words += (words.empty() ? "" : ", ") + thirds[k] +
             (state.actions[k] == Action::complies ? " complies" : " is penalised (" + penalty + ")");
  }
  return words.empty() ? "all ignore the sanctions" : words;
}

Shock state_shock(const World& world, const ActionShocks& shocks, const PlayedState& state) {
  Shock acts;
  for (std::size_t k = 0; k < state.actions.size(); ++k) {
    if (state.actions[k] == Action::complies) acts = combine(world, acts, shocks.complying[k]);
    if (state.actions[k] == Action::penalised) acts = combine(world, acts, shocks.penalised[state.penalty][k]);
  }
  return combine(world, shocks.base, acts);
}

std::vector<double> solve_incomes(const World& world, const Economy& economy, const SolveList& list,
                                  const std::vector<Country>& watched, const SolverParams& params, const Control& control,
                                  SolveRecord& record) {
  std::vector<double> incomes;
  incomes.reserve(list.size * watched.size());
  for (std::size_t first = 0; first < list.size; first += batch_size) {
    std::vector<Shock> batch;
    for (std::size_t s = first; s < std::min(first + batch_size, list.size); ++s) batch.push_back(list.shock(s));
    const std::vector<Equilibrium> solved = solve_batch(world, economy, batch, params, counted(control, record));
    for (std::size_t s = 0; s < solved.size(); ++s) {
      const Equilibrium& equilibrium = solved[s];
      const ByCountry income = log_real_income(world, equilibrium);
      for (const Country country : watched) incomes.push_back(income(country));
      ++record.solved;
      if (equilibrium.outcome == Outcome::converged) {
        if (record.failed == 0 && equilibrium.certificate.max() > record.certificate.max())
          record.certificate = equilibrium.certificate;
      } else if (record.failed++ == 0) {
        record.outcome = equilibrium.outcome;
        record.diagnosis = equilibrium.diagnosis;
        record.certificate = equilibrium.certificate;
        record.failed_state = list.words(first + s);
      }
      if (equilibrium.outcome == Outcome::cancelled) record.outcome = Outcome::cancelled;  // whatever failed before
    }
  }
  return incomes;
}

}  // namespace entrepot
