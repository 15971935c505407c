// A ledger is read whole or refused whole, with every problem and its line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/claims.hpp"
#include "entrepot/errors.hpp"
#include "support/shared.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string head = R"(schema = "1"
title = "A ledger"
facts = ["a.facts.toml", "b.facts.toml"]
[text]
title = "The text"
date = 2025-05-14
)";
const std::string claim = R"toml([[claim]]
id = "X1"
words = "It grew"
kind = "forecast"
[[claim.test]]
id = "growth"
words = "growth"
unit = "percent"
ours = "growth({s.income.RUS@last}, b)"
above = 0
)toml";

std::string refusal(const std::string& text) {
  try {
    parse_claims(text, "x.claims.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(ReadClaims, ReadsEveryPart) {
  const ClaimsLedger ledger = parse_claims(head + R"([verdict]
supported_share = 0.9
contradicted_share = 0.1
[[scenario]]
id = "s"
file = "s.toml"
on = 2025-05-14
draws = 32
put = { "compliance.factor" = 1.5 }
[[scenario]]
id = "p"
question = "payments"
[[data]]
id = "d"
title = "D"
file = "d/d.csv"
[[data]]
id = "rows"
title = "Rows"
sql = "SELECT 1"
[[cell]]
id = "c"
data = "d"
column = "v"
where = { place = ["A", "B"], year = "2021" }
between = { month = ["01", "03"] }
take = "mean"
unit = "million USD"
)" + claim,
                                           "x.claims.toml");
  EXPECT_THAT(ledger.facts, ElementsAre("a.facts.toml", "b.facts.toml"));
  EXPECT_EQ(ledger.text.date, "2025-05-14");
  EXPECT_DOUBLE_EQ(ledger.supported_share, 0.9);
  EXPECT_EQ(ledger.scenarios[0].on, "2025-05-14");
  EXPECT_EQ(ledger.scenarios[0].put.at("compliance.factor"), 1.5);
  EXPECT_EQ(ledger.scenarios[1].question, "payments");
  EXPECT_EQ(ledger.data[1].sql, "SELECT 1");
  EXPECT_THAT(ledger.cells[0].where.at("place"), ElementsAre("A", "B"));
  EXPECT_EQ(ledger.cells[0].take, Take::mean);
  EXPECT_EQ(ledger.claims[0].kind, ClaimKind::forecast);
  EXPECT_THAT(ledger.claims[0].tests[0].ours.names, ElementsAre("s.income.RUS@last", "b"));
  EXPECT_EQ(ledger.id.size(), 64u);
}

TEST(ReadClaims, SaysEverythingThatIsWrongAtOnce) {
  const std::string words = refusal(R"(schema = "2"
colour = "red"
[text]
titel = "T"
[[scenario]]
id = "s s"
question = "runs"
draws = -1
[[data]]
id = "d"
title = "D"
file = "../d.csv"
sql = "SELECT 1"
sha256 = "abc"
[[cell]]
id = "c"
data = "e"
column = "v"
unit = "percent"
take = "summ"
[[claim]]
id = "X"
words = "W"
kind = "facts"
[[claim.test]]
id = "t"
words = "w"
unit = "percent"
ours = "1 +"
theirs = "b"
above = 1
[[claim]]
id = "X"
words = "W"
)");
  for (const char* part :
       {"must be \"1\"", "colour", "title: must be given", "did you mean title", "letters, digits, _ and - only",
        "did you mean run", "at least 0", "either a file or rows", "64 lower-case", "below the folder of --data",
        "must be the id of a [[data]]", "did you mean sum", "did you mean fact", "either theirs, or above and below",
        "is the id of an earlier [[claim]]", "a claim without a test has no verdict", "x.claims.toml:"})
    EXPECT_THAT(words, HasSubstr(part)) << words;
}

TEST(ReadClaims, NeedsATextAndAClaim) {
  EXPECT_THAT(refusal("schema = \"1\"\ntitle = \"T\"\n"), HasSubstr("whose claims these are"));
  EXPECT_THAT(refusal("schema = \"1\"\ntitle = \"T\"\n"), HasSubstr("there is nothing to judge"));
  EXPECT_THAT(refusal(head + claim + "if_given = true\n"), HasSubstr("not all of them may be if_given"));
  EXPECT_THAT(refusal(head + claim + "coarser = true\n"), HasSubstr("goes with theirs"));
  EXPECT_EQ(refusal(head + claim), "");
}

TEST(ReadClaims, TheShippedLedgerHasEveryClaimOfTheArticle) {
  const ClaimsLedger ledger = read_claims(testing::source_path("scenarios/article.claims.toml"));
  ASSERT_EQ(ledger.claims.size(), 26u);
  for (std::size_t c = 0; c < 26; ++c) EXPECT_EQ(ledger.claims[c].id, (c < 9 ? "A0" : "A") + std::to_string(c + 1));
}

}  // namespace
}  // namespace entrepot
