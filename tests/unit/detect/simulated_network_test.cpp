// The promise of the search for links, where the truth is known; bench/network_calibration_bench.cpp with more replicates.
#include "detect/simulated_network.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entrepot::detect {
namespace {

struct Means {
  double links = 0, false_share = 0, false_error = 0, recall = 0;
};

Means over(const NetworkSimulation& params, std::size_t replicates) {
  Means m;
  double squares = 0;
  const auto n = static_cast<double>(replicates);
  for (std::size_t r = 0; r < replicates; ++r) {
    const NetworkOutcome outcome = simulate_network(params, r);
    m.links += outcome.links / n;
    m.false_share += outcome.false_share / n;
    m.recall += outcome.recall / n;
    squares += outcome.false_share * outcome.false_share / n;
  }
  m.false_error = std::sqrt((squares - m.false_share * m.false_share) / (n - 1));
  return m;
}

NetworkSimulation small() {
  NetworkSimulation params;
  params.established = 300;
  params.newcomers = 100;
  params.stopped = 12;
  params.stand_ins = 100;
  return params;
}

TEST(SimulatedNetwork, FindsFollowersAndHoldsTheShareOfFalseLinks) {
  const Means m = over(small(), 20);
  EXPECT_GT(m.recall, 0.35);
  EXPECT_LT(m.false_share, 0.05 + 2 * m.false_error);
}

TEST(SimulatedNetwork, LinksNextToNothingWhereNobodyFollows) {
  NetworkSimulation params = small();
  params.with_follower = 0;
  EXPECT_LT(over(params, 20).links, 0.3);
}

TEST(SimulatedNetwork, TheMoreIsTakenOverTheMoreIsFound) {
  NetworkSimulation little = small(), much = small();
  little.kept_shippers = little.kept_products = 0.3;
  much.kept_shippers = much.kept_products = 0.9;
  EXPECT_GT(over(much, 10).recall, over(little, 10).recall + 0.2);
}

TEST(SimulatedNetwork, TheSameForTheSameSeed) {
  const NetworkOutcome a = simulate_network(small(), 3), b = simulate_network(small(), 3);
  EXPECT_EQ(a.links, b.links);
  EXPECT_EQ(a.expected_share, b.expected_share);
}

}  // namespace
}  // namespace entrepot::detect
