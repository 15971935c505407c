// Invented flows whose answer is known: six products to a target and two third countries.
#include "entrepot/detect.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "base/counter_random.hpp"
#include "entrepot/errors.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

/// Between 0.8 and 1.2, each month for itself.
double wobble(std::size_t p, std::size_t r, std::size_t t) {
  return 0.8 + 0.4 * static_cast<double>(random_bits(1, p, r, t, 0) >> 11) * 0x1p-53;
}

/// Months 2020-01 to 2022-11; after 2022-02 the target loses half of product 0 and AAA takes in three times as much of it.
FlowTable invented() {
  FlowTable flows;
  flows.name = "invented.csv";
  flows.currency = "EUR";
  flows.exporters = {"EUR"};
  flows.importers = {"TGT", "AAA", "BBB"};
  for (std::size_t p = 0; p < 6; ++p) flows.products.push_back("85423" + std::to_string(p) + "00");
  for (std::size_t p = 0; p < 6; ++p)
    for (std::size_t r = 0; r < 3; ++r)
      for (std::size_t t = 0; t < 35; ++t) {
        const bool after = t >= 26;
        double value = 1e6 * static_cast<double>(p + 1) * wobble(p, r, t);
        if (p == 0 && r == 0 && after) value *= 0.5;
        if (p == 0 && r == 1 && after) value *= 3;
        flows.exporter.push_back(0);
        flows.importer.push_back(static_cast<std::uint32_t>(r));
        flows.product.push_back(static_cast<std::uint32_t>(p));
        flows.month.push_back(static_cast<std::int32_t>(12 * 2020 + t));
        flows.value.push_back(value);
      }
  return flows;
}

DetectRequest request() {
  DetectRequest r;
  r.target = "TGT";
  r.thirds = {"AAA", "BBB"};
  r.break_month = "2022-03";
  return r;
}

TEST(RunDetect, FindsTheOneFlowThatRoseAndNoOther) {
  DetectInputs inputs{invented(), {}, {}, {}, {}};
  inputs.list.tier_of = {{"854230", "1"}};
  const DetectStudy study = detect_in(inputs, request());
  ASSERT_EQ(study.findings.size(), 12u);
  EXPECT_EQ(study.flagged, 1u);
  const DetectFinding& first = study.findings.front();
  EXPECT_TRUE(first.flagged);
  EXPECT_EQ(first.route, "AAA");
  EXPECT_EQ(first.product, "85423000");
  EXPECT_EQ(first.tier, "1");
  EXPECT_TRUE(first.flagged_by_tier);
  EXPECT_NEAR(first.excess, 18e6, 3e6);  // nine months of two more millions, a wobble of 20 %
  EXPECT_LT(first.low, 18e6);
  EXPECT_GT(first.high, 18e6);
  EXPECT_FALSE(std::isnan(first.evidence.correlation));  // the direct flow fell
  EXPECT_TRUE(study.regression_converged);
  EXPECT_LT(study.worst_score, 1e-9);
  // The listed product against the others, and nothing else rose: tripled for one of two routes.
  ASSERT_TRUE(study.contrast.converged);
  EXPECT_NEAR(std::exp(study.contrast.coefficient), 2, 0.2);
}

TEST(RunDetect, ACodeThatIsNewIsLeftOutWithItsValue) {
  FlowTable flows = invented();
  for (std::size_t i = 0; i < flows.rows(); ++i)
    if (flows.product[i] == 3 && flows.month[i] < 12 * 2022) flows.value[i] = 0;
  const DetectStudy study = detect_in({flows, {}, {}, {}, {}}, request());
  ASSERT_EQ(study.left_out.size(), 1u);
  EXPECT_EQ(study.left_out.front().cells, 2u);
  EXPECT_NEAR(study.left_out.front().after, 2 * 9 * 4e6, 10e6);
  for (const DetectFinding& f : study.findings) EXPECT_NE(f.product, "85423300");
}

TEST(RunDetect, CodesOfTwoRevisionsAreOneFamily) {
  FlowTable flows = invented();
  // Product 5 becomes product 4 in the revision: each has half of the time.
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    const bool late = flows.month[i] >= 12 * 2022;
    if ((flows.product[i] == 5 && late) || (flows.product[i] == 4 && !late)) flows.value[i] = 0;
  }
  DetectRequest r = request();
  r.by = "hs6";
  r.families = "given";
  DetectInputs inputs{flows, {}, {}, {}, {{"854234", "854234"}, {"854235", "854234"}}};
  const DetectStudy study = detect_in(inputs, r);
  EXPECT_TRUE(study.left_out.empty());
  EXPECT_EQ(study.findings.size(), 10u);
}

TEST(RunDetect, UnitValuesAndMirrorGapsAreEvidence) {
  FlowTable flows = invented(), mirror = invented();
  for (std::size_t i = 0; i < flows.rows(); ++i) {
    const bool after = flows.month[i] >= 12 * 2022 + 2;
    const bool dear = flows.product[i] == 1 && flows.importer[i] == 2 && after;
    flows.quantity.push_back(flows.value[i] / (dear ? 30 : 10) * wobble(flows.product[i] + 3, 1, i));
    if (flows.product[i] == 2 && flows.importer[i] == 1 && after) mirror.value[i] /= 4;
  }
  const DetectStudy study = detect_in({flows, mirror, {}, {}, {}}, request());
  for (const DetectFinding& f : study.findings) {
    if (f.product == "85423100" && f.route == "BBB") {
      EXPECT_LT(f.evidence.unit_value, 1e-3);
      EXPECT_NEAR(f.unit_value_after / f.unit_value_before, 3, 0.5);
    }
    if (f.product == "85423200" && f.route == "AAA") {
      EXPECT_LT(f.evidence.mirror_gap, 1e-3);
      EXPECT_NEAR(f.mirror_gap, std::log(4.0), 1e-3);
    }
  }
}

TEST(RunDetect, ComparisonCountriesCarryWhatIsCommon) {
  FlowTable flows = invented();
  for (std::size_t i = 0; i < flows.rows(); ++i)
    if (flows.month[i] >= 12 * 2022 + 2 && flows.importer[i] != 0) flows.value[i] *= 5;  // all the world buys more
  DetectRequest r = request();
  r.thirds = {"AAA"};
  r.comparison = {"BBB"};
  DetectInputs inputs{flows, {}, {}, {}, {}};
  inputs.list.tier_of = {{"854230", "1"}};
  const DetectStudy study = detect_in(inputs, r);
  ASSERT_TRUE(study.contrast.converged);
  EXPECT_NEAR(std::exp(study.contrast.coefficient), 3, 0.4);
}

std::string problems_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST(RunDetect, EverythingWrongWithTheRequestIsSaid) {
  DetectRequest r = request();
  r.thirds = {"AAA", "TGT"};
  r.false_discovery_rate = 5;
  r.by = "hs3";
  const std::string said = problems_of([&] { detect_in({invented(), {}, {}, {}, {}}, r); });
  EXPECT_THAT(said, HasSubstr("each importer once"));
  EXPECT_THAT(said, HasSubstr("5 % is 0.05"));
  EXPECT_THAT(said, HasSubstr("cn8, hs6 or hs4"));
  r = request();
  r.break_month = "2020-06";
  EXPECT_THAT(problems_of([&] { detect_in({invented(), {}, {}, {}, {}}, r); }), HasSubstr("24 months or more before"));
}

TEST(ReadFlows, NamesOfPublishersStandForOurs) {
  const testing::TemporaryFolder folder;
  folder.write("f.csv", "cn8,partner,month,value_eur\n85423000,AAA,2022-01,12.5\n85423000,BBB,2022-02,3\n");
  const FlowTable flows = read_flows(folder.path() / "f.csv");
  EXPECT_EQ(flows.rows(), 2u);
  EXPECT_EQ(flows.currency, "EUR");
  EXPECT_EQ(flows.importers, (std::vector<std::string>{"AAA", "BBB"}));
  EXPECT_EQ(flows.month[1] - flows.month[0], 1);
}

TEST(ReadFlows, TextInMemoryIsReadAsAFile) {
  const testing::TemporaryFolder folder;
  const std::string text =
      "exporter,importer,product,month,value,quantity\nE,AAA,854230,2022-01,12.5,\nE,BBB,854231,2022-02,3,4\n";
  folder.write("f.csv", text);
  const FlowTable file = read_flows(folder.path() / "f.csv"), memory = parse_flows(text, "store (source)");
  EXPECT_EQ(memory.value, file.value);
  EXPECT_EQ(memory.products, file.products);
  EXPECT_EQ(memory.sha256, file.sha256);
  EXPECT_EQ(memory.name, "store (source)");
  EXPECT_TRUE(std::isnan(memory.quantity[0]));
  EXPECT_THAT(problems_of([] { parse_flows("product,importer,month,value\n854230,AAA,2022-01,-1\n", "store (source)"); }),
              HasSubstr("store (source):2"));
}

TEST(ReadFlows, WhatIsWrongIsSaidWithItsLine) {
  const testing::TemporaryFolder folder;
  folder.write("f.csv", "product,importer,month,value\n854230,AAA,2022-13,1\n8542,AAA,2022-01,1\n");
  const std::string said = problems_of([&] { read_flows(folder.path() / "f.csv"); });
  EXPECT_THAT(said, HasSubstr("2022-13"));
  EXPECT_THAT(said, HasSubstr("counted twice"));
  folder.write("n.csv", "product,importer,month,value\n854230,AAA,2022-01,-1\n");
  EXPECT_THAT(problems_of([&] { read_flows(folder.path() / "n.csv"); }), HasSubstr("zero or more"));
  folder.write("m.csv", "product,month,value\n854230,2022-01,1\n");
  EXPECT_THAT(problems_of([&] { read_flows(folder.path() / "m.csv"); }), HasSubstr("partner"));
}

TEST(ReadFamilies, ChainsOfPairsAreOneFamily) {
  const testing::TemporaryFolder folder;
  folder.write("c.csv", "new,a,b,old\n854900,8549,85,854810\n854231,x,y,854231\n854911,8549,85,854810\n");
  const auto families = read_code_families(folder.path() / "c.csv");
  EXPECT_EQ(families.at("854911"), families.at("854900"));
  EXPECT_EQ(families.at("854810"), "854810");
  EXPECT_EQ(families.at("854231"), "854231");
}

TEST(RunDetect, EndsWhenAsked) {
  std::stop_source source;
  Control control;
  control.stop = source.get_token();
  source.request_stop();
  EXPECT_THROW(detect_in({invented(), {}, {}, {}, {}}, request(), control), DetectInterrupted);
}

}  // namespace
}  // namespace entrepot
