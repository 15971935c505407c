// UN Comtrade's list of reporters and partners: the numbers of M49 but for those below; BACI uses the same with a few of its own.
#include <array>
#include <charconv>

#include "sources/iso_countries.hpp"
#include "sources/place.hpp"

namespace entrepot::sources {
namespace {

struct OwnNumber {
  int number;
  Place place;
  bool of_today = false;  ///< the lists of today have the country under this number and no other
};

constexpr Place economy(std::string_view iso3) { return {PlaceKind::economy, iso3}; }
constexpr Place unallocated = {PlaceKind::unallocated, {}};
constexpr Place total = {PlaceKind::total, {}};

constexpr std::array own_numbers = {
    OwnNumber{0, {PlaceKind::total, "WLD"}},
    OwnNumber{97, total},                  // European Union
    OwnNumber{251, economy("FRA"), true},  // with Monaco and the overseas departments; 250 without
    OwnNumber{381, economy("ITA")},        // with San Marino and the Holy See
    OwnNumber{490, economy("TWN"), true},  // "Other Asia, nes": Taiwan and nothing else that is known
    OwnNumber{579, economy("NOR"), true},  // with Svalbard
    OwnNumber{699, economy("IND"), true},  // with Sikkim
    OwnNumber{757, economy("CHE"), true},  // with Liechtenstein
    OwnNumber{842, economy("USA"), true},  // with Puerto Rico and the Virgin Islands
    OwnNumber{841, economy("USA")},        // to 1980
    OwnNumber{383, economy("XKX")},        // Kosovo, newer lists
    OwnNumber{736, economy("SDN")},        // to 2011
    OwnNumber{711, economy("ZAF")},        // Southern African Customs Union, to 1999
    OwnNumber{717, economy("ZAF")},        // South African Customs Union in BACI
    OwnNumber{280, economy("DEU")},        // Federal Republic, to 1990
    OwnNumber{278, economy("DDR")},
    OwnNumber{58, economy("BLX")},  // Belgium and Luxembourg, to 1998
    OwnNumber{200, economy("CSK")},
    OwnNumber{810, economy("SUN")},
    OwnNumber{890, economy("YUG")},
    OwnNumber{891, economy("SCG")},
    OwnNumber{530, economy("ANT")},
    OwnNumber{532, economy("ANT")},
    OwnNumber{230, economy("ETH")},  // with Eritrea, to 1992
    OwnNumber{588, economy("PAK")},  // East and West, to 1971
    OwnNumber{590, economy("PAN")},
    OwnNumber{592, economy("PAN")},  // without and with the Canal Zone
    OwnNumber{720, economy("YMD")},
    OwnNumber{886, economy("YEM")},
    OwnNumber{866, economy("VDR")},
    OwnNumber{129, unallocated},  // Caribbean nes
    OwnNumber{221, unallocated},  // Eastern Europe nes
    OwnNumber{290, unallocated},  // Northern Africa nes
    OwnNumber{471, unallocated},  // Central American Common Market nes
    OwnNumber{472, unallocated},  // Africa CAMEU region nes
    OwnNumber{473, unallocated},  // LAIA nes
    OwnNumber{492, unallocated},  // Europe EU nes
    OwnNumber{527, unallocated},  // Oceania nes
    OwnNumber{536, unallocated},  // Neutral Zone
    OwnNumber{568, unallocated},  // Other Europe nes
    OwnNumber{577, unallocated},  // Other Africa nes
    OwnNumber{636, unallocated},  // Rest of America nes
    OwnNumber{637, unallocated},  // North America and Central America nes
    OwnNumber{697, unallocated},  // Europe EFTA nes
    OwnNumber{837, unallocated},  // bunkers
    OwnNumber{838, unallocated},  // free zones
    OwnNumber{839, unallocated},  // special categories
    OwnNumber{849, unallocated},  // US miscellaneous Pacific islands
    OwnNumber{879, unallocated},  // Western Asia nes
    OwnNumber{899, unallocated},  // areas nes
};

}  // namespace

Place comtrade_place(std::string_view code) {
  int number = -1;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
  if (error != std::errc{} || end != code.data() + code.size()) return {};
  for (const OwnNumber& own : own_numbers)
    if (own.number == number) return own.place;
  const IsoCountry* country = iso_country_by_number(number);
  return country != nullptr ? economy(country->iso3) : Place{};
}

int comtrade_number(const IsoCountry& country) {
  for (const OwnNumber& own : own_numbers)
    if (own.of_today && own.place.iso3 == country.iso3) return own.number;
  return country.numeric;
}

}  // namespace entrepot::sources
