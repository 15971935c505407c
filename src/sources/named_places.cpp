// Places by name and by codes of three letters.
#include <algorithm>
#include <array>
#include <utility>

#include "sources/country_spellings.hpp"
#include "sources/iso_countries.hpp"
#include "sources/place.hpp"

namespace entrepot::sources {
namespace {

/// As simplified_name leaves them.
constexpr std::array<std::string_view, 25> totals = {"africa",
                                                     "america",
                                                     "asia",
                                                     "australia and oceania",
                                                     "europe",
                                                     "commonwealth of independent states",
                                                     "cis",
                                                     "eurasian economic union",
                                                     "european union eu",
                                                     "european union",
                                                     "european union 27 countries from 2020",
                                                     "shanghai cooperation organisation",
                                                     "non eaeu countries",
                                                     "non eu countries",
                                                     "rest of the world",
                                                     "extra eu27",
                                                     "intra eu27",
                                                     "extra ue27",
                                                     "intra ue27",
                                                     "extra eu28",
                                                     "intra eu28",
                                                     "страны снг",
                                                     "страны дальнего зарубежья",
                                                     "страны еаэс",
                                                     "ес"};

/// Beginnings.
constexpr std::array<std::string_view, 14> unallocated = {"other countries",
                                                          "unknown",
                                                          "high seas",
                                                          "haute mer",
                                                          "countries and territories not specified",
                                                          "pays et territoires non",
                                                          "stores and provisions",
                                                          "avitaillement et soutage",
                                                          "areas nes",
                                                          "bunkers",
                                                          "free zones",
                                                          "special categories",
                                                          "not specified",
                                                          "прочие"};

/// States that are no more (ISO 3166-3), and Belgium with Luxembourg, which reported as one to 1998.
constexpr std::array<std::string_view, 8> former = {"ANT", "BLX", "CSK", "DDR", "SCG", "SUN", "YMD", "YUG"};

using Code = std::pair<std::string_view, std::string_view>;

/// Withdrawn by ISO under a new code for the same country, and kept by WIOD and others; or in use beside ISO.
constexpr std::array<Code, 9> other_codes = {{{"ROM", "ROU"},
                                              {"ZAR", "COD"},
                                              {"TMP", "TLS"},
                                              {"BUR", "MMR"},
                                              {"KOS", "XKX"},
                                              {"KSV", "XKX"},
                                              {"WBG", "PSE"},
                                              {"ADO", "AND"},
                                              {"IMY", "IMN"}}};

}  // namespace

Place place_named(std::string_view name) {
  const std::string simple = simplified_name(name);
  if (simple == "world" || simple == "monde" || simple == "всего") return {PlaceKind::total, "WLD"};
  if (std::ranges::find(totals, simple) != totals.end()) return {PlaceKind::total, {}};
  if (simple == "ceuta" || simple == "melilla") return {PlaceKind::economy, "ESP"};  // outside the customs territory of the Union
  if (const std::string_view iso3 = country_named(name); !iso3.empty()) return {PlaceKind::economy, iso3};
  for (const std::string_view beginning : unallocated)
    if (simple.starts_with(beginning)) return {PlaceKind::unallocated, {}};
  return {};
}

Place iso3_place(std::string_view code) {
  if (const IsoCountry* country = iso_country(code)) return {PlaceKind::economy, country->iso3};
  const auto gone = std::ranges::find(former, code);
  if (gone != former.end()) return {PlaceKind::economy, *gone};
  if (code == "WLD" || code == "W00") return {PlaceKind::total, "WLD"};
  if (code == "ROW" || code == "RoW") return {PlaceKind::economy, "ROW"};
  const auto other = std::ranges::find(other_codes, code, &Code::first);
  return other != other_codes.end() ? Place{PlaceKind::economy, other->second} : Place{};
}

}  // namespace entrepot::sources
