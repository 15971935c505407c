// ISO 3166-1: codes of two and three letters, numbers and short English names; with Kosovo under the codes that are usual for it
// (XKX, XK, and 412 in the statistics of the United Nations). Published lists have codes of their own: place.hpp.
#pragma once

#include <array>
#include <string_view>

namespace entrepot::sources {

struct IsoCountry {
  std::string_view iso3, iso2;
  int numeric;
  std::string_view name;
};

/// Alphabetical by the code of three letters.
extern const std::array<IsoCountry, 250> iso_countries;

/// Null where the code is not known.
const IsoCountry* iso_country(std::string_view iso3);
const IsoCountry* iso_country_by_two_letters(std::string_view iso2);
const IsoCountry* iso_country_by_number(int numeric);

}  // namespace entrepot::sources
