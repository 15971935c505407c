// T30: the closed form of MODEL.md 11.3 at a base share of .15 and a trade elasticity of 4, both versions.
#include <gtest/gtest.h>

#include "entrepot/strategy.hpp"

namespace entrepot {
namespace {

struct Known {
  double tariff, without_revenue, with_revenue;
};

TEST(SmallEconomyStake, KnownAnswers) {
  for (const Known& known : {Known{0, .040630, .040630},
                             {.1, .028451, .038278},
                             {.3, .014988, .028508},
                             {.6, .006643, .016524},
                             {1, .002742, .008212},
                             {1.5, .001127, .003829}}) {
    EXPECT_NEAR(small_economy_stake(.15, 4, known.tariff, false), known.without_revenue, 5e-7) << known.tariff;
    EXPECT_NEAR(small_economy_stake(.15, 4, known.tariff, true), known.with_revenue, 5e-7) << known.tariff;
  }
}

TEST(SmallEconomyStake, RevenueMakesItFlatAtZero) {
  const double step = 1e-4;
  const double with = small_economy_stake(.15, 4, step, true) - small_economy_stake(.15, 4, 0, true);
  const double without = small_economy_stake(.15, 4, step, false) - small_economy_stake(.15, 4, 0, false);
  EXPECT_NEAR(with / step, 0, 1e-3);
  EXPECT_NEAR(without / step, -.15, 1e-3);  // dPi/dln(1+t) = -pi_s
}

}  // namespace
}  // namespace entrepot
