#include "sources/concordance_library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sources/common_high_priority.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Two codes of HS 2017 become three of HS 2022; a third has no newer code.
class SmallFolder : public ::testing::Test {
 protected:
  SmallFolder() {
    folder.write("hs6_hs5.csv.gz",
                 "HS6_6d,HS6_4d,HS5_6d\n010121,0101,010121\n020210,0202,020200\n020290,0202,020200\n854151,8541,851712\n");
    folder.write("hs5_hs4.csv.gz", "HS5_6d,HS4_6d\n010121,010121\n020200,020200\n030300,030300\n854150,854150\n851712,851712\n");
    folder.write("hs_isic4.csv.gz",
                 "HS_6d,ISIC4_4d\n010121,0141\n020200,1010\n020200,1020\n020210,1010\n020290,1020\n030300,\n854151,2610\n854150,"
                 "2610\n851712,2630\n");
  }

  std::optional<Way> way(Route route, const std::vector<std::string>& codes = {}) {
    const ConcordanceLibrary library = read_concordances(folder.path(), route.as_published, problems);
    return find_way(library, route, codes, problems);
  }

  static Route route(std::string from, std::string to) {
    return {.folder = {}, .from = std::move(from), .to = std::move(to), .via = "", .own = {}, .weights = {}};
  }

  testing::TemporaryFolder folder;
  Problems problems;
};

TEST_F(SmallFolder, BackwardsSplitsAndNamesWhatHasNoNewerCode) {
  const auto found = way(route("HS2017", "HS2022"));
  ASSERT_TRUE(found && problems.empty());
  EXPECT_TRUE(found->steps[0].reversed);
  EXPECT_EQ(found->concordance.counterparts("020200").size(), 2U);
  EXPECT_EQ(found->concordance.lost_share("030300"), 1);
}

TEST_F(SmallFolder, OneRowIsAmendedUnlessAskedAsPublished) {
  EXPECT_EQ(way(route("HS2022", "HS2017"))->concordance.counterparts("854151")[0].to, "854150");
  Route raw = route("HS2022", "HS2017");
  raw.as_published = true;
  EXPECT_EQ(way(raw)->concordance.counterparts("854151")[0].to, "851712");
}

TEST_F(SmallFolder, AnEditionLeadsIntoTheTableOfAllEditions) {
  const auto found = way(route("HS2017", "ISIC4"));
  ASSERT_TRUE(found && problems.empty());
  ASSERT_EQ(found->steps.size(), 2U);
  EXPECT_EQ(found->steps[0].to, "HS1992-2022");
  EXPECT_EQ(found->concordance.lost_share("030300"), 1);
  const auto via = [&] {
    Route asked = route("HS2017", "ISIC4");
    asked.via = "HS2022";
    return way(asked);
  }();
  EXPECT_EQ(via->steps.size(), 3U);
}

TEST_F(SmallFolder, TradeWeightsSplitByWhatTheCounterpartsTrade) {
  Route asked = route("HS2017", "HS2022");
  asked.weights.file = folder.write("trade.csv", "code,value\n020210,1.50\n20290,4\n020290,0.5\n");
  const auto found = way(asked);
  ASSERT_TRUE(found && problems.empty());
  EXPECT_DOUBLE_EQ(found->concordance.counterparts("020200")[0].weight, 0.25);
  EXPECT_THAT(found->notes, ElementsAre(HasSubstr("1 codes split by trade"), HasSubstr("1 rows have a digit less")));
}

TEST_F(SmallFolder, WeightsThatNothingUsesAreRefused) {
  Route asked = route("HS2022", "HS2017");
  asked.weights.file = folder.write("trade.csv", "code,value\n020210,1.50\n");
  way(asked);
  ASSERT_EQ(problems.list().size(), 1U);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("nothing on this way is split"));
}

TEST_F(SmallFolder, OwnRowsReplacePublishedOnes) {
  Route asked = route("HS2017", "HS2022");
  asked.own = folder.write("own.csv", "from,to,weight\n030300,020210,1\n020200,020290,0.9\n020200,020210,0.1\n");
  const auto found = way(asked);
  ASSERT_TRUE(found && problems.empty());
  EXPECT_EQ(found->concordance.counterparts("030300")[0].to, "020210");
  EXPECT_EQ(found->concordance.lost_share("030300"), 0);
  EXPECT_DOUBLE_EQ(found->concordance.counterparts("020200")[1].weight, 0.9);
  EXPECT_THAT(found->notes, ElementsAre(HasSubstr("2 codes as")));
}

TEST_F(SmallFolder, FaultyOwnRowsAreAllNamed) {
  Route asked = route("HS2017", "HS2022");
  asked.own = folder.write("own.csv", "from,to,weight\n030300,020210,0.5\n020200,020290,0.5\n020200,020290,0.5\n");
  way(asked);
  EXPECT_EQ(problems.list().size(), 2U);  // a sum of one half; a pair twice
}

TEST_F(SmallFolder, CombinedNomenclatureIsCutToTheHsOfItsYear) {
  const auto found = way(route("CN2021", "HS2022"), {"02020010", "99999999", "0202"});
  ASSERT_TRUE(found && problems.empty());
  EXPECT_EQ(found->steps[0].to, "HS2017");
  EXPECT_EQ(found->concordance.counterparts("02020010").size(), 2U);
  EXPECT_EQ(found->concordance.lost_share("99999999"), 1);  // no such code in the HS
  EXPECT_FALSE(found->concordance.knows("0202"));
  way(route("CN1997", "HS2022"), {"02020010"});
  EXPECT_FALSE(problems.empty());
}

TEST_F(SmallFolder, UnknownClassificationsGetHints) {
  way(route("H5", "ISIC44"));
  ASSERT_EQ(problems.list().size(), 2U);
  EXPECT_THAT(problems.list()[0].hint, HasSubstr("HS2017"));
  EXPECT_THAT(problems.list()[1].hint, HasSubstr("ISIC4"));
}

TEST_F(SmallFolder, NoWayIsSaidWithWhatCanBeReached) {
  folder.write("wiod_2013.csv.gz", "ISIC3_4d,WIOT2013_c\n0111,AtB\n");
  EXPECT_FALSE(way(route("HS2022", "WIOD2013")));
  ASSERT_EQ(problems.list().size(), 1U);
  EXPECT_THAT(problems.list()[0].hint, HasSubstr("HS2012"));
}

TEST_F(SmallFolder, FaultyFilesAreReportedTogether) {
  folder.write("hs5_hs4.csv.gz", "HS5_6d,HS4_6d\n1012,010121\n020200,2020x\n");
  folder.write("wiod_2013.csv.gz", "ISIC3_4d,OTHER\n0111,AtB\n");
  read_concordances(folder.path(), false, problems);
  EXPECT_EQ(problems.list().size(), 3U);
}

TEST_F(SmallFolder, PriorityCodesSayWithWhatTheyAreMixed) {
  const auto to_2017 = way(route("HS2022", "HS2017"));
  const auto list = in_edition({{"1", "020210"}, {"2", "854151"}, {"2", "777777"}}, to_2017->concordance);
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].code, "020200");
  EXPECT_THAT(list[0].shared_with, ElementsAre("020290"));
  EXPECT_EQ(list[1].code, "854150");
  EXPECT_THAT(list[1].shared_with, IsEmpty());
  EXPECT_EQ(list[2].code, "");
}

TEST(CommonHighPriority, FaultsAreAllNamed) {
  const testing::TemporaryFolder folder;
  Problems problems;
  read_common_high_priority(folder.write("list.csv", "tier,hs6\n1,854231\n9,854232\n2,8542\n1,854231\n"), problems);
  EXPECT_EQ(problems.list().size(), 3U);
}

TEST(ConcordanceLibrary, AFolderWithoutConcordancesIsRefused) {
  const testing::TemporaryFolder folder;
  Problems problems;
  read_concordances(folder.path(), false, problems);
  read_concordances(folder.path() / "none", false, problems);
  EXPECT_EQ(problems.list().size(), 2U);
}

}  // namespace
}  // namespace entrepot::sources
