// Laws of accounts: what adds up, what turns round with time, what encloses what.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <cmath>

#include "entrepot/demand_split.hpp"
#include "entrepot/expression.hpp"
#include "entrepot/growth.hpp"
#include "entrepot/price_volume.hpp"

namespace entrepot {
namespace {

double between(double low, double high) { return low + (high - low) * (*rc::gen::inRange(0, 1000001)) / 1e6; }

/// Goods with prices and quantities that move by at most `size` in logarithms.
std::vector<PricedFlow> moving_goods(double size) {
  std::vector<PricedFlow> flows;
  const int goods = *rc::gen::inRange(1, 6);
  for (int g = 0; g < goods; ++g) {
    const double p = std::exp(between(-3, 3)), q = std::exp(between(-3, 3));
    const double p1 = p * std::exp(between(-size, size)), q1 = q * std::exp(between(-size, size));
    flows.push_back({"good", p * q, q, p1 * q1, q1});
  }
  return flows;
}

std::vector<PricedFlow> reversed(std::vector<PricedFlow> flows) {
  for (PricedFlow& flow : flows) {
    std::swap(flow.value_before, flow.value_now);
    std::swap(flow.quantity_before, flow.quantity_now);
  }
  return flows;
}

double scale_of(const std::vector<PricedFlow>& flows) {
  double sum = 0;
  for (const PricedFlow& flow : flows) sum += flow.value_before + flow.value_now;
  return sum;
}

template <class Property>
void holds(const Property& property) {
  EXPECT_TRUE(rc::check(property));
}

TEST(AccountLaws, PriceVolumeAndMixAddUpExactly) {
  holds([] {
    const std::vector<PricedFlow> flows = moving_goods(2);
    const double tolerance = 1e-12 * scale_of(flows);  // sums of a few rounded products
    for (const PriceVolumeSplit& split : {lmdi_split(flows, true), bennet_split(flows, true)}) {
      RC_ASSERT(std::abs(split.volume + split.price - split.change) <= tolerance);
      RC_ASSERT(std::abs(split.total_volume + split.mix - split.volume) <= tolerance);
    }
    const PriceVolumeSplit laspeyres = laspeyres_split(flows);
    RC_ASSERT(std::abs(laspeyres.volume + laspeyres.price + laspeyres.cross - laspeyres.change) <= tolerance);
    const PriceVolumeIndices indices = price_volume_indices(flows);
    RC_ASSERT(std::abs(indices.price_fisher * indices.volume_fisher / indices.value - 1) < 1e-12);
  });
}

TEST(AccountLaws, TimeReversedTurnsSigns) {
  holds([] {
    const std::vector<PricedFlow> flows = moving_goods(2), back = reversed(flows);
    const double tolerance = 1e-12 * scale_of(flows);
    RC_ASSERT(std::abs(lmdi_split(flows, true).mix + lmdi_split(back, true).mix) <= tolerance);
    RC_ASSERT(std::abs(lmdi_split(flows, true).price + lmdi_split(back, true).price) <= tolerance);
    RC_ASSERT(std::abs(bennet_split(flows, true).volume + bennet_split(back, true).volume) <= tolerance);
    RC_ASSERT(std::abs(price_volume_indices(flows).price_fisher * price_volume_indices(back).price_fisher - 1) < 1e-12);
  });
}

TEST(AccountLaws, TheThreeMethodsAgreeToSecondOrder) {
  holds([] {
    constexpr double size = 0.02;  // moves of 2 %: what is left is of third order, 8e-6 of the value
    const std::vector<PricedFlow> flows = moving_goods(size);
    double before = 0;
    for (const PricedFlow& flow : flows) before += flow.value_before;
    const PriceVolumeSplit lmdi = lmdi_split(flows, true), bennet = bennet_split(flows, true);
    const PriceVolumeIndices indices = price_volume_indices(flows);
    // Fisher in levels: the logarithmic mean of the totals times the logarithm of the index.
    const double fisher = lmdi.change == 0 ? 0 : lmdi.change / std::log(indices.value) * std::log(indices.volume_fisher);
    RC_ASSERT(std::abs(lmdi.volume - bennet.volume) <= 4 * size * size * size * before);
    if (std::abs(std::log(indices.value)) > 1e-9) RC_ASSERT(std::abs(fisher - bennet.volume) <= 8 * size * size * size * before);
  });
}

TEST(AccountLaws, DemandCompositionAndCompetitivenessAddUp) {
  holds([] {
    std::vector<SectorDemand> sectors;
    const int count = *rc::gen::inRange(1, 6);
    double scale = 0;
    for (int j = 0; j < count; ++j) {
      const double e0 = std::exp(between(-3, 3)), e1 = std::exp(between(-3, 3));
      sectors.push_back({"sector", e0, e0 * between(.01, 1), e1, e1 * between(.01, 1)});
      scale += e0 + e1;
    }
    const DemandSplit split = demand_split(sectors);
    RC_ASSERT(std::abs(split.demand + split.composition + split.competitiveness - split.change) <= 1e-12 * scale);
    if (count == 1) RC_ASSERT(std::abs(split.composition) <= 1e-12 * scale);
  });
}

TEST(AccountLaws, ContributionsAddToGrowth) {
  holds([] {
    std::vector<Part> parts;
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) parts.push_back({"part", between(0, 100), between(1, 100)});
    const ContributionTable table = contributions(parts);
    double sum = 0, shares = 0;
    for (const Contribution& part : table.parts) {
      sum += part.contribution;
      shares += part.previous_share * part.growth;
    }
    RC_ASSERT(std::abs(sum - table.whole.growth) < 1e-12 * count * 100);
    RC_ASSERT(std::abs(shares - table.whole.growth) < 1e-12 * count * 100);
  });
}

TEST(AccountLaws, WhateverTheTrueNumbersAreTheIntervalHoldsTheirResult) {
  static const char* const identities[] = {"growth(a + b, a / (1 + c) + b / (1 + d))",
                                           "a / b - c * d",
                                           "ln(a / b) / ln(1 + c)",
                                           "max(a, b) - min(a, c) * d",
                                           "log_mean(a, b) * ln(a / b)",
                                           "(a - b) ^ 2 / (1 + d)",
                                           "abs(c - d) * share(a, a + b)"};
  holds([] {
    const Expression expression = parse_expression(identities[*rc::gen::inRange(0, 7)]);
    std::vector<Interval> box;
    std::vector<double> truth;
    for (const std::string& name : expression.names) {
      const double middle = name < "c" ? between(1, 50) : between(.01, .5), half = middle * between(0, .2);
      box.push_back({middle - half, middle, middle + half});
      truth.push_back(between(middle - half, middle + half));
    }
    const auto index = [&](const std::string& name) {
      return static_cast<std::size_t>(std::ranges::find(expression.names, name) - expression.names.begin());
    };
    const Interval interval = evaluate(expression, [&](const std::string& name) { return box[index(name)]; }).interval;
    const double value =
        evaluate(expression, [&](const std::string& name) { return exactly(truth[index(name)]); }).interval.value;
    const double rounding = 1e-12 * (1 + std::abs(value));  // of the plain evaluation, not of the interval
    RC_ASSERT(interval.low <= value + rounding && value <= interval.high + rounding);
  });
}

}  // namespace
}  // namespace entrepot
