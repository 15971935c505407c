#include "sources/place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/publications.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using namespace ::entrepot::testing;
using ::testing::HasSubstr;

TEST(Place, KnowsTheNumbersThatAreNotThoseOfIso) {
  EXPECT_EQ(comtrade_place("842").iso3, "USA");
  EXPECT_EQ(comtrade_place("840").iso3, "USA");
  EXPECT_EQ(comtrade_place("251").iso3, "FRA");
  EXPECT_EQ(comtrade_place("490").iso3, "TWN");
  EXPECT_EQ(comtrade_place("757").iso3, "CHE");
  EXPECT_EQ(comtrade_place("579").iso3, "NOR");
  EXPECT_EQ(comtrade_place("699").iso3, "IND");
  EXPECT_EQ(comtrade_place("4").iso3, "AFG");
  EXPECT_EQ(comtrade_place("004").iso3, "AFG");
  EXPECT_EQ(comtrade_place("0").iso3, "WLD");
  EXPECT_EQ(comtrade_place("0").kind, PlaceKind::total);
  EXPECT_EQ(comtrade_place("899").kind, PlaceKind::unallocated);
  for (const char* code : {"", "USA", "-1", "9999", "84 2", "99999999999"})
    EXPECT_EQ(comtrade_place(code).kind, PlaceKind::unknown) << code;
}

TEST(Place, KnowsOldAndNewCodesOfComext) {
  EXPECT_EQ(comext_place("004").iso3, "DEU") << "Afghanistan in ISO";
  EXPECT_EQ(comext_place("075").iso3, "RUS");
  EXPECT_EQ(comext_place("DE").iso3, "DEU");
  EXPECT_EQ(comext_place("EL").iso3, "GRC");
  EXPECT_EQ(comext_place("GR").iso3, "GRC");
  EXPECT_EQ(comext_place("XS").iso3, "SRB");
  EXPECT_EQ(comext_place("XK").iso3, "XKX");
  EXPECT_EQ(comext_place("NA").iso3, "NAM") << "no missing value";
  EXPECT_EQ(comext_place("QA").iso3, "QAT") << "a country among stores and withheld partners";
  EXPECT_EQ(comext_place("QY").kind, PlaceKind::unallocated);
  EXPECT_EQ(comext_place("EU27_2020_EXTRA").kind, PlaceKind::total);
  EXPECT_EQ(comext_place("ZZ").kind, PlaceKind::unknown);
}

TEST(Place, KnowsCodesOfTheImf) {
  EXPECT_EQ(imf_place("CHN").iso3, "CHN");
  EXPECT_EQ(imf_place("WBG").iso3, "PSE");
  EXPECT_EQ(imf_place("G001").iso3, "WLD");
  EXPECT_EQ(imf_place("GX170").kind, PlaceKind::total);
  EXPECT_EQ(imf_place("TX899").kind, PlaceKind::unallocated);
  EXPECT_EQ(imf_place("SCG").iso3, "SCG");
  EXPECT_EQ(imf_place("GRC").kind, PlaceKind::economy) << "a country, no group";
}

TEST(Place, KnowsNamesInThreeLanguages) {
  EXPECT_EQ(place_named("Korea, Republic of").iso3, "KOR");
  EXPECT_EQ(place_named("The Republic of Korea").iso3, "KOR");
  EXPECT_EQ(place_named("Korea, DPR of").iso3, "PRK");
  EXPECT_EQ(place_named("Côte d’Ivoire").iso3, "CIV");
  EXPECT_EQ(place_named("Cote d' Ivoire").iso3, "CIV");
  EXPECT_EQ(place_named("Pays-Bas").iso3, "NLD");
  EXPECT_EQ(place_named("République démocratique populaire lao").iso3, "LAO");
  EXPECT_EQ(place_named("КИТАЙ").iso3, "CHN");
  EXPECT_EQ(place_named("Чешская республика").iso3, "CZE");
  EXPECT_EQ(place_named("Türkiye").iso3, "TUR");
  EXPECT_EQ(place_named("Niger").iso3, "NER");
  EXPECT_EQ(place_named("Nigeria").iso3, "NGA");
  EXPECT_EQ(place_named("World").iso3, "WLD");
  EXPECT_EQ(place_named("Extra-UE27").kind, PlaceKind::total);
  EXPECT_EQ(place_named("Other countries").kind, PlaceKind::unallocated);
  EXPECT_EQ(place_named("Atlantis").kind, PlaceKind::unknown);
}

}  // namespace
}  // namespace entrepot::sources
