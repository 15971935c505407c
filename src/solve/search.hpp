// The search for a fixed point of the joint map: attempts, one after the other, each an accelerated or damped iteration.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "model/joint_map.hpp"
#include "solve/country_model.hpp"
#include "solve/stopping.hpp"

namespace entrepot {

/// One way to attack the fixed point. Each starts where the best state so far was.
struct Attempt {
  int anderson_depth;  ///< 0 = plain damped map
  double wage_step;
  double damping;  ///< share of the map's step that is taken
  int patience;
  bool by_country = false;  ///< each sweep corrected by the Newton step of the country model
};

/// In the order in which they are tried.
std::vector<Attempt> attempts(const SolverParams& params);
inline constexpr std::size_t quick_attempts = 3;  ///< before the shock is followed; the others come after

/// Carries the answer out of a search: the best state that was seen, and how it was found.
struct Found {
  std::vector<double> state;
  double residual = std::numeric_limits<double>::infinity();
  Verdict verdict = Verdict::go_on;
  int sweeps = 0, restarts = 0;
  bool swept = false;                ///< the map was last applied to `state`
  std::vector<double> shadow_price;  ///< by limit, of the state; empty without limits on prices
  std::vector<std::size_t> unmet;    ///< limits on prices that no shadow price could meet
};

/// Attacks the fixed point of a map from found.state, one attempt after the other.
void search(JointMap& map, const CountryModel& countries, std::span<const Attempt> attempts, Stopping& stopping, Found& found);

}  // namespace entrepot
