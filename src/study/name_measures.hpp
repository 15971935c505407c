// A diagnosis knows countries and sectors; the study knows which measures stand behind them.
#pragma once

#include "entrepot/study.hpp"

namespace entrepot {

/// Adds the ids of the bans in force on a day (empty = all) to the reason of an equilibrium that is infeasible.
void name_measures(Equilibrium& equilibrium, const Scenario& scenario, const World& world, const std::string& on);

/// Adds the ids of the bans in force to the reason of each run that is infeasible.
void name_measures_in_diagnoses(Study& study);

}  // namespace entrepot
