// Dependence and exit options of the pairs that a scenario asks about, before its measures and in each run.
#pragma once

#include "entrepot/study.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

/// Needs the baseline and the runs of `study`; all cut worlds are solved as one batch.
std::vector<PairStudy> study_pairs(const Study& study, const StudyPlan& plan, std::vector<std::string>& warnings,
                                   const Control& control);

}  // namespace entrepot
