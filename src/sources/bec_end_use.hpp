// Broad Economic Categories, Rev. 4, by end use in the sense of the national accounts (United Nations 2002, Classification by
// Broad Economic Categories, Statistical Papers M 53 Rev. 4): capital, intermediate, consumption. Passenger cars, motor spirit
// and goods not elsewhere specified belong to none of the three there and are kept apart.
#pragma once

#include "sources/concordance.hpp"

namespace entrepot::sources {

/// BEC4 (3 digits, basic categories) -> BEC-END-USE: "capital", "intermediate", "consumption", "cars", "motor spirit", "fuels
/// undivided", "other".
Concordance bec4_to_end_use();

}  // namespace entrepot::sources
