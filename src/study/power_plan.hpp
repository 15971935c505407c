// Everything a power study needs, read and checked before any work; and which ties there are.
#pragma once

#include "entrepot/power.hpp"

namespace entrepot {

/// One World with its states, none of them solved, and which shock is whose.
struct PlannedPower {
  WorldPower power;
  std::string baseline_id;  ///< of the scenario of [compare]; its state is the first
};

/// Errors: InputError with the problems of all Worlds, each once.
std::vector<PlannedPower> plan_power(const Scenario& scenario, const PowerOptions& options, std::vector<std::string>& warnings);

/// All pairs of economies, then each coalition against each economy outside; only a and b are filled.
std::vector<CutTie> ties_of(const WorldPower& power);

}  // namespace entrepot
