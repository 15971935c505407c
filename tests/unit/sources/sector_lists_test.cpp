#include "sources/sector_lists.hpp"

#include <gtest/gtest.h>

namespace entrepot::sources {
namespace {

using Divisions = std::pair<int, int>;

TEST(SectorLists, TheCodeOfASectorNamesItsDivisions) {
  EXPECT_EQ(isic4_divisions("D05T06"), Divisions(5, 6));
  EXPECT_EQ(isic4_divisions("D03"), Divisions(3, 3));
  EXPECT_EQ(isic4_divisions("D35"), Divisions(35, 35));
  EXPECT_EQ(isic4_divisions("C10-C12"), Divisions(10, 12));
  EXPECT_EQ(isic4_divisions("J59_J60"), Divisions(59, 60));
  EXPECT_EQ(isic4_divisions("R_S"), Divisions(90, 96));
  EXPECT_EQ(isic4_divisions("F"), Divisions(41, 43));
  EXPECT_EQ(isic4_divisions("U"), Divisions(99, 99));
  for (const char* none : {"II_fob", "TXSP", "VA", "GO", "", "C12-C10", "D06T05", "Z", "D1"})
    EXPECT_FALSE(isic4_divisions(none)) << none;
}

}  // namespace
}  // namespace entrepot::sources
