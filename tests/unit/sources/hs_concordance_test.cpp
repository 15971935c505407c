#include "sources/hs_concordance.hpp"

#include <gtest/gtest.h>

#include "sources/icio_sectors.hpp"
#include "support/shared.hpp"

namespace entrepot::sources {
namespace {

std::string sector(const HsConcordance& concordance, const char* hs6) {
  const auto at = concordance.icio_sector(hs6);
  return at ? std::string(icio_sectors[*at].code) : "none";
}

TEST(HsConcordance, LongestPrefixDecides) {
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2411")].code, "C20");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2423")].code, "C21");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2710")].code, "C24A");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("3530")].code, "C302T309");
  EXPECT_FALSE(icio_sector_of_isic3("9999"));
  EXPECT_FALSE(icio_sector_of_isic3("9214"));
  EXPECT_FALSE(icio_sector_of_isic3(" 1"));
}

TEST(HsConcordance, KnownProductsLandWhereTheyShould) {
  ENTREPOT_NEEDS_SHARED("data/concordances/hs6_isic3.csv.gz");
  Problems problems;
  const auto hs = read_hs_concordance(::entrepot::testing::shared_path("data/concordances"), HsEdition::hs2022, problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(sector(hs, "120190"), "A01");       // soybeans
  EXPECT_EQ(sector(hs, "270900"), "B06");       // crude oil
  EXPECT_EQ(sector(hs, "271121"), "B06");       // natural gas
  EXPECT_EQ(sector(hs, "270112"), "B05");       // coking coal
  EXPECT_EQ(sector(hs, "260111"), "B07");       // iron ore
  EXPECT_EQ(sector(hs, "271019"), "C19");       // fuels
  EXPECT_EQ(sector(hs, "870323"), "C29");       // cars
  EXPECT_EQ(sector(hs, "880240"), "C302T309");  // aircraft
  EXPECT_EQ(sector(hs, "851713"), "C26");       // smartphones
  EXPECT_EQ(sector(hs, "847130"), "C26");       // laptops
  EXPECT_EQ(sector(hs, "300490"), "C21");       // medicines
  EXPECT_EQ(sector(hs, "850760"), "C27");       // lithium-ion batteries
  EXPECT_EQ(sector(hs, "760110"), "C24B");      // aluminium
  EXPECT_EQ(sector(hs, "999999"), "none");
}

}  // namespace
}  // namespace entrepot::sources
