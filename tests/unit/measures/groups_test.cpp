#include "measures/groups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entrepot {
namespace {

using ::testing::Contains;
using ::testing::Not;

TEST(Groups, Sizes) {
  EXPECT_EQ(built_in_members("EU27", std::nullopt).size(), 27U);
  EXPECT_EQ(built_in_members("West", std::nullopt).size(), 38U);
  EXPECT_EQ(built_in_members("G7", std::nullopt).size(), 7U);
  EXPECT_EQ(built_in_members("EAEU", std::nullopt).size(), 5U);
  EXPECT_EQ(built_in_members("ASEAN", std::nullopt).size(), 11U);
  EXPECT_EQ(built_in_members("BRICS", std::nullopt).size(), 10U);
}

TEST(Groups, MembershipFollowsTheDate) {
  EXPECT_THAT(built_in_members("EAEU", "2015-08-11"), Not(Contains("KGZ")));
  EXPECT_THAT(built_in_members("EAEU", "2015-08-12"), Contains("KGZ"));
  EXPECT_EQ(built_in_members("BRICS", "2010-01-01").size(), 4U);
  EXPECT_EQ(built_in_members("BRICS", "2024-06-01").size(), 9U);
  EXPECT_THAT(built_in_members("ASEAN", "2025-10-25"), Not(Contains("TLS")));
}

TEST(Groups, EveryMemberIsAKnownCode) {
  for (const auto& group : built_in_groups()) {
    for (const auto& member : built_in_members(group, std::nullopt)) EXPECT_TRUE(is_iso3(member)) << member;
  }
}

TEST(Groups, Codes) {
  EXPECT_TRUE(is_iso3("KGZ"));
  EXPECT_TRUE(is_iso3("XKX"));
  EXPECT_FALSE(is_iso3("ROW"));
  EXPECT_FALSE(is_iso3("W A"));
  EXPECT_FALSE(is_iso3("usa"));
  EXPECT_FALSE(is_iso3("U"));
  EXPECT_FALSE(is_iso3(""));
}

}  // namespace
}  // namespace entrepot
