// Friends and enemies (MODEL.md M10): sums of gradients over sectors and partners.
#include <algorithm>
#include <limits>
#include <mutex>

#include "entrepot/exposure.hpp"

namespace entrepot {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// ln W of every country, then ln I of every country.
std::vector<OutcomeVector> objectives_of(std::size_t countries) {
  std::vector<OutcomeVector> objectives(2 * countries);
  for (const Country n : all<Country>(countries)) {
    OutcomeVector &welfare = objectives[static_cast<std::size_t>(n.value)],
                  &income = objectives[countries + static_cast<std::size_t>(n.value)];
    welfare.real_income = ByCountry({countries});
    welfare.real_income(n) = 1;
    income.income = ByCountry({countries});
    income.income(n) = 1;
  }
  return objectives;
}

/// Row `country` of the three matrices from the gradient of its outcome. Costs fall: hence the minus.
void take_row(const PolicyVector& by, Country country, ExposureOf& exposure) {
  const std::size_t J = by.log_trade_cost.extent(0), N = by.log_trade_cost.extent(1);
  for (const Country i : all<Country>(N)) {
    exposure.productivity(country, i) = exposure.trade_cost(country, i) = exposure.tie_cost(country, i) = 0;
  }
  for (const Sector j : all<Sector>(J)) {
    for (const Country i : all<Country>(N)) {
      exposure.productivity(country, i) += by.log_productivity(j, i);
      for (const Country m : all<Country>(N))
        exposure.trade_cost(country, i) -= by.log_trade_cost(j, i, m) + by.log_trade_cost(j, m, i);
      exposure.tie_cost(country, i) -= by.log_trade_cost(j, country, i) + by.log_trade_cost(j, i, country);
    }
  }
  exposure.tie_cost(country, country) = missing;
}

void keep_worst(const LinearSolve& solve, LinearSolve& worst) {
  if (solve.outcome != Outcome::converged && worst.outcome == Outcome::converged) worst.outcome = solve.outcome;
  worst.residual = std::max(worst.residual, solve.residual);
  worst.products = std::max(worst.products, solve.products);
}

}  // namespace

Exposures compute_exposures(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                            const Control& control) {
  const std::size_t N = world.country_count();
  const ExposureMatrix empty({N, N});
  Exposures exposures{{empty, empty, empty}, {empty, empty, empty}, {.outcome = Outcome::converged}};
  const Linearisation linear(world, economy, shock, equilibrium);
  std::mutex counting;
  std::size_t done = 0;
  const auto take = [&](std::size_t place, const Gradient& gradient) {
    take_row(gradient.by, Country(place % N), place < N ? exposures.real_income : exposures.income);
    const std::scoped_lock lock(counting);
    keep_worst(gradient.solve, exposures.solve);
    if (control.on_progress) control.on_progress({"finding exposures", ++done, 2 * N});
  };
  linear.each_gradient(objectives_of(N), take, {.tolerance = 1e-10}, control);  // far more digits than any table shows
  return exposures;
}

}  // namespace entrepot
