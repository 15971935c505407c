#include "uncertain/input_words.hpp"

#include <gtest/gtest.h>

namespace entrepot {
namespace {

TEST(InputWords, KeysBecomeProse) {
  EXPECT_EQ(input_words("compliance.penalty.us.factor"), "how hard the penalty us is");
  EXPECT_EQ(input_words("compliance.penalty.us.exposure_pct"), "share of trade that the penalty us reaches");
  EXPECT_EQ(input_words("realign.doubt_pct"), "risk that the offer is not kept");
  EXPECT_EQ(input_words("west-on-russia.factor"), "size of the measure west-on-russia");
  EXPECT_EQ(input_words("compliance.penalty.us.factor, compliance.penalty.eu.factor"),
            "how hard the penalty us is, and 1 more alike");
  EXPECT_EQ(input_words("frontier.max_pct"), "frontier.max_pct");
}

}  // namespace
}  // namespace entrepot
