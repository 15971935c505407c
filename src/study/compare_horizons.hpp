// The scenario at the horizons that its file compares.
#pragma once

#include "entrepot/study.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

/// Needs baseline, runs and compliance of `study`: they are the scenario's own horizon. A horizon without equilibrium adds a
/// warning that names it; after a stop request the rest ends as cancelled.
HorizonComparison compare_horizons(const Study& study, const StudyPlan& plan, std::vector<std::string>& warnings,
                                   const Control& control);

}  // namespace entrepot
