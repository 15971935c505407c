#include "study/draws_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "entrepot/errors.hpp"
#include "entrepot/uncertainty.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three chunks of two draws, one matrix, two headlines; shard k of n.
DrawsFile draws_of(std::size_t shard, std::size_t shards) {
  DrawsFile file{{{"the seed", "1"}, {"what is drawn", "k uniform"}}, {5, 1, 2, {"a", "b@x=1,y=2"}}, shard, shards, {}};
  for (std::size_t chunk = shard - 1; chunk < 3; chunk += shards) {
    for (std::size_t draw = 2 * chunk; draw < std::min<std::size_t>(2 * chunk + 2, 5); ++draw)
      file.rows.push_back({.draw = draw, .matrix = 0, .values = {0.1 * static_cast<double>(draw), infinity}});
  }
  return file;
}

std::string refusal(const std::string& text) {
  try {
    parse_draws(text, "x.draws");
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(DrawsFile, GivesBackEveryBit) {
  DrawsFile file = draws_of(1, 1);
  file.rows[3].outcome = Outcome::stalled;
  file.rows[3].reason = "it, \"stalled\"";
  file.rows[3].truncated = true;
  file.rows[3].values = {std::numeric_limits<double>::quiet_NaN(), -1.0 / 3};
  const DrawsFile back = parse_draws(draws_text(file), "x.draws");
  EXPECT_EQ(draws_text(back), draws_text(file));
  EXPECT_EQ(back.inputs, file.inputs);
  EXPECT_EQ(back.shape, file.shape);
  EXPECT_EQ(back.rows[3].values[1], -1.0 / 3);
  EXPECT_TRUE(std::isnan(back.rows[3].values[0]));
  EXPECT_EQ(back.rows[3].reason, "it, \"stalled\"");
}

TEST(DrawsFile, DamageIsFoundAndItsLineSaid) {
  const std::string whole = draws_text(draws_of(1, 1));
  EXPECT_THAT(refusal("draw,matrix\n"), HasSubstr("no file of draws"));
  EXPECT_THAT(refusal(replaced(whole, "3,0,0,converged", "3,0,0,convergd")), HasSubstr("x.draws:16"));
  EXPECT_THAT(refusal(replaced(whole, "3,0,0", "2,0,0")), HasSubstr("does not hold the draws"));
  EXPECT_THAT(refusal(replaced(whole, "0.2 inf", "0.2")), HasSubstr("must be 2 numbers"));
  EXPECT_THAT(refusal(whole.substr(0, whole.rfind("4,0,0"))), HasSubstr("does not hold the draws"));
  EXPECT_THAT(refusal(replaced(whole, "draws\t5", "draws\t16000000")), HasSubstr("does not hold the draws"));
  EXPECT_THAT(refusal(replaced(whole, "shard\t1", "shard\t2")), HasSubstr("does not hold the draws"));
  EXPECT_THAT(refusal(replaced(whole, "draws\t5\n", "")), HasSubstr("is missing"));
  EXPECT_THAT(refusal(replaced(whole, "draws\t5\n", "draws\t5\ndraws\t4\n")), HasSubstr("stands twice"));
  EXPECT_THAT(refusal(whole.substr(0, whole.find("matrices"))), HasSubstr("ends before its draws"));
}

class MergedDraws : public ::testing::Test {
 protected:
  std::filesystem::path shard(std::size_t k, std::size_t n) {
    return folder.write("s" + std::to_string(k) + std::to_string(n), draws_text(draws_of(k, n)));
  }
  static std::string refusal_of(const std::vector<std::filesystem::path>& files) {
    try {
      merge_draws(files);
    } catch (const InputError& error) {
      return error.what();
    }
    return "accepted";
  }
  testing::TemporaryFolder folder;
};

TEST_F(MergedDraws, AreThoseOfTheUndividedSweepByteForByte) {
  EXPECT_EQ(merge_draws({shard(2, 2), shard(1, 2)}), draws_text(draws_of(1, 1)));
  EXPECT_EQ(merge_draws({shard(1, 4), shard(2, 4), shard(3, 4), shard(4, 4)}), draws_text(draws_of(1, 1)));  // the last is empty
}

TEST_F(MergedDraws, RefuseMissingDuplicateAndForeignShards) {
  EXPECT_THAT(refusal_of({shard(1, 3), shard(3, 3)}), HasSubstr("2 of 3"));
  EXPECT_THAT(refusal_of({shard(1, 2), shard(1, 2)}), HasSubstr("same shard"));
  EXPECT_THAT(refusal_of({shard(1, 2), shard(2, 3)}), HasSubstr("cut differently"));
  const auto other = folder.write("other", replaced(draws_text(draws_of(2, 2)), "the seed\t1", "the seed\t2"));
  EXPECT_THAT(refusal_of({shard(1, 2), other}), HasSubstr("the seed"));
  EXPECT_THAT(refusal_of({folder.path() / "nowhere"}), HasSubstr("nowhere"));
}

}  // namespace
}  // namespace entrepot
