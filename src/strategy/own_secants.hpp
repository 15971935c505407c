// Steps of a war in which each player has one rate. Near its best rate t* a player's derivative is close to
//
//   dV/dt = s K (t* - t),   K = theta X / (1 + t) summed over what it taxes
//
// with X its imports before tariff and s nearly constant: what a tariff costs and what it gains abroad both come about because
// imports fall, by theta X / (1 + t) for a point of tariff. For a small country without input-output links s = 1 and
// t* = 1 / theta. Each player's s is learned from its own last two points (secant). What players do to one another's derivatives
// is small beside that (a fiftieth with 81 of them); where it is not, Anderson's acceleration learns it.
#pragma once

#include <vector>

#include "strategy/joint_point.hpp"

namespace entrepot {

class OwnSecants {
 public:
  explicit OwnSecants(std::size_t players);

  /// A new search begins. It keeps what earlier ones have learned.
  void begin();
  /// The next point of the search.
  void add(const JointPoint& point);
  /// The rates that solve every player's condition as far as is known, within bounds.
  std::vector<double> next(double min_rate, double max_rate) const;

 private:
  struct Seen {
    std::vector<double> rates, pull;  ///< pull = dV/dt / K: s (t* - t), 0 where nothing is traded
  };
  void learn(const Seen& from, const Seen& to);

  std::vector<double> slope_;  ///< s, by player
  std::vector<double> scale_;  ///< of rates for the acceleration, from the last point
  std::vector<Seen> seen_;     ///< in this search
  bool learned_ = false;
};

}  // namespace entrepot
