// Games of more third countries than can be solved in every state: profiles proposed by the pairwise expansion, each checked by
// exact solves of every unilateral deviation.
#pragma once

#include "strategy/comply_case.hpp"
#include "strategy/pairwise_incomes.hpp"

namespace entrepot {

/// Solves the states given and returns ln W, [state][watched].
using StateSolver = std::function<std::vector<double>(const std::vector<PlayedState>&)>;

/// One game a probability. Of each proposed profile, and of what each country's deviation makes of it, the two corners are solved
/// exactly: those who ignore are all spared (q = 0), all penalised (q = 1). The expansion's error at the corners, linear in q
/// between them, corrects its margins and losses: a control variate. Profiles that a corrected margin refutes are left out.
std::vector<ComplianceGame> approximate_games(const CaseInputs& inputs, const std::vector<double>& probabilities,
                                              const StateSolver& solve);

}  // namespace entrepot
