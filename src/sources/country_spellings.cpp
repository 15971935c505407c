#include "sources/country_spellings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "sources/iso_countries.hpp"

namespace entrepot::sources {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

/// As simplified_name leaves them, in the order of their bytes; besides the names of iso_countries.
constexpr std::array<Spelling, 421> spellings = {{
    // clang-format off
    {"afghanistan islamic republic of", "AFG"}, {"afrique du sud", "ZAF"}, {"albanie", "ALB"}, {"algerie", "DZA"},
    {"allemagne", "DEU"}, {"andorre", "AND"}, {"anguilla united kingdom british overseas territory", "AIA"},
    {"antarctique", "ATA"}, {"antigua and barbuda", "ATG"}, {"antigua et barbuda", "ATG"}, {"arabie saoudite", "SAU"},
    {"argentine", "ARG"}, {"armenia republic of", "ARM"}, {"armenie", "ARM"}, {"aruba kingdom of the netherlands", "ABW"},
    {"australie", "AUS"}, {"autriche", "AUT"}, {"azerbaidjan", "AZE"}, {"azerbaijan republic of", "AZE"},
    {"bahrain kingdom of", "BHR"}, {"bahrein", "BHR"}, {"barbade", "BRB"},
    {"belarus republic of", "BLR"}, {"belgique", "BEL"}, {"bermudes", "BMU"}, {"bhoutan", "BTN"}, {"bielorussie", "BLR"},
    {"bolivia plurinational state of", "BOL"}, {"bolivie etat plurinational de", "BOL"},
    {"bonaire saint eustache et saba", "BES"}, {"bonaire sint eustatius and saba", "BES"}, {"bosnia and herzegovina", "BIH"},
    {"bosnia herzegovina", "BIH"}, {"bosnie herzegovine", "BIH"}, {"bouvet", "BVT"}, {"bresil", "BRA"},
    {"brunei darussalam", "BRN"}, {"bulgarie", "BGR"}, {"burma", "MMR"}, {"cabo verde", "CPV"}, {"cambodge", "KHM"},
    {"cameroun", "CMR"}, {"cap vert", "CPV"}, {"chili", "CHL"}, {"china hong kong sar", "HKG"},
    {"china hong kong special administrative region", "HKG"}, {"china macao sar", "MAC"},
    {"china macao special administrative region", "MAC"}, {"china people s republic of", "CHN"}, {"chine", "CHN"},
    {"chine region administrative speciale de hong kong", "HKG"}, {"chine region administrative speciale de macao", "MAC"},
    {"chinese taipei", "TWN"}, {"chypre", "CYP"}, {"cocos keeling islands", "CCK"}, {"colombie", "COL"}, {"comores", "COM"},
    {"comoros union of the", "COM"}, {"congo", "COG"}, {"congo democratic republic of", "COD"},
    {"congo democratic republic of the", "COD"}, {"congo republic of", "COG"}, {"congo republic of the", "COG"},
    {"congo republique democratique du", "COD"}, {"coree republique de", "KOR"},
    {"coree republique populaire democratique de", "PRK"}, {"croatia republic of", "HRV"}, {"croatie", "HRV"},
    {"czech republic", "CZE"}, {"czechoslovakia", "CSK"}, {"danemark", "DNK"}, {"dem people s rep of korea", "PRK"},
    {"dem rep of the congo", "COD"}, {"democratic people s republic of korea", "PRK"},
    {"democratic republic of the congo", "COD"}, {"dominique", "DMA"}, {"dr congo", "COD"}, {"eastern samoa", "ASM"},
    {"egypt arab republic of", "EGY"}, {"egypte", "EGY"}, {"emirats arabes unis", "ARE"}, {"equateur", "ECU"},
    {"equatorial guinea republic of", "GNQ"}, {"eritrea the state of", "ERI"}, {"erythree", "ERI"}, {"espagne", "ESP"},
    {"estonia republic of", "EST"}, {"estonie", "EST"}, {"eswatini kingdom of", "SWZ"}, {"etat de palestine", "PSE"},
    {"etats unis", "USA"}, {"etats unis d amerique", "USA"}, {"ethiopia the federal democratic republic of", "ETH"},
    {"ethiopie", "ETH"}, {"falkland islands malvinas", "FLK"}, {"federation de russie", "RUS"}, {"fidji", "FJI"},
    {"fiji republic of", "FJI"}, {"finlande", "FIN"}, {"gambie", "GMB"}, {"georgie", "GEO"},
    {"georgie du sud et les iles sandwich du sud", "SGS"}, {"grece", "GRC"}, {"grenade", "GRD"}, {"groenland", "GRL"},
    {"guernesey", "GGY"}, {"guinee", "GIN"}, {"guinee bissau", "GNB"}, {"guinee equatoriale", "GNQ"},
    {"guyane francaise", "GUF"}, {"heard island and mcdonald islands", "HMD"}, {"holy see", "VAT"},
    {"hong kong special administrative region people s republic of china", "HKG"}, {"hongrie", "HUN"}, {"ile bouvet", "BVT"},
    {"ile christmas", "CXR"}, {"ile de man", "IMN"}, {"ile heard et iles macdonald", "HMD"}, {"ile norfolk", "NFK"},
    {"iles caimanes", "CYM"}, {"iles caimans", "CYM"}, {"iles cocos", "CCK"}, {"iles cook", "COK"}, {"iles d aland", "ALA"},
    {"iles des cocos keeling", "CCK"}, {"iles falkland", "FLK"}, {"iles falkland malvinas", "FLK"}, {"iles feroe", "FRO"},
    {"iles georgie du sud et sandwich du sud", "SGS"}, {"iles heard et mcdonald", "HMD"}, {"iles mariannes du nord", "MNP"},
    {"iles marshall", "MHL"}, {"iles mineures eloignees des etats unis", "UMI"}, {"iles salomon", "SLB"},
    {"iles svalbard et jan mayen", "SJM"}, {"iles turks et caicos", "TCA"}, {"iles turques et caiques", "TCA"},
    {"iles vierges americaines", "VIR"}, {"iles vierges britanniques", "VGB"}, {"iles vierges des etats unis", "VIR"},
    {"iles wallis et futuna", "WLF"}, {"inde", "IND"}, {"indonesie", "IDN"}, {"iran islamic republic of", "IRN"},
    {"iran republique islamique d", "IRN"}, {"irlande", "IRL"}, {"islande", "ISL"}, {"italie", "ITA"}, {"ivory coast", "CIV"},
    {"jamaique", "JAM"}, {"japon", "JPN"}, {"jordanie", "JOR"}, {"kazakhstan republic of", "KAZ"}, {"kirghizistan", "KGZ"},
    {"korea democratic people s republic of", "PRK"}, {"korea dpr of", "PRK"}, {"korea dprk", "PRK"}, {"korea north", "PRK"},
    {"korea rep", "KOR"}, {"korea republic of", "KOR"}, {"korea south", "KOR"}, {"koweit", "KWT"}, {"kyrgyz republic", "KGZ"},
    {"lao pdr", "LAO"}, {"lao people s dem rep", "LAO"}, {"lao people s democratic republic", "LAO"}, {"latvia republic of", "LVA"},
    {"lesotho kingdom of", "LSO"}, {"lettonie", "LVA"}, {"liban", "LBN"}, {"libye", "LBY"}, {"lithuania republic of", "LTU"},
    {"lituanie", "LTU"}, {"macao special administrative region people s republic of china", "MAC"}, {"macau", "MAC"},
    {"macau macau", "MAC"}, {"macedoine du nord", "MKD"}, {"macedonia", "MKD"}, {"madagascar republic of", "MDG"},
    {"malaisie", "MYS"}, {"malte", "MLT"}, {"man isle of", "IMN"}, {"maroc", "MAR"},
    {"marshall islands republic of the", "MHL"}, {"maurice", "MUS"}, {"mauritania islamic republic of", "MRT"},
    {"mauritanie", "MRT"}, {"mexique", "MEX"}, {"micronesia federated states of", "FSM"},
    {"micronesie etats federes de", "FSM"}, {"moldavie republique de", "MDA"}, {"moldova republic of", "MDA"},
    {"monako", "MCO"}, {"mongolie", "MNG"}, {"montserrat united kingdom british overseas territory", "MSR"},
    {"mozambique republic of", "MOZ"}, {"namibie", "NAM"}, {"nauru republic of", "NRU"}, {"netherlands antilles", "ANT"},
    {"nioue", "NIU"}, {"north macedonia republic of", "MKD"},
    {"north macedonia the republic of", "MKD"}, {"norvege", "NOR"}, {"nouvelle caledonie", "NCL"}, {"nouvelle zelande", "NZL"},
    {"occupied palestinian territory", "PSE"}, {"other asia nes", "TWN"}, {"ouganda", "UGA"}, {"ouzbekistan", "UZB"},
    {"palaos", "PLW"}, {"palau republic of", "PLW"}, {"papouasie nouvelle guinee", "PNG"}, {"pays bas", "NLD"},
    {"pays bas royaume des", "NLD"}, {"people s republic of china", "CHN"}, {"perou", "PER"}, {"poland republic of", "POL"},
    {"pologne", "POL"}, {"polynesie francaise", "PYF"}, {"porto rico", "PRI"}, {"rep of korea", "KOR"},
    {"rep of moldova", "MDA"}, {"republic of korea", "KOR"}, {"republic of moldova", "MDA"},
    {"republique arabe syrienne", "SYR"}, {"republique centrafricaine", "CAF"}, {"republique de coree", "KOR"},
    {"republique de moldova", "MDA"}, {"republique democratique du congo", "COD"},
    {"republique democratique populaire lao", "LAO"}, {"republique dominicaine", "DOM"},
    {"republique populaire democratique de coree", "PRK"}, {"republique unie de tanzanie", "TZA"}, {"roumanie", "ROU"},
    {"royaume uni", "GBR"}, {"royaume uni de grande bretagne et d irlande du nord", "GBR"}, {"russian federation", "RUS"},
    {"russie federation de", "RUS"}, {"sahara occidental", "ESH"}, {"saint barth lemy", "BLM"}, {"saint barthelemy", "BLM"},
    {"saint christophe et nevis", "KNA"}, {"saint helena", "SHN"}, {"saint helena ascension and tristan da cunha", "SHN"},
    {"saint kitts and nevis", "KNA"}, {"saint kitts et nevis", "KNA"}, {"saint lucia", "LCA"}, {"saint marin", "SMR"},
    {"saint martin french part", "MAF"}, {"saint martin partie francaise", "MAF"}, {"saint martin partie neerlandaise", "SXM"},
    {"saint pierre and miquelon", "SPM"}, {"saint pierre et miquelon", "SPM"}, {"saint siege", "VAT"},
    {"saint vincent and the grenadines", "VCT"}, {"saint vincent et les grenadines", "VCT"}, {"sainte helene", "SHN"},
    {"sainte helene ascension et tristan da cunha", "SHN"}, {"sainte lucie", "LCA"}, {"salvador", "SLV"},
    {"samoa americaines", "ASM"}, {"san marino republic of", "SMR"}, {"sao tome and principe", "STP"},
    {"sao tome and principe democratic republic of", "STP"}, {"sao tome et principe", "STP"}, {"sar hong kong", "HKG"},
    {"serbia and montenegro", "SCG"}, {"serbia republic of", "SRB"}, {"serbie", "SRB"}, {"singapour", "SGP"},
    {"sint maarten dutch part", "SXM"}, {"sint maarten kingdom of the netherlands", "SXM"}, {"slovak republic", "SVK"},
    {"slovaquie", "SVK"}, {"slovenia republic of", "SVN"}, {"slovenie", "SVN"}, {"somalie", "SOM"}, {"soudan", "SDN"},
    {"soudan du sud", "SSD"}, {"south georgia and south sandwich islands", "SGS"},
    {"south georgia and the south sandwich islands", "SGS"}, {"south sudan republic of", "SSD"}, {"st kitts and nevis", "KNA"},
    {"st pierre and miquelon", "SPM"}, {"st vincent and the grenadines", "VCT"}, {"state of palestine", "PSE"},
    {"suede", "SWE"}, {"suisse", "CHE"}, {"svalbard and jan mayen islands", "SJM"}, {"swaziland", "SWZ"},
    {"syrian arab republic", "SYR"}, {"tadjikistan", "TJK"}, {"taiwan province of china", "TWN"},
    {"tajikistan republic of", "TJK"}, {"tanzania united republic of", "TZA"}, {"tanzanie republique unie de", "TZA"},
    {"tchad", "TCD"}, {"tchequie", "CZE"}, {"terres australes francaises", "ATF"},
    {"territoire britannique de l ocean indien", "IOT"}, {"territoire palestinien occupe", "PSE"}, {"thailande", "THA"},
    {"the gambia", "GMB"}, {"the republic of korea", "KOR"}, {"timor leste democratic republic of", "TLS"},
    {"timor oriental", "TLS"}, {"tokelaou", "TKL"}, {"trinidad and tobago", "TTO"}, {"trinite et tobago", "TTO"},
    {"tunisie", "TUN"}, {"turkey", "TUR"}, {"turkiye republic of", "TUR"}, {"turks and caicos islands", "TCA"},
    {"turquie", "TUR"}, {"uae", "ARE"}, {"united kingdom", "GBR"},
    {"united kingdom of great britain and northern ireland", "GBR"}, {"united rep of tanzania", "TZA"},
    {"united republic of tanzania", "TZA"}, {"united states", "USA"}, {"united states minor outlying islands", "UMI"},
    {"united states of america", "USA"}, {"united states virgin islands", "VIR"}, {"usa", "USA"},
    {"uzbekistan republic of", "UZB"}, {"vatican", "VAT"}, {"venezuela bolivarian republic of", "VEN"},
    {"venezuela republica bolivariana de", "VEN"}, {"venezuela republique bolivarienne du", "VEN"}, {"viet nam", "VNM"},
    {"virgin islands british", "VGB"}, {"virgin islands united states", "VIR"}, {"wallis and futuna", "WLF"},
    {"wallis and futuna islands", "WLF"}, {"wallis et futuna", "WLF"}, {"west bank and gaza", "PSE"},
    {"yemen republic of", "YEM"}, {"yugoslavia socialist federal republic of", "YUG"}, {"zambie", "ZMB"}, {"австралия", "AUS"},
    {"австрия", "AUT"}, {"азербайджан", "AZE"}, {"алжир", "DZA"}, {"аргентина", "ARG"}, {"армения", "ARM"}, {"беларусь", "BLR"},
    {"белоруссия", "BLR"}, {"бельгия", "BEL"}, {"болгария", "BGR"}, {"босния и герцеговина", "BIH"}, {"бразилия", "BRA"},
    {"великобритания", "GBR"}, {"венгрия", "HUN"}, {"вьетнам", "VNM"}, {"германия", "DEU"}, {"гонконг", "HKG"},
    {"греция", "GRC"}, {"грузия", "GEO"}, {"дания", "DNK"}, {"египет", "EGY"}, {"израиль", "ISR"}, {"индия", "IND"},
    {"индонезия", "IDN"}, {"иран", "IRN"}, {"ирландия", "IRL"}, {"испания", "ESP"}, {"италия", "ITA"}, {"казахстан", "KAZ"},
    {"канада", "CAN"}, {"кипр", "CYP"}, {"киргизия", "KGZ"}, {"китай", "CHN"}, {"корея республика", "KOR"},
    {"кыргызстан", "KGZ"}, {"латвия", "LVA"}, {"литва", "LTU"}, {"люксембург", "LUX"}, {"малайзия", "MYS"}, {"мальта", "MLT"},
    {"марокко", "MAR"}, {"мексика", "MEX"}, {"молдова республика", "MDA"}, {"монголия", "MNG"}, {"нидерланды", "NLD"},
    {"новая зеландия", "NZL"}, {"норвегия", "NOR"}, {"оаэ", "ARE"}, {"объединенные арабские эмираты", "ARE"}, {"польша", "POL"},
    {"португалия", "PRT"}, {"республика корея", "KOR"}, {"российская федерация", "RUS"}, {"россия", "RUS"}, {"румыния", "ROU"},
    {"саудовская аравия", "SAU"}, {"северные марианские острова", "MNP"}, {"сербия", "SRB"}, {"сингапур", "SGP"},
    {"словакия", "SVK"}, {"словения", "SVN"}, {"сша", "USA"}, {"таджикистан", "TJK"}, {"таиланд", "THA"}, {"тайвань", "TWN"},
    {"тайвань китай", "TWN"}, {"туркменистан", "TKM"}, {"туркмения", "TKM"}, {"турция", "TUR"}, {"узбекистан", "UZB"},
    {"украина", "UKR"}, {"филиппины", "PHL"}, {"финляндия", "FIN"}, {"франция", "FRA"}, {"хорватия", "HRV"}, {"чехия", "CZE"},
    {"чешская республика", "CZE"}, {"чили", "CHL"}, {"швейцария", "CHE"}, {"швеция", "SWE"}, {"эстония", "EST"},
    {"япония", "JPN"},
    // clang-format on
}};

/// The letter without its accent for what stands in the Latin-1 half of UTF-8, upper and lower case; 0 for the rest.
char without_accent(unsigned char second) {
  constexpr std::string_view letters = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0";
  constexpr std::string_view plain(letters.data(), 32);
  return second >= 0x80 && second < 0xC0 ? plain[second % 32] : '\0';
}

}  // namespace

std::string simplified_name(std::string_view name) {
  std::string simple;
  auto space = [&] {
    if (!simple.empty() && simple.back() != ' ') simple += ' ';
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto byte = static_cast<unsigned char>(name[at]);
    const auto next = static_cast<unsigned char>(at + 1 < name.size() ? name[at + 1] : 0);
    if (byte < 0x80) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
        simple += static_cast<char>(upper ? byte + 32 : byte);
      else
        space();
    } else if (byte == 0xC3 && without_accent(next) != 0) {
      simple += without_accent(next);
      ++at;
    } else if ((byte == 0xD0 || byte == 0xD1) && next >= 0x80) {  // Cyrillic, in lower case and with its accents
      const unsigned letter = (byte & 0x1Fu) << 6 | (next & 0x3Fu);
      const unsigned lower = letter >= 0x410 && letter < 0x430 ? letter + 0x20 : letter == 0x401 ? 0x451 : letter;
      simple += static_cast<char>(0xC0 | lower >> 6);
      simple += static_cast<char>(0x80 | (lower & 0x3F));
      ++at;
    } else {
      space();
    }
  }
  while (simple.ends_with(' ')) simple.pop_back();
  return simple;
}

namespace {

/// Of a simplified name; empty where it is not known.
std::string_view country_simply_named(std::string_view simple) {
  static const auto own_names = [] {
    std::vector<std::pair<std::string, std::string_view>> names;
    for (const IsoCountry& country : iso_countries) names.emplace_back(simplified_name(country.name), country.iso3);
    std::ranges::sort(names);
    return names;
  }();
  const auto own = std::ranges::lower_bound(own_names, simple, {}, [](const auto& n) { return n.first; });
  if (own != own_names.end() && own->first == simple) return own->second;
  const auto other = std::ranges::lower_bound(spellings, simple, {}, &Spelling::first);
  return other != spellings.end() && other->first == simple ? other->second : std::string_view();
}

}  // namespace

std::string_view country_named(std::string_view name) {
  const std::string simple = simplified_name(name);
  const std::string_view known = country_simply_named(simple);
  constexpr std::string_view article = " the";  // "Netherlands (the)": how the United Nations list names
  if (!known.empty() || !simple.ends_with(article)) return known;
  return country_simply_named(std::string_view(simple).substr(0, simple.size() - article.size()));
}

}  // namespace entrepot::sources
