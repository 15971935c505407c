// Pieces of JSON about cut ties that `power --json` and its manifest share.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/power.hpp"

namespace entrepot {

/// `title`, `file`, `id`, `kind`, `horizon`, `elasticities`, `substitution`, `factor_mobility`, `closure`, `numeraire`,
/// `loss_unit`.
nlohmann::ordered_json power_scenario_json(const PowerStudy& study);
/// `pairs`, `coalition_ties`, `without_trade`, `outcomes` (of those with trade), `worst_residual`.
nlohmann::ordered_json cut_counts_json(const WorldPower& power, const PowerState& state);
/// `outcome`, `residuals`, `iterations`; `diagnosis` where there is no equilibrium.
nlohmann::ordered_json cut_outcome_json(const CutTie& tie);
/// Name, words and, by World, members.
nlohmann::ordered_json coalitions_json(const PowerStudy& study);

}  // namespace entrepot
