// Concordances of countries, made of the tables by which the readers know them: ISO 3166-1 (iso_countries.hpp), names and
// spellings (country_spellings.hpp), codes of published lists (place.hpp). No file is needed.
//
// Traps: Namibia's two letters are NA, which many programs read as missing; Kosovo is in no ISO table (XKX, XK; 412 in the
// statistics of the United Nations); codes that ISO has withdrawn live on in old files (ROM, ZAR, TMP); Eurostat writes EL, UK,
// XS.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sources/concordance.hpp"

namespace entrepot::sources {

/// ISO 3166-1 alpha-3 of a country by any code or name that a reader knows: "DE", "DEU", "276", "Germany", "Allemagne", "842",
/// "ROM", "EL". Empty for what is not known, and for states that are no more without one successor.
std::string_view country_spelled(std::string_view spelling);

/// COUNTRY -> ISO3: the codes and the name of each country, and of `more` whatever is a spelling of one.
Concordance any_spelling_to_iso3(std::span<const std::string> more = {});

/// COUNTRY, ISO2, ISO-NUMERIC, UN-TRADE -> ISO3, and ISO3 -> ISO2, ISO-NUMERIC, UN-TRADE.
std::vector<Concordance> country_concordances();

}  // namespace entrepot::sources
