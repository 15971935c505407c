// What the target compares: the world in which it stays and is pressed, and the world in which it splits from its rival.
#pragma once

#include <optional>

#include "strategy/realign_players.hpp"

namespace entrepot {

/// Built once for a scenario; the shocks that it gives hold bans as written (bans_as_limits is for those who solve).
class RealignShocks {
 public:
  /// Errors: InputError as apply and realign_players.
  RealignShocks(const World& world, const Scenario& scenario, const std::optional<std::string>& on);

  const RealignPlayers& players() const { return players_; }
  /// Today's measures, and trade costs of those who press times `pressure` (embargo = bans), on top. Those who join press with
  /// their own factor, or as hard as those of `by` do today in the mean, times `pressure`.
  Shock stay(std::size_t stick, double pressure) const;
  /// Today's measures without any between those who lift and the target, its own against them included; trade with the rival
  /// broken; `transfer` million USD from payer to target.
  Shock split(std::size_t offer, double transfer) const;
  /// It splits, nothing is lifted and nothing paid.
  Shock betrayed() const;

 private:
  Shock broken(Shock shock) const;

  const World& world_;
  RealignPlayers players_;
  double break_factor_ = 0;
  Shock today_;
};

}  // namespace entrepot
