// What a comparison of horizons needs, found and checked before any work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "entrepot/horizons.hpp"
#include "entrepot/scenario.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

/// Fills plan.horizon_parties and plan.horizons; the scenario's own horizon is not among the latter, since the study solves it.
/// Needs world, runs, baseline and its shock of `plan`. Adds problems: unknown codes, a party that stands twice or has no member
/// in the World, elasticities that a horizon lacks, bans that have no finite cost at a horizon. `on`: the day whose groups count.
void plan_horizons(const Scenario& scenario, const std::optional<std::string>& on, StudyPlan& plan, Problems& problems);

}  // namespace entrepot
