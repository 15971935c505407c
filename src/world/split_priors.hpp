// Who takes which of the products that WIOD keeps in one row: stated priors, by kind of user.
#pragma once

#include <array>
#include <string_view>

namespace entrepot {

/// Weight of input `child` for `user` relative to its siblings at equal purchases: 1 main input, 0.1 side input, 0.01
/// trace (never 0, so that every balance can be reached). `services_mining_buyers` as in Technology; read only where
/// `user` is services. Estimated: engineering knowledge, not data; docs/world.md lists the table.
double split_prior(std::string_view child, std::string_view user, const std::array<double, 3>& services_mining_buyers);

}  // namespace entrepot
