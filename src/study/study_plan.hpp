// Everything a study needs, read and checked before any work: bad input ends here, with every problem at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/scenario.hpp"
#include "entrepot/study.hpp"

namespace entrepot {

struct PlannedRun {
  GridPoint point;
  std::optional<std::string> on;  ///< day whose measures count; empty = all measures
  Applied applied;
};

struct StudyPlan {
  std::shared_ptr<const World> world;
  Economy economy;
  Scenario baseline;  ///< of [compare]; without measures where there is none
  Shock baseline_shock;
  std::vector<PlannedRun> runs;         ///< grid point first, date fastest
  std::vector<Country> burden_sharers;  ///< members whose transfers every run finds; none = no transfers
  std::vector<std::pair<Country, Country>> pairs;
  std::vector<std::string> decomposed;  ///< groups or measures of the last run whose contributions are asked for
  std::vector<std::string> warnings;    ///< each once
};

/// Errors: InputError.
StudyPlan plan_study(const Scenario& scenario, const StudyOptions& options);

}  // namespace entrepot
