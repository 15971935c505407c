#include "measures/expand.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hand_world.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const World world = testing::hand_world();
constexpr Country USA{0}, CHN{1}, DEU{2}, ROW{3};

struct Expanded {
  std::vector<Country> countries;
  std::vector<std::string> warnings;
};
Expanded expand(const std::vector<std::string>& words, const Scenario& scenario = {}) {
  Expanded result;
  result.countries = expand_countries(words, scenario, world, result.warnings);
  return result;
}
Problem problem_of(const std::vector<std::string>& words, const Scenario& scenario = {}) {
  try {
    expand(words, scenario);
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 1U) << error.what();
    return error.problems().front();
  }
  ADD_FAILURE() << "no problem";
  return {};
}

TEST(ExpandCountries, CodesGroupsAndExemptionsInWorldOrder) {
  EXPECT_THAT(expand({"CHN", "USA"}).countries, ElementsAre(USA, CHN));
  EXPECT_THAT(expand({"@All"}).countries, ElementsAre(USA, CHN, DEU, ROW));
  EXPECT_THAT(expand({"-ROW", "@All"}).countries, ElementsAre(USA, CHN, DEU)) << "an exemption wins wherever it stands";
  EXPECT_THAT(expand({"@All", "-@EU27"}).countries, ElementsAre(USA, CHN, ROW));
  EXPECT_THAT(expand({"ROW"}).countries, ElementsAre(ROW));
}

TEST(ExpandCountries, MembersInsideRowAreNamedAndLeftOut) {
  const Expanded eaeu = expand({"@EAEU", "USA"});
  EXPECT_THAT(eaeu.countries, ElementsAre(USA));
  EXPECT_THAT(eaeu.warnings,
              ElementsAre("@EAEU: ARM, BLR, KAZ, KGZ and RUS are inside ROW in this World and are left out; ROW is not "
                          "put in their place"));
  EXPECT_THAT(expand({"KGZ", "USA"}).warnings,
              ElementsAre("KGZ is inside ROW in this World and is left out; ROW is not put in its place"));
}

TEST(ExpandCountries, AWorldWithoutRestSaysSo) {
  World closed = world;
  closed.countries[3] = "JPN";
  std::vector<std::string> warnings;
  expand_countries({"KGZ"}, {}, closed, warnings);
  EXPECT_THAT(warnings, ElementsAre("KGZ is not in this World and is left out; ROW is not put in its place"));
}

TEST(ExpandCountries, GroupsFollowTheDay) {
  std::vector<std::string> before, after;
  expand_countries({"@BRICS"}, {}, world, before, "2023-12-31");
  expand_countries({"@BRICS"}, {}, world, after, "2024-01-01");
  EXPECT_EQ(before.front().find("IRN"), std::string::npos);
  EXPECT_NE(after.front().find("IRN"), std::string::npos);
}

TEST(ExpandCountries, OwnGroupsMayHoldGroupsAndExemptions) {
  Scenario scenario;
  scenario.groups["rivals"] = {"USA", "CHN", "DEU", "-CHN"};
  scenario.groups["wide"] = {"@rivals", "CHN"};
  EXPECT_THAT(expand({"@rivals"}, scenario).countries, ElementsAre(USA, DEU));
  EXPECT_THAT(expand({"@wide"}, scenario).countries, ElementsAre(USA, CHN, DEU));
  scenario.groups["rivals"].push_back("@wide");
  EXPECT_EQ(problem_of({"@wide"}, scenario).rule, "is a group that contains itself");
}

TEST(ExpandCountries, UnknownWordsHaveAHint) {
  EXPECT_EQ(problem_of({"CHA"}).hint, "did you mean CHN?");
  EXPECT_EQ(problem_of({"Germany"}).hint, "did you mean DEU?");
  EXPECT_EQ(problem_of({"germany"}).rule, "is no country code");
  EXPECT_EQ(problem_of({"@EU28"}).hint, "did you mean EU27?");
  EXPECT_EQ(problem_of({"@All", "-XYZ"}).value, "XYZ");
}

TEST(ExpandCountries, AnExemptionOfNothingIsAWarning) {
  EXPECT_THAT(expand({"USA", "-DEU"}).warnings, ElementsAre("-DEU in countries exempts nothing that the other words name"));
  EXPECT_THAT(expand({"USA", "DEU", "-DEU"}).warnings, IsEmpty());
}

TEST(ExpandSectors, GoodsAllAndExemptions) {
  EXPECT_THAT(expand_sectors({"goods"}, world), ElementsAre(Sector(0), Sector(1)));
  EXPECT_THAT(expand_sectors({"all"}, world), ElementsAre(Sector(0), Sector(1), Sector(2)));
  EXPECT_THAT(expand_sectors({"goods", "-A01"}, world), ElementsAre(Sector(1)));
  EXPECT_THAT(expand_sectors({"all", "-goods"}, world), ElementsAre(Sector(2)));
  EXPECT_THROW(expand_sectors({"C62"}, world), InputError);
}

}  // namespace
}  // namespace entrepot
