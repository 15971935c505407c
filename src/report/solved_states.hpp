// Every equilibrium behind a study, with a name that tells it apart.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

struct SolvedState {
  std::string name;  ///< "baseline", "article?on=2025-04-10", "comply?us-escalation.add_pp=30&penalty=us"
  const Equilibrium* equilibrium = nullptr;
};
/// Baseline, runs, the three states of each compliance result, those solved for another horizon alone, then those of the
/// coalition question that have an equilibrium (as it is in any case). Views into `study`.
std::vector<SolvedState> solved_states(const Study& study);

/// A state solved for one horizon, each once: "baseline", "run" (in it the third country ignores), "comply", "penalised".
struct HorizonState {
  std::string state, penalty;  ///< penalty: of "penalised" alone
  std::map<std::string, double> parameters;
  std::string on;
  const Equilibrium* equilibrium = nullptr;
};
std::vector<HorizonState> horizon_states(const HorizonResult& result);

}  // namespace entrepot
