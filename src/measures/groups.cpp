#include "measures/groups.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace entrepot {
namespace {

/// One country's time in a group: from inclusive, until exclusive, empty = open.
struct Membership {
  std::string_view iso3, from, until;
};

// European Union, 27 members since the United Kingdom left on 2020-02-01 (Treaty on European Union; accession treaties of
// 1972 to 2012). The name EU27 means these members; the dates are those of accession.
constexpr std::array eu27 = std::to_array<Membership>({
    {"AUT", "1995-01-01", ""}, {"BEL", "1958-01-01", ""}, {"BGR", "2007-01-01", ""}, {"CYP", "2004-05-01", ""},
    {"CZE", "2004-05-01", ""}, {"DEU", "1958-01-01", ""}, {"DNK", "1973-01-01", ""}, {"ESP", "1986-01-01", ""},
    {"EST", "2004-05-01", ""}, {"FIN", "1995-01-01", ""}, {"FRA", "1958-01-01", ""}, {"GRC", "1981-01-01", ""},
    {"HRV", "2013-07-01", ""}, {"HUN", "2004-05-01", ""}, {"IRL", "1973-01-01", ""}, {"ITA", "1958-01-01", ""},
    {"LTU", "2004-05-01", ""}, {"LUX", "1958-01-01", ""}, {"LVA", "2004-05-01", ""}, {"MLT", "2004-05-01", ""},
    {"NLD", "1958-01-01", ""}, {"POL", "2004-05-01", ""}, {"PRT", "1986-01-01", ""}, {"ROU", "2007-01-01", ""},
    {"SVK", "2004-05-01", ""}, {"SVN", "2004-05-01", ""}, {"SWE", "1995-01-01", ""},
});

// Group of Seven: six at Rambouillet (1975-11-15), Canada from the Puerto Rico summit (1976-06-27).
constexpr std::array g7 = std::to_array<Membership>({
    {"CAN", "1976-06-27", ""},
    {"DEU", "1975-11-15", ""},
    {"FRA", "1975-11-15", ""},
    {"GBR", "1975-11-15", ""},
    {"ITA", "1975-11-15", ""},
    {"JPN", "1975-11-15", ""},
    {"USA", "1975-11-15", ""},
});

// Eurasian Economic Union: Treaty of Astana (2014-05-29) in force 2015-01-01; accession treaties of Armenia and Kyrgyzstan.
constexpr std::array eaeu = std::to_array<Membership>({
    {"ARM", "2015-01-02", ""},
    {"BLR", "2015-01-01", ""},
    {"KAZ", "2015-01-01", ""},
    {"KGZ", "2015-08-12", ""},
    {"RUS", "2015-01-01", ""},
});

// Association of Southeast Asian Nations: Bangkok Declaration (1967-08-08) and later admissions; Timor-Leste at the 47th summit.
constexpr std::array asean = std::to_array<Membership>({
    {"BRN", "1984-01-07", ""},
    {"IDN", "1967-08-08", ""},
    {"KHM", "1999-04-30", ""},
    {"LAO", "1997-07-23", ""},
    {"MMR", "1997-07-23", ""},
    {"MYS", "1967-08-08", ""},
    {"PHL", "1967-08-08", ""},
    {"SGP", "1967-08-08", ""},
    {"THA", "1967-08-08", ""},
    {"TLS", "2025-10-26", ""},
    {"VNM", "1995-07-28", ""},
});

// BRICS: first summit 2009-06-16; South Africa from the Sanya summit (2011-04-14); Johannesburg II declaration (2023), in force
// 2024-01-01 (Argentina declined; Saudi Arabia, invited, has not confirmed and is left out); Indonesia 2025-01-06.
constexpr std::array brics = std::to_array<Membership>({
    {"ARE", "2024-01-01", ""},
    {"BRA", "2009-06-16", ""},
    {"CHN", "2009-06-16", ""},
    {"EGY", "2024-01-01", ""},
    {"ETH", "2024-01-01", ""},
    {"IDN", "2025-01-06", ""},
    {"IND", "2009-06-16", ""},
    {"IRN", "2024-01-01", ""},
    {"RUS", "2009-06-16", ""},
    {"ZAF", "2011-04-14", ""},
});

// The West as this project uses the word: EU27 and the other economies that sanction Russia with the United States. A convention,
// not a treaty, so it has no dates of its own.
constexpr std::array rest_of_west = std::to_array<Membership>({
    {"USA", "", ""},
    {"CAN", "", ""},
    {"GBR", "", ""},
    {"JPN", "", ""},
    {"KOR", "", ""},
    {"AUS", "", ""},
    {"NZL", "", ""},
    {"NOR", "", ""},
    {"CHE", "", ""},
    {"UKR", "", ""},
    {"TWN", "", ""},
});

// ISO 3166-1, all officially assigned alpha-3 codes (2024), and XKX.
constexpr std::string_view iso3_codes =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU "
    "BOL BRA "
    "BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM "
    "DZA ECU "
    "EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG "
    "HMD HND "
    "HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE "
    "LKA LSO "
    "LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK "
    "NGA NIC "
    "NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS "
    "SHN SJM "
    "SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN "
    "TZA UGA "
    "UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE XKX";

template <std::size_t N>
void append(std::vector<std::string>& members, const std::array<Membership, N>& list, const std::optional<std::string>& on) {
  for (const Membership& m : list) {
    const bool member = !on ? m.until.empty() : (m.from.empty() || m.from <= *on) && (m.until.empty() || *on < m.until);
    if (member) members.emplace_back(m.iso3);
  }
}

}  // namespace

std::vector<std::string> built_in_groups() { return {"West", "EU27", "G7", "EAEU", "ASEAN", "BRICS", "All"}; }

bool is_built_in_group(std::string_view name) {
  const auto names = built_in_groups();
  return std::ranges::count(names, name) > 0;
}

std::vector<std::string> built_in_members(std::string_view name, const std::optional<std::string>& on) {
  std::vector<std::string> members;
  if (name == "EU27" || name == "West") append(members, eu27, on);
  if (name == "West") append(members, rest_of_west, on);
  if (name == "G7") append(members, g7, on);
  if (name == "EAEU") append(members, eaeu, on);
  if (name == "ASEAN") append(members, asean, on);
  if (name == "BRICS") append(members, brics, on);
  return members;
}

bool is_iso3(std::string_view code) {
  if (code.size() != 3 || code.find(' ') != std::string_view::npos) return false;
  const std::size_t at = iso3_codes.find(code);
  return at != std::string_view::npos && at % 4 == 0;
}

}  // namespace entrepot
