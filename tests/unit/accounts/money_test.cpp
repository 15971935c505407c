// Known answers of MODEL.md, M1 and M2: two currencies, one rate.
#include "entrepot/money.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

Interval printed(const char* text) { return parse_printed(text)->interval(); }
Interval percent(const char* text) {
  const Interval interval = printed(text);
  return {interval.low / 100, interval.value / 100, interval.high / 100};
}
const Money exports{30.8e9, "USD", PriceBasis::fob, "2025-01..04", "2025-05"};
const Money deliveries{40.3e9, "USD", PriceBasis::cif, "2025-01..04", "2025-06"};

TEST(Money, AmountsOfAnotherBasisOrCurrencyNeverAdd) {
  EXPECT_THROW(add(exports, deliveries), InputError);
  EXPECT_THROW(subtract(deliveries, exports), InputError);
  Money yuan = exports;
  yuan.currency = "CNY";
  EXPECT_THROW(add(exports, yuan), InputError);
  EXPECT_THROW(total_trade(exports, yuan), InputError);
  EXPECT_DOUBLE_EQ(add(exports, exports).amount, 61.6e9);
}

TEST(Money, TotalAndBalanceSayThatTheirBasisIsMixed) {
  const Money total = total_trade(exports, deliveries);
  EXPECT_DOUBLE_EQ(total.amount, 71.1e9);
  EXPECT_EQ(total.basis, PriceBasis::mixed);
  EXPECT_EQ(total.vintage, "2025-06");
  EXPECT_DOUBLE_EQ(balance(deliveries, exports).amount, 9.5e9);
  Money other = deliveries;
  other.period = "2025-04";
  EXPECT_THROW(total_trade(exports, other), InputError);
}

TEST(Money, ConversionIsWeightedByFlows) {
  const std::vector<ConvertedPart> months{{10, 7.0}, {30, 7.4}};
  EXPECT_DOUBLE_EQ(convert(months), 292);
  EXPECT_DOUBLE_EQ(flow_weighted_rate(months), 7.3);
  EXPECT_TRUE(std::isnan(flow_weighted_rate({})));
}

TEST(Money, TwoGrowthRatesImplyTheMoveOfTheRate) {
  const Interval exports_move = exchange_rate_move(percent("-4.2"), percent("-5.3"));
  EXPECT_NEAR(100 * exports_move.low, 1.06, 5e-3);
  EXPECT_NEAR(100 * exports_move.high, 1.27, 5e-3);
  const Interval deliveries_move = exchange_rate_move(percent("-8.0"), percent("-9.1"));
  EXPECT_NEAR(100 * deliveries_move.low, 1.10, 5e-3);
  EXPECT_NEAR(100 * deliveries_move.high, 1.32, 5e-3);
  EXPECT_TRUE(common_interval({exports_move, deliveries_move}).has_value());
}

TEST(Money, FourPrintedPairsShareOneRate) {
  const std::vector<Interval> rates{feasible_rate(printed("71.1"), printed("54")), feasible_rate(printed("30.8"), printed("23")),
                                    feasible_rate(printed("40.3"), printed("30.5")),
                                    feasible_rate(printed("240"), printed("182"))};
  const double low[] = {1.3037, 1.3085, 1.3175, 1.3123}, high[] = {1.3299, 1.3711, 1.3251, 1.3251};
  for (int i = 0; i < 4; ++i) {
    EXPECT_NEAR(rates[i].low, low[i], 5e-5 + 1e-9);
    EXPECT_NEAR(rates[i].high, high[i], 5e-5 + 1e-9);
  }
  const auto common = common_interval(rates);
  ASSERT_TRUE(common);
  EXPECT_NEAR(common->low, 1.3175, 5e-5);
  EXPECT_NEAR(common->high, 1.3251, 5e-5);
  EXPECT_FALSE(common_interval({{1, 1, 2}, {3, 3, 4}}));
  EXPECT_FALSE(common_interval({}));
}

}  // namespace
}  // namespace entrepot
