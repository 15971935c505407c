// Eurostat's Geonomenclature: two letters as ISO but for a few, and before them three digits that are not those of ISO.
#include <algorithm>
#include <array>
#include <utility>

#include "sources/iso_countries.hpp"
#include "sources/place.hpp"

namespace entrepot::sources {
namespace {

using Code = std::pair<std::string_view, std::string_view>;

constexpr std::array old_numbers = {
    Code{"001", "FRA"}, Code{"002", "BLX"}, Code{"003", "NLD"}, Code{"004", "DEU"}, Code{"005", "ITA"}, Code{"006", "GBR"},
    Code{"007", "IRL"}, Code{"008", "DNK"}, Code{"009", "GRC"}, Code{"010", "PRT"}, Code{"011", "ESP"}, Code{"017", "BEL"},
    Code{"018", "LUX"}, Code{"024", "ISL"}, Code{"028", "NOR"}, Code{"030", "SWE"}, Code{"032", "FIN"}, Code{"037", "LIE"},
    Code{"038", "AUT"}, Code{"039", "CHE"}, Code{"041", "FRO"}, Code{"043", "AND"}, Code{"044", "GIB"}, Code{"045", "VAT"},
    Code{"046", "MLT"}, Code{"047", "SMR"}, Code{"052", "TUR"}, Code{"053", "EST"}, Code{"054", "LVA"}, Code{"055", "LTU"},
    Code{"060", "POL"}, Code{"061", "CZE"}, Code{"063", "SVK"}, Code{"064", "HUN"}, Code{"066", "ROU"}, Code{"068", "BGR"},
    Code{"070", "ALB"}, Code{"072", "UKR"}, Code{"073", "BLR"}, Code{"074", "MDA"}, Code{"075", "RUS"}, Code{"076", "GEO"},
    Code{"077", "ARM"}, Code{"078", "AZE"}, Code{"079", "KAZ"}, Code{"080", "TKM"}, Code{"081", "UZB"}, Code{"082", "TJK"},
    Code{"083", "KGZ"}, Code{"091", "SVN"}, Code{"092", "HRV"}, Code{"093", "BIH"}, Code{"095", "XKX"}, Code{"096", "MKD"},
    Code{"097", "MNE"}, Code{"098", "SRB"}, Code{"204", "MAR"}, Code{"208", "DZA"}, Code{"212", "TUN"}, Code{"216", "LBY"},
    Code{"220", "EGY"}, Code{"388", "ZAF"}, Code{"400", "USA"}, Code{"404", "CAN"}, Code{"412", "MEX"}, Code{"508", "BRA"},
    Code{"512", "CHL"}, Code{"528", "ARG"}, Code{"600", "CYP"}, Code{"604", "LBN"}, Code{"608", "SYR"}, Code{"612", "IRQ"},
    Code{"616", "IRN"}, Code{"624", "ISR"}, Code{"628", "JOR"}, Code{"632", "SAU"}, Code{"636", "KWT"}, Code{"647", "ARE"},
    Code{"660", "AFG"}, Code{"662", "PAK"}, Code{"664", "IND"}, Code{"666", "BGD"}, Code{"680", "THA"}, Code{"690", "VNM"},
    Code{"700", "IDN"}, Code{"701", "MYS"}, Code{"706", "SGP"}, Code{"708", "PHL"}, Code{"716", "MNG"}, Code{"720", "CHN"},
    Code{"724", "PRK"}, Code{"728", "KOR"}, Code{"732", "JPN"}, Code{"736", "TWN"}, Code{"740", "HKG"}, Code{"743", "MAC"},
    Code{"800", "AUS"}, Code{"804", "NZL"}};

/// Letters that are not those of ISO 3166-1, or not for the country that one would think.
constexpr std::array own_letters = {
    Code{"EL", "GRC"},                                        // GR in files of codes, EL in Eurostat's own tables
    Code{"UK", "GBR"}, Code{"XI", "GBR"}, Code{"XU", "GBR"},  // Northern Ireland, and the rest, since 2021
    Code{"XS", "SRB"},                                        // Serbia since 2005; RS in ISO
    Code{"XM", "MNE"},                                        // Montenegro before ME
    Code{"XK", "XKX"}, Code{"XC", "ESP"}, Code{"XL", "ESP"},  // Kosovo; Ceuta and Melilla, outside the customs territory
    Code{"CS", "SCG"}, Code{"YU", "YUG"}, Code{"SU", "SUN"}, Code{"AN", "ANT"}, Code{"DD", "DDR"}, Code{"BL", "BLM"}};

/// Stores, high seas, not specified, withheld for commercial or military reasons: in trade within the Union, outside it, or both.
constexpr std::array<std::string_view, 12> unallocated = {"QP", "QQ", "QR", "QS", "QU", "QV", "QW", "QX", "QY", "QZ", "QB", "XZ"};

std::string_view find(const auto& codes, std::string_view code) {
  const auto at = std::ranges::find(codes, code, &Code::first);
  return at != codes.end() ? at->second : std::string_view();
}

}  // namespace

Place comext_place(std::string_view code) {
  if (code == "WORLD") return {PlaceKind::total, "WLD"};
  if (code.starts_with("EU") || code.starts_with("EA") || code.starts_with("EXT_") || code.starts_with("INT_"))
    return {PlaceKind::total, {}};
  if (code == "1000") return {PlaceKind::total, "WLD"};
  if (code == "1010" || code == "1011") return {PlaceKind::total, {}};  // within the Union, outside it
  if (std::string_view own = find(own_letters, code); !own.empty()) return {PlaceKind::economy, own};
  if (std::string_view old = find(old_numbers, code); !old.empty()) return {PlaceKind::economy, old};
  if (std::ranges::find(unallocated, code) != unallocated.end()) return {PlaceKind::unallocated, {}};
  if (code.size() == 3 && code[0] == '9' && code[1] >= '5') return {PlaceKind::unallocated, {}};  // 950 stores ... 977 withheld
  const IsoCountry* country = code.size() == 2 ? iso_country_by_two_letters(code) : nullptr;
  return country != nullptr ? Place{PlaceKind::economy, country->iso3} : Place{};
}

}  // namespace entrepot::sources
