#include "base/counter_random.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace entrepot {
namespace {

// The published test vector of Philox-4x64-10 (kat_vectors of Random123): counter and key all zero.
TEST(CounterRandom, IsThePublishedGenerator) { EXPECT_EQ(random_bits(0, 0, 0, 0, 0), 0x16554d9eca36314cULL); }

TEST(CounterRandom, EveryPlaceHasItsOwnBits) {
  const std::uint64_t here = random_bits(7, 1, 2, 3, 4);
  EXPECT_EQ(random_bits(7, 1, 2, 3, 4), here);
  EXPECT_NE(random_bits(8, 1, 2, 3, 4), here);
  EXPECT_NE(random_bits(7, 2, 2, 3, 4), here);
  EXPECT_NE(random_bits(7, 1, 3, 3, 4), here);
  EXPECT_NE(random_bits(7, 1, 2, 4, 4), here);
  EXPECT_NE(random_bits(7, 1, 2, 3, 5), here);
}

TEST(CounterRandom, NeighbouringPlacesAreFairCoins) {
  constexpr int count = 4096;
  int ones = 0;
  for (int i = 0; i < count; ++i) ones += std::popcount(random_bits(1, 0, 0, 0, static_cast<std::uint64_t>(i)));
  const double sd = std::sqrt(count * 64.0) / 2;
  EXPECT_NEAR(ones, count * 32, 4 * sd);
}

}  // namespace
}  // namespace entrepot
