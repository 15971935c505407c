#include "sources/country_concordances.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "sources/iso_countries.hpp"
#include "sources/place.hpp"

namespace entrepot::sources {
namespace {

Concordance made(std::string from, std::string to, std::vector<CodePair> pairs) {
  std::ranges::sort(pairs);
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());  // a number of three digits is padded already
  return make_concordance({.from = std::move(from), .to = std::move(to), .source = "tables of the program", .notes = {}},
                          std::move(pairs));
}

std::string padded(int number) { return fmt::format("{:03}", number); }

const IsoCountry* by_code(std::string_view code) {
  if (const IsoCountry* country = iso_country_by_two_letters(code)) return country;
  int number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
  return error == std::errc{} && end == code.data() + code.size() ? iso_country_by_number(number) : iso_country(code);
}

}  // namespace

std::string_view country_spelled(std::string_view spelling) {
  // ISO comes first: 492 is Monaco, and what is left of the European Union in UN Comtrade. Of other numbers only those of the
  // United Nations count: Eurostat's older ones (004 is Germany) mean other countries.
  if (const IsoCountry* country = by_code(spelling)) return country->iso3;
  for (const Place& place : {iso3_place(spelling), spelling.size() == 2 ? comext_place(spelling) : Place{},
                             comtrade_place(spelling), place_named(spelling)})
    if (place.kind == PlaceKind::economy && iso_country(place.iso3) != nullptr) return place.iso3;
  return {};
}

Concordance any_spelling_to_iso3(std::span<const std::string> more) {
  std::vector<CodePair> pairs;
  for (const IsoCountry& country : iso_countries)
    for (const std::string& spelling :
         {std::string(country.iso3), std::string(country.iso2), std::string(country.name), std::to_string(country.numeric),
          padded(country.numeric), std::to_string(comtrade_number(country))})
      pairs.emplace_back(spelling, country.iso3);
  for (const std::string& spelling : more)
    if (const std::string_view iso3 = country_spelled(spelling); !iso3.empty()) pairs.emplace_back(spelling, iso3);
  return made("COUNTRY", "ISO3", std::move(pairs));
}

std::vector<Concordance> country_concordances() {
  std::vector<CodePair> to_iso2, to_numeric, to_un, iso2, numeric, un;
  for (const IsoCountry& country : iso_countries) {
    const int number = comtrade_number(country);
    iso2.emplace_back(country.iso2, country.iso3);
    to_iso2.emplace_back(country.iso3, country.iso2);
    numeric.emplace_back(padded(country.numeric), country.iso3);
    numeric.emplace_back(std::to_string(country.numeric), country.iso3);
    to_numeric.emplace_back(country.iso3, padded(country.numeric));
    un.emplace_back(std::to_string(number), country.iso3);
    un.emplace_back(padded(number), country.iso3);
    to_un.emplace_back(country.iso3, std::to_string(number));
  }
  std::vector<Concordance> list;
  list.push_back(any_spelling_to_iso3());
  list.push_back(made("ISO2", "ISO3", std::move(iso2)));
  list.push_back(made("ISO-NUMERIC", "ISO3", std::move(numeric)));
  list.push_back(made("UN-TRADE", "ISO3", std::move(un)));
  list.push_back(made("ISO3", "ISO2", std::move(to_iso2)));
  list.push_back(made("ISO3", "ISO-NUMERIC", std::move(to_numeric)));
  list.push_back(made("ISO3", "UN-TRADE", std::move(to_un)));
  return list;
}

}  // namespace entrepot::sources
