// Horizons: one scenario under the elasticities of the short, the medium and the long run (MODEL.md M5), each compared with the
// baseline of its own horizon: how much of an effect is there at once, and how much adjustment takes away or adds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/strategy.hpp"

namespace entrepot {

/// Whose real income is compared: a country, or a group as the mean of its members.
struct HorizonParty {
  std::string word;                     ///< as written: "RUS", "@EU27"
  std::vector<std::string> exemptions;  ///< of a group, those that leave a member out: "-HUN"
  std::vector<Country> members;         ///< in World order; one where it is a country
  bool group = false;
  std::string name() const;  ///< "RUS", "@EU27 -HUN"
};

struct HorizonRun {
  std::map<std::string, double> parameters;  ///< of the grid
  std::string on;                            ///< ISO date, empty if undated
  Equilibrium equilibrium;
  /// Change of real income from the baseline of the same horizon, percent, 100 (W-hat - 1), by country; NaN where this run or
  /// the baseline has no equilibrium.
  ByCountry real_income;
  std::vector<double> parties;  ///< the same by party; members weighted by their income in the baseline
};

/// Everything solved at one horizon. At the scenario's own horizon these are the states of the study itself.
struct HorizonResult {
  std::string horizon;  ///< short, medium or long
  bool own = false;     ///< the scenario's own horizon
  Economy economy;      ///< elasticities of trade, production and consumption at this horizon
  Equilibrium baseline;
  std::vector<HorizonRun> runs;              ///< in the order of the study's
  std::vector<ComplianceResult> compliance;  ///< in the order of the study's; none without the question

  Outcome outcome() const;  ///< the first that is not converged, over baseline, runs and compliance
};

struct HorizonComparison {
  std::vector<HorizonParty> parties;    ///< in the order written
  std::vector<HorizonResult> horizons;  ///< short to long
};

}  // namespace entrepot
