// One run under one penalty: what incomes in the states of the third countries say of threats, thresholds and games.
#pragma once

#include "strategy/binary_game.hpp"
#include "strategy/state_incomes.hpp"

namespace entrepot {

/// Whose incomes are watched: third countries in the order of the scenario, then the target, then enforcers of any penalty.
struct Watched {
  std::vector<Country> countries;
  std::size_t target = 0;
  std::vector<std::vector<std::size_t>> enforcers;  ///< [penalty], in World order
};
Watched watch(const CompliancePlayers& players);

/// What a case is made of.
struct CaseInputs {
  const World& world;
  const Compliance& compliance;
  const CompliancePlayers& players;
  const Watched& watched;
  std::size_t penalty;
  const ExpectedIncomes& incomes;
  bool exact = true;
};

/// Gains, stakes, thresholds and threats of each third country; `games` adds the thresholds that depend on rivals.
std::vector<ThirdCountry> third_countries(const CaseInputs& inputs, bool games);

/// The game at probability q of being penalised: advantages in log income.
BinaryGame compliance_game(const CaseInputs& inputs, double q);

/// Profiles at which third countries may settle at q. Beyond 16 players only where best responses end is looked at.
std::vector<Profile> settled_profiles(const BinaryGame& game, ComplianceGame& result);

/// Numbers of one profile, before any check of the approximation.
ComplianceProfile describe_profile(const CaseInputs& inputs, const BinaryGame& game, Profile profile, double q);

/// The game at q entire, states being exact.
ComplianceGame exact_game(const CaseInputs& inputs, double q);

/// Complements or substitutes and their range, percent.
void classify_interaction(const BinaryGame& game, ComplianceGame& result);

/// Index of the profile among equilibria; nothing if it is none of them.
std::optional<std::size_t> place_of(const std::vector<ComplianceProfile>& equilibria, Profile profile);

}  // namespace entrepot
