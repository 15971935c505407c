#include "sources/country_concordances.hpp"

#include <gtest/gtest.h>

#include "sources/iso_countries.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

TEST(CountrySpelled, KnowsCodesNamesAndWhatPublishersWriteInstead) {
  for (const auto& [spelling, iso3] :
       {std::pair("NA", "NAM"),          std::pair("DE", "DEU"),          std::pair("DEU", "DEU"),     std::pair("276", "DEU"),
        std::pair("TW", "TWN"),          std::pair("490", "TWN"),         std::pair("842", "USA"),     std::pair("840", "USA"),
        std::pair("251", "FRA"),         std::pair("699", "IND"),         std::pair("381", "ITA"),     std::pair("492", "MCO"),
        std::pair("004", "AFG"),         std::pair("4", "AFG"),           std::pair("ROM", "ROU"),     std::pair("ZAR", "COD"),
        std::pair("TMP", "TLS"),         std::pair("BUR", "MMR"),         std::pair("KSV", "XKX"),     std::pair("WBG", "PSE"),
        std::pair("ADO", "AND"),         std::pair("IMY", "IMN"),         std::pair("EL", "GRC"),      std::pair("UK", "GBR"),
        std::pair("XS", "SRB"),          std::pair("XK", "XKX"),          std::pair("412", "XKX"),     std::pair("QA", "QAT"),
        std::pair("Viet Nam", "VNM"),    std::pair("DR Congo", "COD"),    std::pair("Lao PDR", "LAO"), std::pair("US", "USA"),
        std::pair("North Korea", "PRK"), std::pair("Korea, Rep.", "KOR"), std::pair("Kosovo", "XKX"),  std::pair("Китай", "CHN"),
        std::pair("Allemagne", "DEU")})
    EXPECT_EQ(country_spelled(spelling), iso3) << spelling;
  for (const char* none : {"", "na", "SCG", "YUG", "ANT", "WLD", "ROW", "World", "Europe", "568", "0", "ZZ", "Areas, nes"})
    EXPECT_EQ(country_spelled(none), "") << none;
}

TEST(CountryConcordances, BringEveryCountryHome) {
  const auto list = country_concordances();
  ASSERT_EQ(list.size(), 7U);
  int ways = 0;
  for (const Concordance& there : list) {
    if (there.step.from != "ISO3") continue;
    for (const Concordance& back : list) {
      if (back.step.from != there.step.to) continue;
      ++ways;
      EXPECT_EQ(there_and_back(there, back).trip.wholly_home, iso_countries.size()) << there.step.to;
    }
  }
  EXPECT_EQ(ways, 3);
}

TEST(CountryConcordances, TakeSpellingsThatAreAskedFor) {
  const std::vector<std::string> asked = {"côte d'ivoire", "SCG", "Atlantis"};
  const Concordance any = any_spelling_to_iso3(asked);
  ASSERT_TRUE(any.knows("côte d'ivoire"));
  EXPECT_EQ(any.counterparts("côte d'ivoire").front().to, "CIV");
  EXPECT_FALSE(any.knows("SCG") || any.knows("Atlantis"));
}

TEST(CountryConcordances, AgreeWithAPublishedListOfCountries) {
  ENTREPOT_NEEDS_SHARED("data/concordances/country-codes.csv");
  constexpr const char *letters = "ISO3166-1-Alpha-3", *two = "ISO3166-1-Alpha-2", *number = "ISO3166-1-numeric";
  const std::vector<std::string> names = {"CLDR display name", "official_name_en", "UNTERM English Short"};
  std::vector<tables::Column> columns = {{.name = letters}, {.name = two}, {.name = number}};
  for (const std::string& name : names) columns.push_back({.name = name, .may_be_empty = true});
  Problems problems;
  const auto table = tables::read_csv(::entrepot::testing::shared_path("data/concordances/country-codes.csv"), columns, problems);
  ASSERT_TRUE(table && problems.empty());
  EXPECT_EQ(table->rows() + 1, iso_countries.size()) << "all of ISO, and Kosovo";
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string iso3(table->text(letters)[row]);
    ASSERT_NE(iso_country(iso3), nullptr) << iso3;
    EXPECT_EQ(iso_country(iso3)->iso2, table->text(two)[row]);
    EXPECT_EQ(std::to_string(iso_country(iso3)->numeric), table->text(number)[row]) << iso3;
    for (const std::string& name : names) {
      const auto text = table->text(name)[row];
      EXPECT_EQ(country_spelled(text), text.empty() ? "" : iso3) << text;
    }
  }
}

}  // namespace
}  // namespace entrepot::sources
