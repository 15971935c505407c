// The day on which a result is made, which results carry.
#pragma once

#include <string>

namespace entrepot::cli {

/// ISO date in UTC; SOURCE_DATE_EPOCH (seconds since 1970) stands in for the clock where bundles must come out the same.
std::string today();

}  // namespace entrepot::cli
