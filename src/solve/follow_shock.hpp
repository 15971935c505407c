// Searches that go around the joint map's own: shadow prices of limits on prices, and the path from a small shock to the whole.
#pragma once

#include "solve/search.hpp"

namespace entrepot {

/// Puts the shadow prices of limits on prices, as `found` has them, into the map.
void charge(JointMap& map, const Shock& shock, const Found& found);
/// search(), and around it the shadow prices where limits on prices stand.
void settle(JointMap& map, const Shock& shock, const CountryModel& countries, std::span<const Attempt> attempts,
            const SolverParams& params, Stopping& stopping, Found& found);
/// Follows the shock from a small part of it to the whole where the direct attack fails. Returns how much of it was reached.
double follow_shock(const PreparedWorld& prepared, const CountryModel& countries, const Shock& shock,
                    std::span<const Attempt> quick, const SolverParams& params, Stopping& stopping, Found& found);

}  // namespace entrepot
