// Known answers of MODEL.md, M3: crude from Russia, first quarter of 2025.
#include "entrepot/price_volume.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

Interval percent(const char* text) {
  const Interval interval = parse_printed(text)->interval();
  return {interval.low / 100, interval.value / 100, interval.high / 100};
}
/// 24.315 Mt (-14.7 %), 13 bn USD (-22 %).
PrintedFlow crude() {
  return {"crude",
          with_half_unit(*parse_printed("13.0"), .05).interval(),
          parse_printed("24.315")->interval(),
          percent("-22"),
          percent("-14.7"),
          true};
}

TEST(PriceVolume, CrudeFellMostlyByVolume) {
  const std::vector<PricedFlow> flows = as_printed({crude()});
  EXPECT_NEAR(flows[0].value_before, 16.667, 5e-4);
  EXPECT_NEAR(1000 * flows[0].value_now / flows[0].quantity_now, 534.6, .1);
  EXPECT_NEAR(1000 * flows[0].value_before / flows[0].quantity_before, 584.7, .1);
  const PriceVolumeSplit lmdi = lmdi_split(flows, true), bennet = bennet_split(flows, true), laspeyres = laspeyres_split(flows);
  EXPECT_NEAR(lmdi.change, -3.667, 5e-4);
  EXPECT_NEAR(lmdi.volume, -2.346, 5e-4);
  EXPECT_NEAR(lmdi.price, -1.320, 5e-4);
  EXPECT_NEAR(bennet.volume, -2.345, 5e-4);
  EXPECT_NEAR(bennet.price, -1.322, 5e-4);
  EXPECT_NEAR(laspeyres.volume, -2.450, 5e-4);
  EXPECT_NEAR(laspeyres.price, -1.426, 5e-4);
  EXPECT_NEAR(laspeyres.cross, .210, 5e-4);
  EXPECT_NEAR(lmdi.volume / lmdi.change, .64, 5e-3);
}

TEST(PriceVolume, RoundingLeavesTheVolumeShareBetween62And66Percent) {
  const PrintedSplit split = printed_split({crude()});
  ASSERT_TRUE(split.log_volume_share);
  EXPECT_NEAR(100 * split.log_volume_share->value, 64.0, .05);
  EXPECT_NEAR(100 * split.log_volume_share->low, 62, .5);
  EXPECT_NEAR(100 * split.log_volume_share->high, 66, .5);
  EXPECT_NEAR(split.volume.value, -2.345, 5e-4);
  EXPECT_TRUE(contains(split.volume, -2.345) && contains(split.price, -1.322));
  EXPECT_GT(split.volume_share.low, .6);
  EXPECT_LT(split.volume_share.high, .68);
}

TEST(PriceVolume, NoQuantityChangedMeansNoVolume) {
  const std::vector<PricedFlow> flows{{"a", 10, 2, 14, 2}, {"b", 6, 3, 3, 3}};
  for (const PriceVolumeSplit& split : {lmdi_split(flows, true), bennet_split(flows, true), laspeyres_split(flows)}) {
    EXPECT_NEAR(split.volume, 0, 1e-15);
    EXPECT_NEAR(split.price, 1, 1e-14);
  }
}

TEST(PriceVolume, EqualRelativeChangesMeanNoMix) {
  const std::vector<PricedFlow> flows{{"a", 10, 2, 12, 3}, {"b", 6, 3, 7, 4.5}};
  EXPECT_NEAR(lmdi_split(flows, true).mix, 0, 1e-14);
  EXPECT_NEAR(bennet_split(flows, true).mix, 0, 1e-14);
  EXPECT_TRUE(std::isnan(bennet_split(flows, false).mix));
}

TEST(PriceVolume, WhatAppearsAndVanishesIsVolume) {
  const std::vector<PricedFlow> flows{{"new", 0, 0, 5, 1}, {"old", 4, 2, 0, 0}, {"same", 3, 1, 3, 1}, {"never", 0, 0, 0, 0}};
  for (const PriceVolumeSplit& split : {lmdi_split(flows, true), bennet_split(flows, true), laspeyres_split(flows)}) {
    EXPECT_NEAR(split.volume, 1, 1e-15);
    EXPECT_NEAR(split.price + split.cross, 0, 1e-15);
  }
  EXPECT_NEAR(price_volume_indices(flows).price_fisher, 1, 1e-15);
}

TEST(PriceVolume, TheLimitOfLmdiIsReachedFromSmallQuantities) {
  // The weight of what comes from nothing vanishes as slowly as a logarithm: the limit is tested for its direction and size.
  const auto with = [](double tiny) { return lmdi_split({{"new", 5 * tiny, tiny, 5, 1}, {"same", 3, 1, 3, 1}}, true); };
  const double at_zero = lmdi_split({{"new", 0, 0, 5, 1}, {"same", 3, 1, 3, 1}}, true).mix;
  double last = 1e9;
  for (const double tiny : {1e-20, 1e-60, 1e-200}) {
    EXPECT_NEAR(with(tiny).volume, 5, 1e-9);
    EXPECT_LT(std::abs(with(tiny).mix - at_zero), last);
    last = std::abs(with(tiny).mix - at_zero);
  }
  EXPECT_LT(last, .02);
}

TEST(PriceVolume, ThePriceIsTheBenchmarkLessItsDiscount) {
  // World price 80 -> 70, discount 5 -> 12: the price fell from 75 to 58.
  const std::vector<PricedFlow> flows{{"oil", 75 * 10., 10, 58 * 8., 8, 80, 70}};
  const auto split = benchmark_split(flows);
  ASSERT_TRUE(split);
  EXPECT_NEAR(split->benchmark, -90, 1e-12);
  EXPECT_NEAR(split->discount, -63, 1e-12);
  EXPECT_NEAR(split->benchmark + split->discount, bennet_split(flows, true).price, 1e-12);
  EXPECT_FALSE(benchmark_split({{"oil", 1, 1, 1, 1}}));
}

TEST(PriceVolume, AmountsThatMayBeZeroAreRefused) {
  PrintedFlow flow = crude();
  flow.quantity_now = {-1, 0, 1};
  flow.value_before = {-1.5, -1, -.5};
  EXPECT_THROW(printed_split({flow}), InputError);
  EXPECT_THROW(printed_split({}), InputError);
}

}  // namespace
}  // namespace entrepot
