// The published files: counts, known answers, and round trips against shares that this test counts itself.
#include "sources/kim_concordances.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "sources/common_high_priority.hpp"
#include "sources/concordance_library.hpp"
#include "support/shared.hpp"
#include "tables/csv.hpp"

namespace entrepot::sources {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ConcordanceLibrary& published() {
  static const ConcordanceLibrary library = [] {
    Problems problems;
    ConcordanceLibrary read = read_concordances(::entrepot::testing::shared_path("data/concordances"), false, problems);
    EXPECT_TRUE(problems.empty());
    return read;
  }();
  return library;
}

std::vector<std::string> counterparts(const Concordance& concordance, const std::string& code) {
  std::vector<std::string> list;
  for (const ConcordanceEntry& entry : concordance.counterparts(code)) list.push_back(entry.to);
  return list;
}

Way way(const std::string& from, const std::string& to) {
  Problems problems;
  const auto found =
      find_way(published(), {.folder = {}, .from = from, .to = to, .via = "", .own = {}, .weights = {}}, {}, problems);
  EXPECT_TRUE(found && problems.empty()) << from << " " << to;
  return found.value_or(Way{});
}

TEST(KimConcordances, EveryFileOfTheFolderIsRead) {
  ENTREPOT_NEEDS_SHARED("data/concordances");
  std::map<std::string, ConcordanceSummary> by_pair;
  for (const Concordance& one : published().list) by_pair[one.step.from + ">" + one.step.to] = summary(one);
  EXPECT_EQ(by_pair.size(), 35U);
  const auto& editions = by_pair.at("HS2022>HS2017");
  EXPECT_EQ(editions.from_codes, 5613U);
  EXPECT_EQ(editions.to_codes, 5363U);  // 5362 as published; our amendment adds 854150
  EXPECT_EQ(editions.one_to_many, 0U);
  const auto& isic4 = by_pair.at("HS1992-2022>ISIC4");
  EXPECT_EQ(isic4.from_codes, 6881U);
  EXPECT_EQ(isic4.entries, 24279U - 93U);
  EXPECT_EQ(isic4.one_to_many, 5527U);
  EXPECT_EQ(isic4.without, 93U);
  EXPECT_EQ(by_pair.at("HS2022>BEC4").one_to_many, 143U);
  EXPECT_EQ(by_pair.at("HS1992-2017>NAICS").one_to_many, 2625U);
  EXPECT_EQ(by_pair.at("ISIC4>ISIC3").entries, 796U);
  EXPECT_EQ(by_pair.at("ISIC4>ISIC3.1").entries, 737U);
  EXPECT_EQ(by_pair.at("NAICS2017>ISIC4").entries, 1652U);
  EXPECT_EQ(by_pair.at("ISIC3>WIOD2013").to_codes, 35U);
  EXPECT_EQ(by_pair.at("HS2022>GTAP10").from_codes, 5612U);
  EXPECT_EQ(by_pair.at("ISO3>GTAP10-REGION").to_codes, 141U);
  EXPECT_EQ(by_pair.at("ISIC4>ICIO45").to_codes, 45U);
  EXPECT_EQ(by_pair.at("ISIC4>WIOD2016").to_codes, 56U);
  EXPECT_EQ(by_pair.at("SITC2>RAUCH-LIBERAL").from_codes, 1189U);
}

TEST(KimConcordances, ChipsAndTelephonesFrom2017To2022) {
  ENTREPOT_NEEDS_SHARED("data/concordances");
  const Concordance there = way("HS2017", "HS2022").concordance;
  EXPECT_THAT(counterparts(there, "851762"), ElementsAre("851762"));
  EXPECT_THAT(counterparts(there, "851712"),  // flat panels (8524), new in 2022, are put wholly under telephones by the publisher
              ElementsAre("851713", "851714", "852411", "852412", "852419", "852491", "852492", "852499"));
  EXPECT_THAT(counterparts(there, "854140"), ElementsAre("854141", "854142", "854143", "854149"));
  EXPECT_THAT(counterparts(there, "854150"), ElementsAre("854151", "854159"));
  EXPECT_THAT(counterparts(there, "854232"), ElementsAre("854232"));
  EXPECT_THAT(counterparts(there, "854231"), ElementsAre("854231", "854921", "854929", "854931", "854939", "854991", "854999"));
  EXPECT_THAT(counterparts(there, "880330"), ElementsAre("880730"));
  EXPECT_EQ(there.lost_share("620113"), 1);
  const Concordance kept = with_same_number(there);
  EXPECT_THAT(counterparts(kept, "854231"), ElementsAre("854231"));
  EXPECT_THAT(counterparts(kept, "854140").size(), 4U);
}

TEST(KimConcordances, RoundTripsAreThoseCountedFromTheFiles) {
  ENTREPOT_NEEDS_SHARED("data/concordances");
  for (const KimFile& file : kim_files()) {
    if (!file.from.starts_with("HS2") || !file.to.starts_with("HS")) continue;
    Problems problems;
    const std::string from(file.from_column), to(file.to_column);
    const auto folder = ::entrepot::testing::shared_path("data/concordances");
    const auto table = tables::read_csv(folder / file.file, {{.name = from}, {.name = to}}, problems);
    ASSERT_TRUE(table);
    std::map<std::string_view, double> under;
    for (const std::string_view code : table->text(to)) under[code] += 1;
    double home = 0;
    std::size_t alone = 0;
    for (const std::string_view code : table->text(to)) {
      home += 1 / under[code];
      alone += under[code] == 1 ? 1 : 0;
    }
    const auto there = read_kim(folder, file, true, problems);
    const RoundTrip trip = there_and_back(*there, reverse(*there)).trip;
    EXPECT_EQ(trip.codes, table->rows());
    EXPECT_EQ(trip.wholly_home, alone) << file.file;
    // sums of 5,000 fractions in two orders
    EXPECT_NEAR(trip.home, home / static_cast<double>(table->rows()), 1e-12) << file.file;
    EXPECT_DOUBLE_EQ(there_and_back(reverse(*there), *there).trip.home, 1.0) << file.file;
  }
}

TEST(KimConcordances, AllOfAnEditionKeepsItsTotalThroughEveryClassification) {
  ENTREPOT_NEEDS_SHARED("data/concordances");
  CodeAmounts amounts;
  std::int64_t units = 1;
  for (const std::string& code : published().codes_of("HS2022")) {
    units = (units * 48271) % 2147483647;  // Park and Miller 1988
    amounts.list.push_back({.code = code, .units = units});
  }
  for (const char* to : {"HS2017", "HS2007", "HS1992", "ISIC3", "ISIC4", "BEC4", "BEC-END-USE", "GTAP10", "NAICS", "ICIO28",
                         "ICIO45", "WIOD2013", "WIOD2016"}) {
    const Applied result = apply(way("HS2022", to).concordance, amounts);
    EXPECT_EQ(result.loss.total, amounts.total()) << to;
    EXPECT_EQ(result.amounts.total() + result.loss.lost, amounts.total()) << to;
    EXPECT_EQ(result.loss.exact + result.loss.split + result.loss.lost, amounts.total()) << to;
  }
}

TEST(KimConcordances, KnownProductsByEndUseAndIndustry) {
  ENTREPOT_NEEDS_SHARED("data/concordances");
  const Concordance use = way("HS2022", "BEC-END-USE").concordance;
  EXPECT_THAT(counterparts(use, "870323"), ElementsAre("cars"));
  EXPECT_THAT(counterparts(use, "845811"), ElementsAre("capital"));
  EXPECT_THAT(counterparts(use, "270900"), ElementsAre("intermediate"));
  EXPECT_THAT(counterparts(use, "610910"), ElementsAre("consumption"));
  EXPECT_THAT(counterparts(way("HS2022", "ICIO28").concordance, "870323"), ElementsAre("C29"));
  EXPECT_THAT(counterparts(way("HS2022", "GTAP10").concordance, "270900"), ElementsAre("OIL"));
  EXPECT_THAT(counterparts(way("HS2022", "WIOD2013").concordance, "870323"), ElementsAre("34t35"));
  EXPECT_THAT(counterparts(way("ICIO2021-PLACE", "ISO3").concordance, "MX2"), ElementsAre("MEX"));
}

TEST(KimConcordances, ThePriorityListBefore2022) {
  ENTREPOT_NEEDS_SHARED("data/chpl");
  Problems problems;
  const auto list = read_common_high_priority(::entrepot::testing::shared_path("data/chpl/chpl_50_hs6_2024-02-23.csv"), problems);
  ASSERT_EQ(list.size(), 50U);
  std::map<std::string, int> tiers;
  for (const ListedCode& one : list) ++tiers[one.tier];
  EXPECT_EQ(tiers, (std::map<std::string, int>{{"1", 4}, {"2", 5}, {"3A", 16}, {"3B", 9}, {"4A", 11}, {"4B", 5}}));
  const auto older = in_edition(list, way("HS2022", "HS2017").concordance);
  std::map<std::string, PriorityCode> by_code;
  for (const PriorityCode& one : older) by_code[one.listed] = one;
  EXPECT_EQ(by_code.size(), 50U);
  EXPECT_EQ(by_code.at("854149").code, "854140");
  EXPECT_THAT(by_code.at("854149").shared_with, ElementsAre("854141", "854142", "854143"));
  EXPECT_EQ(by_code.at("854151").code, "854150");
  EXPECT_THAT(by_code.at("854159").shared_with, IsEmpty());
  EXPECT_EQ(by_code.at("854800").code, "854890");
  EXPECT_EQ(by_code.at("880730").code, "880330");
  EXPECT_EQ(by_code.at("854231").shared_with.size(), 6U);
}

}  // namespace
}  // namespace entrepot::sources
