// A small ledger carried out: facts with their lines, cells of a file, headlines of a scenario with and without draws, what is
// missing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "entrepot/claims.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/trace.hpp"
#include "report/claims_bundle.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

const std::string scenario_text = R"(schema = "1"
world = { file = "small.nc" }
[[measure]]
id = "war"
kind = "tariff"
importers = ["AAA"]
exporters = ["BBB"]
sectors = ["goods"]
change = { add_pp = 10 }
source = "s"
[uncertainty]
draws = 32
)";
const std::string facts_text = R"(schema = "1"
[[fact]]
id = "before"
value = "1.8"
unit = "bn"
currency = "USD"
source = "S"
[[fact]]
id = "after"
value = "2.7"
unit = "bn"
currency = "USD"
source = "S"
address = "https://example.org"
[[fact]]
id = "said"
value = "50"
unit = "percent"
source = "S"
)";
const std::string head = R"(schema = "1"
title = "L"
facts = "f.facts.toml"
[text]
title = "T"
[[scenario]]
id = "s"
file = "s.toml"
[[scenario]]
id = "pay"
question = "payments"
[[data]]
id = "d"
title = "D"
file = "d.csv"
[[cell]]
id = "rows"
data = "d"
column = "v"
where = { place = "A" }
take = "sum"
scale = 1000
unit = "million USD"
)";

std::string claim(const std::string& id, const std::string& unit, const std::string& rest) {
  return "[[claim]]\nid = \"" + id + "\"\nwords = \"W\"\nkind = \"fact\"\n[[claim.test]]\nid = \"t\"\nwords = \"w\"\nunit = \"" +
         unit + "\"\n" + rest;
}

class EvaluateClaims : public ::testing::Test {
 protected:
  EvaluateClaims() {
    save_world(testing::small_world(), folder_.path() / "small.nc");
    folder_.write("s.toml", scenario_text);
    folder_.write("f.facts.toml", facts_text);
    folder_.write("d.csv", "place,v\nA,1\nB,2\nA,3\n");
  }
  LedgerResult evaluated(const std::string& claims, bool draw = false) {
    options_.draw = draw;
    return evaluate_claims(parse_claims(head + claims, folder_.path() / "l.claims.toml"), options_, {.threads = 2});
  }
  std::string refusal(const std::string& claims) {
    try {
      evaluated(claims);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }
  testing::TemporaryFolder folder_;
  ClaimsOptions options_{.data = folder_.path()};
};

TEST_F(EvaluateClaims, FactsAreIntervalsInTheUnitsOfExpressions) {
  const LedgerResult result = evaluated(claim("A", "percent", "ours = \"growth(after, before)\"\ntheirs = \"said\"\n"));
  const TestResult& test = result.claims[0].tests[0];
  EXPECT_EQ(test.verdict, Verdict::supported);
  EXPECT_NEAR(test.ours.value, 50, 1e-12);
  EXPECT_NEAR(test.ours.low, 100 * (2.65 / 1.85 - 1), 1e-9);
  EXPECT_NEAR(test.theirs->high, 50.5, 1e-12);
  EXPECT_EQ(result.numbers[0].lines.front(), 8);
  EXPECT_EQ(result.numbers[0].address, "https://example.org");
  EXPECT_EQ(result.numbers[0].sha256.size(), 64u);
}

TEST_F(EvaluateClaims, CellsAddTheRowsThatMatchAndKeepTheirLines) {
  const LedgerResult result = evaluated(claim("A", "bn USD", "ours = \"rows\"\nabove = 3.9\n"));
  EXPECT_NEAR(result.claims[0].tests[0].ours.value, 4, 1e-12);  // (1 + 3) x 1000 million
  EXPECT_EQ(result.numbers[0].lines, (std::vector<long>{2, 4}));
  options_.data.clear();
  const LedgerResult without = evaluated(claim("A", "bn USD", "ours = \"rows\"\nabove = 3.9\n"));
  EXPECT_EQ(without.claims[0].verdict, Verdict::open);
  EXPECT_THAT(without.claims[0].tests[0].missing[0].reason, HasSubstr("no data were given"));
}

TEST_F(EvaluateClaims, OutcomesAreHeadlinesWithTheirCertificates) {
  const std::string text = claim("A", "percent", "ours = \"{s.income.AAA@last} + {s.income.BBB@last}\"\nbelow = 0\n");
  const LedgerResult once = evaluated(text);
  ASSERT_EQ(once.runs.size(), 1u);
  EXPECT_EQ(once.claims[0].tests[0].draws, 0u);
  EXPECT_GE(once.runs[0].states.size(), 2u);
  EXPECT_LE(once.runs[0].worst()->residual.value, certified_tolerance);
  const LedgerResult drawn = evaluated(text, true);
  const TestResult& test = drawn.claims[0].tests[0];
  EXPECT_EQ(test.draws, 32u);
  EXPECT_DOUBLE_EQ(test.ours.value, once.claims[0].tests[0].ours.value);
  EXPECT_LT(test.ours.low, test.ours.high);
}

TEST_F(EvaluateClaims, WhatIsNotBuiltLeavesTheClaimOpenAndSaysSo) {
  const LedgerResult result = evaluated(claim("A", "percent", "ours = \"pay.crypto.share\"\nabove = 0\n"));
  EXPECT_EQ(result.claims[0].verdict, Verdict::open);
  EXPECT_EQ(result.claims[0].tests[0].missing[0].reason, "the engine has no model of payments, banks and currencies yet");
  EXPECT_TRUE(result.runs.empty());
}

TEST_F(EvaluateClaims, RefusesNamesThatStandForNothing) {
  EXPECT_THAT(refusal(claim("A", "percent", "ours = \"befor\"\nabove = 0\n")), HasSubstr("did you mean before"));
  EXPECT_THAT(refusal(claim("A", "percent", "ours = \"{s.income.AAB@last}\"\nabove = 0\n")),
              HasSubstr("did you mean income.AAA@last"));
}

TEST_F(EvaluateClaims, EveryIdOfItsBundleTracesAndAChangedNumberDoesNot) {
  const LedgerResult result = evaluated(claim("A", "percent", "ours = \"growth(after, before)\"\ntheirs = \"said\"\n") +
                                        claim("B", "bn USD", "ours = \"rows\"\nabove = 3.9\n") +
                                        claim("C", "percent", "ours = \"{s.income.AAA@last}\"\nbelow = 100\n") +
                                        claim("D", "percent", "ours = \"pay.crypto.share\"\nabove = 0\n"));
  const std::filesystem::path bundle = folder_.path() / "bundle";
  std::filesystem::create_directory(bundle);
  std::map<std::string, std::string> files = claims_files(result);
  for (const auto& [name, content] : files) folder_.write("bundle/" + name, content);
  const TraceCheck check = check_traces(bundle, folder_.path());
  EXPECT_EQ(check.faults, 0u) << (check.problems.empty() ? "" : check.problems.front());
  EXPECT_EQ(check.missing, 2u);
  EXPECT_THAT(trace_text(bundle, "A.t"), HasSubstr("growth(after, before)"));
  EXPECT_THAT(trace_text(bundle, "facts.after"), HasSubstr("https://example.org"));
  EXPECT_THAT(trace_text(bundle, "outcomes.s.income.AAA@last"), HasSubstr("converged"));
  EXPECT_THROW(trace_text(bundle, "A.u"), InputError);

  std::string& facts = files["f.facts.toml"];
  facts.replace(facts.find("2.7"), 3, "2.8");
  folder_.write("bundle/f.facts.toml", facts);
  EXPECT_EQ(check_traces(bundle, folder_.path()).faults, 3u);  // every fact of the file
}

}  // namespace
}  // namespace entrepot
