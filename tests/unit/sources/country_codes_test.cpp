#include "sources/country_codes.hpp"

#include <gtest/gtest.h>

#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

constexpr const char* header =
    "ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,ISO3166-1-numeric,CLDR display name,official_name_en,UNTERM English Short\n";

TEST(CountryCodes, NamibiaIsNoMissingValueAndKosovoIsThere) {
  const testing::TemporaryFolder folder;
  folder.write("country-codes.csv",
               std::string(header) +
                   "NAM,NA,516,Namibia,Namibia,Namibia\nUSA,US,840,US,United States of America,\nROU,RO,642,Romania,Romania,\n");
  Problems problems;
  const auto countries = read_country_codes(folder.path(), problems);
  ASSERT_TRUE(countries && problems.empty());
  EXPECT_EQ(countries->iso3("NA"), "NAM");
  EXPECT_EQ(countries->iso3("842"), "USA");
  EXPECT_EQ(countries->iso3("840"), "USA");
  EXPECT_EQ(countries->iso3("ROM"), "ROU");
  EXPECT_EQ(countries->iso3("XK"), "XKX");
  EXPECT_EQ(countries->iso3("Kosovo"), "XKX");
  EXPECT_FALSE(countries->iso3("ZAR"));  // its successor is not in this file
  EXPECT_FALSE(countries->iso3(""));
  EXPECT_EQ(countries->find("USA")->un_trade, 842);
}

TEST(CountryCodes, FaultsAreAllNamed) {
  const testing::TemporaryFolder folder;
  folder.write("country-codes.csv", std::string(header) + "NAM,NA,516,,,\nnam,NB,517,,,\nNAX,NA,518,,,\n");
  Problems problems;
  EXPECT_FALSE(read_country_codes(folder.path(), problems));
  EXPECT_EQ(problems.list().size(), 2U);
}

TEST(CountryCodes, EveryCountryOfThePublishedFileComesHome) {
  ENTREPOT_NEEDS_SHARED("data/concordances/country-codes.csv");
  Problems problems;
  const auto countries = read_country_codes(::entrepot::testing::shared_path("data/concordances"), problems);
  ASSERT_TRUE(countries && problems.empty());
  EXPECT_EQ(countries->list.size(), 250U);  // 249 of ISO and Kosovo
  for (const auto& [spelling, iso3] :
       {std::pair("TW", "TWN"), std::pair("490", "TWN"), std::pair("ROM", "ROU"), std::pair("ZAR", "COD"),
        std::pair("TMP", "TLS"), std::pair("NA", "NAM"), std::pair("251", "FRA"), std::pair("699", "IND"), std::pair("EL", "GRC"),
        std::pair("UK", "GBR"), std::pair("412", "XKX"), std::pair("Viet Nam", "VNM")})
    EXPECT_EQ(countries->iso3(spelling), iso3) << spelling;
  const auto list = country_concordances(*countries);
  for (const Concordance& there : list) {
    if (there.step.from != "ISO3") continue;
    for (const Concordance& back : list) {
      if (back.step.from != there.step.to) continue;
      EXPECT_EQ(there_and_back(there, back).trip.wholly_home, 250U) << there.step.to;
    }
  }
}

}  // namespace
}  // namespace entrepot::sources
