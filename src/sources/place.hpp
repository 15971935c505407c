// What a code or name of a country in a published list stands for.
#pragma once

#include <string_view>

#include "sources/iso_countries.hpp"

namespace entrepot::sources {

enum class PlaceKind {
  economy,      ///< one country, today's or a former one
  total,        ///< a sum over others ("World", "Europe", "Extra-EU27"): left out beside its parts
  unallocated,  ///< trade that belongs to no single country ("Areas nes", bunkers, confidential): kept under its published code
  unknown,      ///< not in our tables: kept under its published code and listed with what it carries
};

struct Place {
  PlaceKind kind = PlaceKind::unknown;
  std::string_view iso3 = {};  ///< of an economy; "WLD" of the world; else empty
};

/// Comtrade's and BACI's numbers, "842" or "004" or "4": ISO 3166-1 numbers but for USA, France, Taiwan and others.
Place comtrade_place(std::string_view code);
/// The number under which Comtrade and BACI list the country today.
int comtrade_number(const IsoCountry& country);
/// Eurostat's codes of two letters and the older numbers of the Geonomenclature ("004" is Germany there).
Place comext_place(std::string_view code);
/// IMF codes: three letters as ISO but for a few, groups "G001" and remainders "TX899".
Place imf_place(std::string_view code);
/// Names as publishers write them ("Korea, DPR of", "Pays-Bas", "Китай").
Place place_named(std::string_view name);
/// ISO 3166-1 alpha-3 and what is usual beside it: "WLD", "ROW", "XKX", WIOD's and the OECD's "ROM" and "RoW".
Place iso3_place(std::string_view code);

}  // namespace entrepot::sources
