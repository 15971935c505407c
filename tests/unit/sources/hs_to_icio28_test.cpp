#include "sources/hs_to_icio28.hpp"

#include <gtest/gtest.h>

#include "sources/icio_sectors.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

std::string sector(const Concordance& concordance, const char* hs6) {
  const auto at = icio28_sector(concordance, hs6);
  return at ? std::string(icio_sectors[*at].code) : "none";
}

TEST(HsToIcio28, LongestPrefixDecides) {
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2411")].code, "C20");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2423")].code, "C21");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("2710")].code, "C24A");
  EXPECT_EQ(icio_sectors[*icio_sector_of_isic3("3530")].code, "C302T309");
  EXPECT_FALSE(icio_sector_of_isic3("9999"));
  EXPECT_FALSE(icio_sector_of_isic3("9214"));
  EXPECT_FALSE(icio_sector_of_isic3(" 1"));
}

TEST(HsToIcio28, KnownProductsLandWhereTheyShould) {
  ENTREPOT_NEEDS_SHARED("data/concordances/hs6_isic3.csv.gz");
  Problems problems;
  const auto hs = read_hs_to_icio28(::entrepot::testing::shared_path("data/concordances"), "HS2022", problems);
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

TEST(HsToIcio28, ServicesHaveNoSectorAmongGoods) {
  const std::vector<std::string> classes{"0111", "2423", "3410", "7020"};
  const Concordance found = isic3_to_icio28(classes);
  EXPECT_EQ(found.counterparts("2423")[0].to, "C21");
  EXPECT_EQ(found.lost_share("7020"), 1);
}

TEST(HsToIcio28, EveryPublishedCodeHasTheSectorOfItsClass) {
  ENTREPOT_NEEDS_SHARED("data/concordances/hs5_isic3.csv.gz");
  Problems problems;
  const auto folder = ::entrepot::testing::shared_path("data/concordances");
  const auto hs = read_hs_to_icio28(folder, "HS2017", problems);
  const auto table =
      tables::read_csv(folder / "hs5_isic3.csv.gz", {{.name = "HS5_6d"}, {.name = "ISIC3_4d", .may_be_empty = true}}, problems);
  ASSERT_TRUE(table && problems.empty());
  for (std::size_t row = 0; row < table->rows(); ++row)
    EXPECT_EQ(icio28_sector(hs, table->text("HS5_6d")[row]), icio_sector_of_isic3(table->text("ISIC3_4d")[row]));
}

TEST(HsToIcio28, AMissingFileAndACodeUnderTwoClassesAreProblems) {
  const testing::TemporaryFolder folder;
  Problems problems;
  read_hs_to_icio28(folder.path(), "HS2017", problems);
  EXPECT_EQ(problems.list().size(), 1U);
  folder.write("hs6_isic3.csv.gz", "HS6_6d,ISIC3_4d\n870323,3410\n870323,3520\n999999,\n");
  read_hs_to_icio28(folder.path(), "HS2022", problems);
  ASSERT_EQ(problems.list().size(), 2U);
  EXPECT_EQ(problems.list()[1].value, "870323");
}

}  // namespace
}  // namespace entrepot::sources
