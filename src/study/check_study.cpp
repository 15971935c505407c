#include "entrepot/study.hpp"
#include "study/study_plan.hpp"

namespace entrepot {

StudyCheck check_study(const Scenario& scenario, const StudyOptions& options) {
  StudyPlan plan = plan_study(scenario, options);
  StudyCheck check;
  check.applied = options.on ? apply(scenario, *plan.world, options.on) : survey(scenario, *plan.world);
  check.runs = plan.runs.size();
  check.applied.warnings = std::move(plan.warnings);
  check.world = std::move(plan.world);
  return check;
}

}  // namespace entrepot
