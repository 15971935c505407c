// A WIOD of two economies, Australia and the rest of the world, small enough to follow by hand.
#include "world/technology.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sources/country_names.hpp"
#include "sources/icio_sectors.hpp"

namespace entrepot {
namespace {

using sources::icio_economies;
using sources::icio_sectors;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;

Sector at(const char* code) { return Sector(*sources::icio_sector_position(code)); }
Country country(const char* iso3) {
  const auto found = std::ranges::find(icio_economies, iso3, &sources::Economy81::iso3);
  return Country(static_cast<std::size_t>(found - icio_economies.begin()));
}

/// Every industry makes 100 and takes 10 of food; households buy 30 of food, 20 more is invested.
sources::WiodTable small_wiod() {
  sources::WiodTable wiod;
  wiod.economies = {"AUS", "ROW"};
  for (const auto& sector : icio_sectors)
    if (sector.goods && std::ranges::find(wiod.industries, sector.technology) == wiod.industries.end())
      wiod.industries.emplace_back(sector.technology);
  for (const char* service : {"D35", "F", "G"}) wiod.industries.emplace_back(service);
  const std::size_t industries = wiod.industries.size();
  wiod.input_use = InputShares({2, industries, industries});
  wiod.output = SectorByCountry({industries, 2}, 100);
  wiod.household_use = SectorByCountry({industries, 2});
  wiod.final_use = SectorByCountry({industries, 2});
  const Sector food(*wiod.industry("C10T12"));
  for (Country m : all<Country>(2)) {
    for (Sector user : all<Sector>(industries)) wiod.input_use(m, food, user) = 10;
    wiod.household_use(food, m) = 30;
    wiod.final_use(food, m) = 50;
  }
  return wiod;
}

struct Derived {
  Technology technology;
  std::vector<Repair> repairs;
  double coefficient(const char* iso3, const char* group, const char* user) const {
    const auto g = std::ranges::find(technology.groups, group) - technology.groups.begin();
    return technology.coefficient(country(iso3), Sector(static_cast<std::size_t>(g)), at(user));
  }
};
Derived derive(const sources::WiodTable& wiod) {
  Derived derived;
  derived.technology =
      derive_technology(wiod, SectorByCountry({icio_sectors.size(), icio_economies.size()}, 1000), derived.repairs);
  return derived;
}

TEST(Technology, CoefficientsAreUseOverOutput) {
  const Derived derived = derive(small_wiod());
  EXPECT_NEAR(derived.coefficient("AUS", "C10T12", "C29"), 0.1, 1e-15);
  EXPECT_NEAR(derived.coefficient("AUS", "C10T12", "SERV"), 0.1, 1e-15) << "three service industries: 30 over 300";
  EXPECT_NEAR(derived.technology.value_added_share(at("C29"), country("AUS")), 0.9, 1e-15);
  EXPECT_EQ(derived.coefficient("AUS", "C10T12", "B05"), derived.coefficient("AUS", "C10T12", "B09"))
      << "siblings share technology";
  const double industries = 23;  // 20 goods and 3 services
  EXPECT_NEAR(derived.technology.household_share(at("C10T12"), country("AUS")), 30 / (10 * industries + 50), 1e-15);
}

TEST(Technology, EconomiesWithoutATableTakeTheRestOfTheWorld) {
  sources::WiodTable wiod = small_wiod();
  wiod.input_use(Country(1), Sector(*wiod.industry("C10T12")), Sector(*wiod.industry("C29"))) = 40;
  const Derived derived = derive(wiod);
  EXPECT_NEAR(derived.coefficient("KAZ", "C10T12", "C29"), 0.4, 1e-15);
  EXPECT_NEAR(derived.coefficient("AUS", "C10T12", "C29"), 0.1, 1e-15);
  EXPECT_THAT(derived.repairs,
              Contains(AllOf(Field(&Repair::rule, "technology-of-rest-of-world"), Field(&Repair::importer, "KAZ"))));
  EXPECT_EQ(std::ranges::count(derived.repairs, "technology-of-rest-of-world", &Repair::rule), 79) << "all but AUS and ROW";
}

TEST(Technology, IndustryWithoutOutputTakesTheRestOfTheWorld) {
  sources::WiodTable wiod = small_wiod();
  const Sector cars(*wiod.industry("C29"));
  wiod.output(cars, Country(0)) = 0;
  wiod.input_use(Country(1), Sector(*wiod.industry("C10T12")), cars) = 40;
  const Derived derived = derive(wiod);
  EXPECT_NEAR(derived.coefficient("AUS", "C10T12", "C29"), 0.4, 1e-15);
  EXPECT_THAT(derived.repairs, Contains(AllOf(Field(&Repair::rule, "technology-sector-absent"), Field(&Repair::importer, "AUS"),
                                              Field(&Repair::sector, "C29"))));
}

TEST(Technology, ValueAddedShareIsLiftedWithItsRecord) {
  sources::WiodTable wiod = small_wiod();
  wiod.input_use(Country(0), Sector(*wiod.industry("C10T12")), Sector(*wiod.industry("B"))) = 103;
  const Derived derived = derive(wiod);
  EXPECT_NEAR(derived.technology.value_added_share(at("B06"), country("AUS")), 0.01, 1e-15);
  EXPECT_NEAR(derived.coefficient("AUS", "C10T12", "B06"), 0.99, 1e-15);
  const auto record = std::ranges::find(derived.repairs, "value-added-share-lifted", &Repair::rule);
  ASSERT_NE(record, derived.repairs.end());
  EXPECT_NEAR(record->before, -0.03, 1e-15);
  EXPECT_NEAR(record->moved, 0.04 * 1000, 1e-10);
}

}  // namespace
}  // namespace entrepot
