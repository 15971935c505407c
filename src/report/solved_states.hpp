// Every equilibrium behind a study, with a name that tells it apart.
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

struct SolvedState {
  std::string name;  ///< "baseline", "article?on=2025-04-10", "comply?us-escalation.add_pp=30&penalty=us"
  const Equilibrium* equilibrium = nullptr;
};
/// Baseline, runs, the three states of each compliance result, then those of the coalition question that have an equilibrium (as
/// it is in any case). Views into `study`.
std::vector<SolvedState> solved_states(const Study& study);

}  // namespace entrepot
