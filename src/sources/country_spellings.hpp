// Names of countries as publishers write them, in English, French and Russian, to ISO 3166-1 codes.
#pragma once

#include <string>
#include <string_view>

namespace entrepot::sources {

/// Lower case, without accents, one space for everything that is no letter or digit.
std::string simplified_name(std::string_view name);

/// ISO 3166-1 alpha-3, for states that are no more the code of ISO 3166-3 ("SCG"); empty where the name is not known.
std::string_view country_named(std::string_view name);

}  // namespace entrepot::sources
