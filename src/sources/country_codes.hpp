// Countries: ISO 3166-1 from the file country-codes.csv (datasets/country-codes), and what publishers write instead, by tables of
// ours with their reasons.
//
// Traps: Namibia's two letters are NA, which many programs read as missing; Kosovo is in no ISO table (XKX, XK; 412 in the
// statistics of the United Nations); UN Comtrade and BACI write 842 for the United States, 251 for France, 757 for Switzerland,
// 579 for Norway, 699 for India and 490 for Taiwan, which the United Nations do not name; codes that ISO has withdrawn live on in
// old files (ROM, ZAR, TMP); Eurostat writes EL, UK, XS.
#pragma once

#include <map>

#include "sources/concordance.hpp"

namespace entrepot::sources {

struct Country {
  std::string iso3, iso2;
  int numeric = 0;   ///< ISO 3166-1; for Kosovo that of the United Nations' statistics
  int un_trade = 0;  ///< as UN Comtrade and BACI write it
  std::string name;  ///< short, English
};

/// Sorted by iso3.
struct CountryCodes {
  std::vector<Country> list;
  std::map<std::string, std::string, std::less<>> spellings;  ///< any code or name, as published, to iso3

  /// By any code or name of the tables: "DE", "DEU", "276", "Germany", "842", "ROM", "EL". Nothing for what is not known.
  std::optional<std::string> iso3(std::string_view spelling) const;
  const Country* find(std::string_view iso3) const;
};

/// Nothing where the file is missing or faulty.
std::optional<CountryCodes> read_country_codes(const std::filesystem::path& folder, Problems& problems);

/// COUNTRY (any spelling), ISO2, ISO-NUMERIC, UN-TRADE -> ISO3, and ISO3 -> ISO2, ISO-NUMERIC, UN-TRADE.
std::vector<Concordance> country_concordances(const CountryCodes& countries);

}  // namespace entrepot::sources
