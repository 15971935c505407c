// Pieces of JSON that `--json` and manifests share. Numbers that are not finite become null (JSON has no infinity).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "entrepot/study.hpp"

namespace entrepot {

nlohmann::ordered_json number_json(double value);
nlohmann::ordered_json parameters_json(const std::map<std::string, double>& parameters);
/// `max`, `worst` (the kind), and by kind: value, and country and sector where it is worst, codes and names.
nlohmann::ordered_json residuals_json(const Certificate& certificate, const World& world);
/// `outcome`, `residuals`, `iterations`, `restarts`, `followed_shock` (the direct attack failed), `seconds`; `diagnosis` when
/// there is no equilibrium.
nlohmann::ordered_json equilibrium_json(const Equilibrium& equilibrium, const World& world);
nlohmann::ordered_json solver_json(const SolverParams& params);
/// `name`, `file`, `layer`, `year`, `id`, sizes.
nlohmann::ordered_json world_reference_json(const World& world);
/// `consumption`, `value_added`, `intermediates`; `energy` and `energy_sectors` where there is an energy bundle.
nlohmann::ordered_json substitution_json(const Economy& economy, const World& world);
/// `title`, `file`, `id`, `kind`, `horizon`, `elasticities`, `substitution`, `factor_mobility`, `closure`, `numeraire`: for
/// questions that are asked of a World and an Economy.
nlohmann::ordered_json question_json(const Scenario& scenario, const Economy& economy, const World& world);
/// `title`, `file`, `id`, `kind`, `horizon`, `elasticities`, `closure`, `numeraire`.
nlohmann::ordered_json scenario_reference_json(const Study& study);

}  // namespace entrepot
