// Invented shipments whose links are known.
#include "entrepot/entity_network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "detect/calendar_day.hpp"
#include "entrepot/errors.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// 40 consignees that nobody stopped, each with one of ten shippers, one of five products and an address of its own; Gone,
/// stopped on 2022-06-01, with two rare shippers; New, which comes after it with both, the same address and the same rare
/// product; Other, which comes after it with common things alone.
std::string shipments() {
  std::string text = "shipper,consignee,address,product,date,value_usd\n";
  for (int i = 0; i < 40; ++i)
    text += "Common " + std::to_string(i % 10) + ",Firm " + std::to_string(i) + "," + std::to_string(i) + " Long Road,87032" +
            std::to_string(i % 5) + ",2021-0" + std::to_string(i % 9 + 1) + "-10,1000\n";
  return text +
         "Rare One,Gone Ltd.,\"7, Harbour Street\",854231,2021-02-03,5000\n"
         "Rare Two,Gone Ltd.,\"7, Harbour Street\",854231,2022-05-03,7000\n"
         "RARE ONE,New LLC,7 Harbour St,854231,2022-07-01,9000\n"
         "Rare Two,NEW  LLC,7 harbour st.,854231,2022-08-01,9000\n"
         "Common 3,Other,99 Long Road,870323,2022-07-15,400\n";
}

class RunNetwork : public ::testing::Test {
 protected:
  NetworkStudy run(const std::string& stopped, const std::function<void(NetworkRequest&)>& change = {}) {
    NetworkRequest request;
    request.shipments = folder_.write("shipments.csv", shipments());
    request.stopped = folder_.write("stopped.csv", "consignee,stopped\n" + stopped);
    if (change) change(request);
    return run_network(request);
  }
  std::string complaint(const std::string& text, const std::string& stopped) {
    NetworkRequest request;
    request.shipments = folder_.write("shipments.csv", text);
    request.stopped = folder_.write("stopped.csv", stopped);
    try {
      run_network(request);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }
  testing::TemporaryFolder folder_;
};

TEST_F(RunNetwork, LinksTheOneThatFollowsAndNoOther) {
  const NetworkStudy study = run("gone ltd,2022-06-01\n");
  EXPECT_EQ(study.currency, "USD");
  EXPECT_EQ(study.shipments, 45u);
  EXPECT_EQ(study.consignees_in_file, 43u);  // New LLC once
  EXPECT_EQ(study.newcomers, 2u);
  EXPECT_EQ(study.pairs, 2u);
  EXPECT_EQ(study.fewest_stand_ins, 40u);
  EXPECT_EQ(study.stand_in_pairs, 80u);
  ASSERT_EQ(study.links.size(), 1u);
  const NetworkLink& link = study.links.front();
  EXPECT_TRUE(link.passes);
  EXPECT_EQ(study.consignees[link.stopped].name, "Gone Ltd.");
  EXPECT_EQ(study.consignees[link.stopped].stopped, "2022-06-01");
  EXPECT_EQ(study.consignees[link.newcomer].name, "New LLC");
  EXPECT_EQ(study.consignees[link.newcomer].first, "2022-07-01");
  EXPECT_DOUBLE_EQ(link.parts.shippers, 1);
  EXPECT_DOUBLE_EQ(link.parts.address, 1);
  EXPECT_NEAR(link.parts.products, 1, 1e-15);
  EXPECT_THAT(link.shared_shippers, ElementsAre("Rare One", "Rare Two"));
  EXPECT_EQ(link.shared_address, "7, Harbour Street");
  // No stand-in scores as high: p = (1/40) / (1/40 + 2) = 1/81.
  EXPECT_NEAR(link.p, 1.0 / 81, 1e-15);
  EXPECT_NEAR(link.q, 2.0 / 81, 1e-15);
  EXPECT_NEAR(link.q_any_dependence, 3.0 / 81, 1e-15);
  EXPECT_EQ(study.expected_by_chance, 0);
  EXPECT_EQ(study.chance_high, 0);
  EXPECT_NEAR(study.chance_p, 1.0 / 1001, 1e-15);
  ASSERT_EQ(study.communities.size(), 1u);
  EXPECT_EQ(study.communities.front().members.size(), 2u);
  EXPECT_THAT(study.communities.front().addresses, ElementsAre("7, Harbour Street"));
}

TEST_F(RunNetwork, WhoCameBeforeTheDayIsNotHeldAgainstIt) {
  const NetworkStudy study = run("Gone Ltd.,2022-07-01\n");  // the day on which New first appears
  EXPECT_EQ(study.pairs, 1u);
  EXPECT_TRUE(study.links.empty());
  EXPECT_EQ(study.passing, 0u);
  EXPECT_TRUE(study.communities.empty());
}

TEST_F(RunNetwork, AChainIsOneCommunity) {
  const NetworkStudy study = run("Gone Ltd.,2022-06-01\nFirm 1,2022-06-01\n", [](NetworkRequest& r) { r.by = "hs4"; });
  EXPECT_EQ(study.examined, 2u);
  EXPECT_EQ(study.fewest_stand_ins, 39u);
  ASSERT_EQ(study.communities.size(), 1u);
}

TEST_F(RunNetwork, WhoCannotBeExaminedIsListedWithTheReason) {
  const NetworkStudy study =
      run("Gone Ltd.,2022-06-01\nGone Ltt.,2022-06-01\nOther,2022-06-01\nFirm 1,2023-01-01\nFirm 2,2021-03-15\n");
  ASSERT_EQ(study.left_out.size(), 4u);
  EXPECT_EQ(study.left_out[0].name, "Gone Ltt.");
  EXPECT_THAT(study.left_out[0].reason, HasSubstr("did you mean Gone Ltd.?"));
  EXPECT_THAT(study.left_out[1].reason, HasSubstr("no shipment up to the day"));
  EXPECT_THAT(study.left_out[2].reason, HasSubstr("no consignee first appears after"));
  EXPECT_THAT(study.left_out[3].reason, HasSubstr("20 or more"));
  EXPECT_EQ(study.examined, 1u);
}

TEST_F(RunNetwork, NobodyToExamineIsBadInput) {
  const std::string words = complaint(shipments(), "consignee,stopped\nNobody,2022-06-01\n");
  EXPECT_THAT(words, HasSubstr("stopped.csv"));
  EXPECT_THAT(words, HasSubstr("Nobody"));
  EXPECT_THAT(words, HasSubstr("not among the consignees"));
}

TEST_F(RunNetwork, SaysEverythingThatIsWrongAtOnce) {
  const std::string words = complaint(
      "shipper,consignee,address,product,date,value\n"
      ",Firm,x,854231,2022-02-30,5\n"
      "S,--,x,,2022-02-03,-5\n",
      "consignee,stopped\nGone,1 June\nGONE.,2022-06-01\n");
  for (const char* part : {"2022-02-30", "YYYY-MM-DD", "must be zero or more", "-5", "a name with a letter or a digit", "product",
                           "shipments.csv", "stopped.csv", "1 June", "stands twice"})
    EXPECT_THAT(words, HasSubstr(part)) << words;
}

TEST_F(RunNetwork, MissingColumnsAndWrongOptions) {
  EXPECT_THAT(complaint("shipper,consignee,product,date\nS,C,1,2022-01-01\n", "consignee\nC\n"), HasSubstr("address"));
  EXPECT_THAT(complaint("shipper,consignee,address,product,date,value,value_eur\nS,C,,1,2022-01-01,1,1\n",
                        "consignee,stopped\nC,2022-01-02\n"),
              HasSubstr("stands beside"));
  EXPECT_THAT(complaint("shipper,consignee,address,product,date\nS,C,,1,2022-01-01\n", "consignee,stopped\nC,2022-01-02\n"),
              HasSubstr("may also be called value_usd"));
  EXPECT_THROW(run("Gone Ltd.,2022-06-01\n", [](NetworkRequest& r) { r.false_discovery_rate = 1; }), InputError);
  EXPECT_THROW(run("Gone Ltd.,2022-06-01\n", [](NetworkRequest& r) { r.by = "hs8"; }), InputError);
  EXPECT_THROW(run("Gone Ltd.,2022-06-01\n", [](NetworkRequest& r) { r.stand_ins = 19; }), InputError);
}

TEST_F(RunNetwork, TheOrderOfRowsChangesNothing) {
  const std::string text = shipments();
  const std::size_t header = text.find('\n') + 1;
  std::vector<std::string> rows;
  for (std::size_t at = header; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    rows.push_back(text.substr(at, end - at));
    at = end;
  }
  std::string turned = text.substr(0, header);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) turned += *row;
  const NetworkStudy forth = run("Gone Ltd.,2022-06-01\n");
  NetworkRequest request;
  request.shipments = folder_.write("turned.csv", turned);
  request.stopped = folder_.write("stopped.csv", "consignee,stopped\nGone Ltd.,2022-06-01\n");
  const NetworkStudy back = run_network(request);
  ASSERT_EQ(back.links.size(), forth.links.size());
  EXPECT_EQ(back.links[0].parts.score(), forth.links[0].parts.score());
  EXPECT_EQ(back.links[0].p, forth.links[0].p);
}

}  // namespace
}  // namespace entrepot
