// Whose contributions a study attributes: the groups (or single measures) in which a run differs from its baseline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"

namespace entrepot {

/// In file order, those of the baseline alone last. A group that is the same in both contributes nothing and is left out.
/// `on` as in apply(). Errors: InputError above 8 groups.
std::vector<std::string> decomposed_groups(const Scenario& scenario, const Scenario& baseline,
                                           const std::optional<std::string>& on);

/// The run with every group that is in `groups` but not in `members` put back to what it is in the baseline: with all
/// members it is the run itself, with none the baseline.
Shock shock_of_groups(const Scenario& scenario, const Scenario& baseline, const World& world,
                      const std::optional<std::string>& on, const std::vector<std::string>& groups,
                      const std::vector<std::string>& members);

}  // namespace entrepot
