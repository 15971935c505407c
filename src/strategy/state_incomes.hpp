// ln real income of whoever is watched in states of the third countries: each complies, ignores, or ignores and is penalised.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entrepot/compliance.hpp"
#include "strategy/binary_game.hpp"
#include "strategy/compliance_players.hpp"

namespace entrepot {

enum class Action : std::uint8_t { ignores, complies, penalised };

/// What every action does to the World at one grid point. Ignoring adds nothing to the measures in force.
struct ActionShocks {
  Shock base;
  std::vector<Shock> complying;               ///< by third country
  std::vector<std::vector<Shock>> penalised;  ///< [penalty][third country]
};
ActionShocks action_shocks(const World& world, const Economy& economy, const CompliancePlayers& players, const Shock& base);

/// One state: what every third country does, and by which penalty those who are penalised suffer.
struct PlayedState {
  std::size_t penalty = 0;
  std::vector<Action> actions;  ///< by third country
};
/// "CHN complies, TUR is penalised (us)"; "all ignore" where nobody does anything.
std::string state_words(const PlayedState& state, const std::vector<std::string>& thirds, const std::string& penalty);

/// Counts and certificates of what was solved, gathered over many batches.
struct SolveRecord {
  std::size_t solved = 0, failed = 0;
  Outcome outcome = Outcome::converged;  ///< of the first that is not converged
  Diagnosis diagnosis;
  std::string failed_state;
  Certificate certificate;   ///< of that one; else the one with the largest residual
  std::size_t expected = 0;  ///< of all that will be solved, for progress
};

/// What is asked of the solver: a shock for each place in a list, and words for messages.
struct SolveList {
  std::size_t size = 0;
  std::function<Shock(std::size_t)> shock;
  std::function<std::string(std::size_t)> words;
};
/// ln W of each watched country at each place of the list, [place][watched]; NaN where there is no certified equilibrium. Solved
/// in batches of a fixed size, so that no more equilibria are held than one batch.
std::vector<double> solve_incomes(const World& world, const Economy& economy, const SolveList& list,
                                  const std::vector<Country>& watched, const SolverParams& params, const Control& control,
                                  SolveRecord& record);

/// The shock of one state on top of the measures in force.
Shock state_shock(const World& world, const ActionShocks& shocks, const PlayedState& state);

/// What incomes are expected to be when third countries behave by a profile and whoever ignores is penalised with probability q,
/// independently. Two ways to know them: every state solved, or an expansion.
class ExpectedIncomes {
 public:
  virtual ~ExpectedIncomes() = default;
  /// E ln W of the watched country.
  virtual double expected(Profile profile, std::size_t watched, double q) const = 0;
  /// ln W while all others ignore unpenalised: of third country `third` doing `action`.
  virtual double alone(std::size_t third, Action action, std::size_t watched) const = 0;
  /// E ln W of third country k as it ignores less as it complies, others by the profile; watched country k is third country k.
  virtual double advantage(std::size_t k, Profile others, double q) const {
    return expected(with(others, k, false), k, q) - expected(with(others, k, true), k, q);
  }
};

}  // namespace entrepot
