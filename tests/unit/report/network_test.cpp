// What `entrepot detect network` says and draws of links that are known.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entrepot/entity_network.hpp"
#include "report/link_chart.hpp"
#include "report/network_tables.hpp"
#include "report/network_words.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A was stopped and is linked to B and C; the pair of A and D does not pass.
NetworkStudy known() {
  NetworkStudy study;
  study.first = "2021-01-04";
  study.last = "2023-12-20";
  study.shipments = 100;
  study.pairs = 10;
  study.listed = study.examined = 1;
  study.fewest_stand_ins = 50;
  study.consignees = {{"A & Co", "2021-01-04", "2022-03-01", "2022-03-15", 9, 2, 3, 1000},
                      {"B", "2022-04-01", "2023-01-01", "", 5, 1, 2, 500},
                      {"C", "2022-05-01", "2023-01-01", "", 5, 1, 2, 500},
                      {"D", "2022-06-01", "2023-01-01", "", 5, 1, 2, 500}};
  study.links = {{0, 1, {0.9, 1, 0.8}, 1e-4, 1e-3, 2e-3, true, {"S1", "S2", "S3", "S4"}, "7 Mill Lane"},
                 {0, 2, {0.6, 0, 0.3}, 2e-3, 0.01, 0.02, true, {"S1"}, ""},
                 {0, 3, {0.1, 0, 0.2}, 0.04, 0.2, 0.4, false, {}, ""}};
  study.passing = study.passing_any_dependence = 2;
  study.least_score = 0.3;
  study.expected_by_chance = 0.5;
  study.chance_high = 1;
  study.communities = {{{0, 1, 2}, {0, 1}, {"S1", "S2", "S3", "S4"}, {"7 Mill Lane"}}};
  return study;
}

TEST(NetworkReport, WordsSayHowManyAndWhatChanceGives) {
  EXPECT_EQ(network_headline(known()),
            "2 consignees that came after a stopped one resemble it more than chance allows, in 1 community");
  const std::string words = chance_words(known());
  EXPECT_THAT(words, HasSubstr("Of 10 pairs"));
  EXPECT_THAT(words, HasSubstr("2 links pass"));
  EXPECT_THAT(words, HasSubstr("0.50 links as strong are expected by chance"));
  EXPECT_THAT(words, HasSubstr("of those found"));
  NetworkStudy none = known();
  none.links.clear();
  none.communities.clear();
  none.passing = 0;
  EXPECT_THAT(network_headline(none), HasSubstr("No consignee"));
  EXPECT_THAT(chance_words(none), HasSubstr("none passes"));
  EXPECT_THAT(network_html(none), Not(HasSubstr("<svg")));
}

TEST(NetworkReport, EveryOutputSaysThatALinkIsNoAccusation) {
  EXPECT_THAT(network_html(known()), HasSubstr("not an accusation"));
  EXPECT_THAT(network_summary(known(), false), HasSubstr("not an accusation"));
  EXPECT_THAT(nlohmann::json::parse(network_json(known()))["notice"].get<std::string>(), HasSubstr("not an accusation"));
  const DataTable links = network_links_table(known()), members = network_members_table(known());
  ASSERT_EQ(links.rows.size(), 3u);
  ASSERT_EQ(members.rows.size(), 3u);
  for (const DataTable* table : {&links, &members})
    for (const auto& row : table->rows) {
      ASSERT_EQ(row.size(), table->columns.size());
      EXPECT_THAT(row.back().data, HasSubstr("not an accusation"));
    }
}

TEST(NetworkReport, TablesHoldAllAndShowTheFirst) {
  EXPECT_EQ(network_pairs_table(known(), true, 10).rows.size(), 2u);
  EXPECT_EQ(network_pairs_table(known(), false, 10).rows.size(), 3u);
  EXPECT_EQ(network_communities_table(known(), false, 10).rows.at(0)[3].shown, "S1; S2; S3 and 1 more");
  EXPECT_EQ(network_communities_table(known(), true, 10).rows.at(0)[3].data, "S1; S2; S3; S4");
  NetworkStudy long_name = known();
  long_name.consignees[1].name = "New " + std::string(30, 'x') + " Ltd";
  EXPECT_EQ(network_pairs_table(long_name, true, 1).rows.at(0)[1].shown, "New " + std::string(24, 'x') + "… Ltd");
  EXPECT_EQ(network_links_table(long_name).rows.at(0)[1].data, long_name.consignees[1].name);
}

TEST(NetworkReport, TheBundleIsWhole) {
  const testing::TemporaryFolder folder;
  const auto out = folder.path() / "network";
  write_network_bundle(known(), out);
  for (const char* file :
       {"links.csv", "communities.csv", "members.csv", "left-out.csv", "notice.txt", "report.html", "manifest.json"})
    EXPECT_TRUE(std::filesystem::exists(out / file)) << file;
}

TEST(LinkChart, DrawsEveryLinkAndCutsLongNames) {
  LinkChart chart;
  chart.id = "links";
  chart.title = "Links";
  chart.finding = "Finding";
  chart.left_title = "Stopped";
  chart.right_title = "Came after";
  chart.solid_words = "solid";
  chart.dashed_words = "dashed";
  chart.groups = {{"Community 1", {"A & Co"}, {"B", std::string(200, 'x')}, {{0, 0, false}, {0, 1, true}}}};
  const std::string svg = link_chart_svg(chart, 328);
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("class=\"line s1\""), 2u);  // the link and its sample in the legend
  EXPECT_EQ(count("class=\"line s2\""), 2u);
  EXPECT_THAT(svg, HasSubstr("A &amp; Co"));
  EXPECT_THAT(svg, HasSubstr("xxx…"));
  EXPECT_THAT(svg, Not(HasSubstr(std::string(60, 'x'))));
}

}  // namespace
}  // namespace entrepot
