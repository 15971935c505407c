// Equilibria of the realign question in the light form in which it keeps them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entrepot/realign.hpp"

namespace entrepot {

/// Shocks asked for one after the other and solved as one batch.
class RealignBatch {
 public:
  RealignBatch(const World& world, const Economy& economy, const SolverParams& params, const Control& control)
      : world_(world), economy_(economy), params_(params), control_(control) {}

  /// `shock` with bans as written.
  void ask(std::string name, Shock shock);
  /// Everything asked for since the last time, in order.
  std::vector<RealignState> solve();
  std::size_t solved() const { return solved_; }

 private:
  const World& world_;
  const Economy& economy_;
  const SolverParams& params_;
  const Control& control_;
  std::vector<std::string> names_;
  std::vector<Shock> shocks_;
  std::size_t solved_ = 0;
};

RealignState state_of(const World& world, const Equilibrium& equilibrium, std::string name);

}  // namespace entrepot
