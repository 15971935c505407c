#include "sources/classifications.hpp"

#include <gtest/gtest.h>

namespace entrepot::sources {
namespace {

TEST(Classifications, CodesHaveTheirShape) {
  EXPECT_TRUE(is_code_of("HS2017", "010121"));
  EXPECT_FALSE(is_code_of("HS2017", "10121"));
  EXPECT_FALSE(is_code_of("HS2017", "0101.2"));
  EXPECT_TRUE(is_code_of("ISIC3.1", "0111"));
  EXPECT_TRUE(is_code_of("NAICS", "11211X"));
  EXPECT_TRUE(is_code_of("NAICS", "1123XX"));
  EXPECT_FALSE(is_code_of("NAICS", "X11211"));
  EXPECT_FALSE(is_code_of("NAICS", "112X11"));
  EXPECT_FALSE(is_code_of("NAICS2017", "11211X"));
  EXPECT_TRUE(is_code_of("CN2021", "85176200"));
  EXPECT_TRUE(is_code_of("WIOD2013", "AtB"));
  EXPECT_FALSE(is_code_of("WIOD2013", ""));
  EXPECT_FALSE(is_code_of("GTAP10-REGION", "aus"));
}

TEST(Classifications, AYearHasItsEdition) {
  EXPECT_EQ(hs_edition_of_year(2021), "HS2017");
  EXPECT_EQ(hs_edition_of_year(2022), "HS2022");
  EXPECT_EQ(hs_edition_of_year(2027), "HS2022");
  EXPECT_EQ(hs_edition_of_year(1988), "HS1992");
  EXPECT_EQ(hs_edition_of_year(1996), "HS1996");
  EXPECT_FALSE(hs_edition_of_year(1987));
  EXPECT_FALSE(hs_edition_of_year(2028));  // the edition of that year is none of ours
  EXPECT_EQ(year_of_cn("CN2021"), 2021);
  EXPECT_FALSE(year_of_cn("CN21"));
  EXPECT_FALSE(year_of_cn("CN20211"));
  EXPECT_FALSE(year_of_cn("HS2021"));
}

TEST(Classifications, EditionsByTheirOtherNames) {
  EXPECT_EQ(hs_edition_by_alias("H5"), "HS2017");
  EXPECT_EQ(hs_edition_by_alias("HS6"), "HS2022");
  EXPECT_EQ(hs_edition_by_alias("HS12"), "HS2012");
  EXPECT_EQ(hs_edition_by_alias("HS88"), "HS1992");
  EXPECT_EQ(hs_edition_by_alias("HS"), "");
  EXPECT_EQ(hs_edition_by_alias("X5"), "");
}

}  // namespace
}  // namespace entrepot::sources
