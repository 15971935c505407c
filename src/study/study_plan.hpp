// Everything a study needs, read and checked before any work: bad input ends here, with every problem at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/horizons.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/study.hpp"

namespace entrepot {

struct PlannedRun {
  GridPoint point;
  std::optional<std::string> on;  ///< day whose measures count; empty = all measures
  Applied applied;
};

/// What is solved under one set of elasticities.
struct PlannedStates {
  std::string horizon;  ///< short, medium or long
  Economy economy;
  Shock baseline_shock;
  std::vector<Shock> shocks;  ///< of the runs
};

struct StudyPlan {
  std::shared_ptr<const World> world;
  Economy economy;
  Scenario baseline;  ///< of [compare]; without measures where there is none
  Shock baseline_shock;
  std::vector<PlannedRun> runs;         ///< grid point first, date fastest
  std::vector<Country> burden_sharers;  ///< members whose transfers every run finds; none = no transfers
  std::vector<std::pair<Country, Country>> pairs;
  std::vector<HorizonParty> horizon_parties;  ///< whose real income is compared over horizons
  std::vector<PlannedStates> horizons;        ///< those compared with the scenario's own
  std::vector<std::string> decomposed;        ///< groups or measures of the last run whose contributions are asked for
  std::vector<std::string> warnings;          ///< each once
};

/// Errors: InputError.
StudyPlan plan_study(const Scenario& scenario, const StudyOptions& options);

}  // namespace entrepot
