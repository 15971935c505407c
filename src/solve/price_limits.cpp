#include "solve/price_limits.hpp"

#include <cmath>

#include "base/complementarity.hpp"

namespace entrepot {
namespace {

/// Limits on prices of which some flow still trades.
std::vector<std::size_t> live_price_limits(const Rationing& rationing, const Shock& shock) {
  std::vector<char> live(shock.limits.size(), 0);
  for (const RationedMarket& market : rationing.markets()) {
    for (const RationedFlow& flow : market.flows) {
      for (const std::size_t k : flow.limits) live[k] = shock.limits[k].kind == LimitKind::price;
    }
  }
  std::vector<std::size_t> limits;
  for (std::size_t k = 0; k < live.size(); ++k) {
    if (live[k]) limits.push_back(k);
  }
  return limits;
}

/// ln(bound / producer's price): how far below its bound the price is.
double slack(const JointMap& map, const Limit& limit) {
  const TradeFlow& flow = limit.flows.front();
  const double price =
      map.producer_price(static_cast<std::size_t>(flow.sector.value), static_cast<std::size_t>(flow.exporter.value));
  return std::log(limit.bound / price);
}

}  // namespace

bool has_price_limits(const JointMap& map, const Shock& shock) {
  return map.rationing() != nullptr && !live_price_limits(*map.rationing(), shock).empty();
}

std::vector<std::size_t> hold_prices(JointMap& map, const Shock& shock, double tolerance, const Settle& settle) {
  constexpr double slope_step = 1e-4, largest = 1e6;  // beyond a million times its price a good is out of reach
  const std::vector<std::size_t> limits = live_price_limits(*map.rationing(), shock);
  const auto count = static_cast<Eigen::Index>(limits.size());
  const auto limit_at = [&](Eigen::Index k) { return limits[static_cast<std::size_t>(k)]; };
  const auto charge = [&](Eigen::Index k, double price) { map.rationing()->set_shadow_price(limit_at(k), price); };
  const auto function = [&](const Eigen::VectorXd& mu, Eigen::VectorXd& value, Eigen::MatrixXd& jacobian) {
    if (mu.maxCoeff() > largest) return false;
    for (Eigen::Index k = 0; k < count; ++k) charge(k, mu(k));
    if (!settle(false)) return false;
    for (Eigen::Index k = 0; k < count; ++k) value(k) = slack(map, shock.limits[limit_at(k)]);
    for (Eigen::Index l = 0; l < count; ++l) {
      const double step = slope_step * (1 + std::abs(mu(l)));
      charge(l, mu(l) + step);
      if (!settle(true)) return false;
      for (Eigen::Index k = 0; k < count; ++k) jacobian(k, l) = (slack(map, shock.limits[limit_at(k)]) - value(k)) / step;
      charge(l, mu(l));
    }
    return true;
  };
  Eigen::VectorXd start(count);
  for (Eigen::Index k = 0; k < count; ++k) start(k) = map.rationing()->shadow_prices()[limit_at(k)];
  const ComplementaritySolution found = solve_complementarity(function, std::move(start), {.tolerance = tolerance});
  for (Eigen::Index k = 0; k < count; ++k) charge(k, std::max(found.z(k), 0.0));
  const bool settled = settle(false);
  std::vector<std::size_t> unmet;
  for (Eigen::Index k = 0; k < count; ++k) {
    if (!settled || !(slack(map, shock.limits[limit_at(k)]) >= -10 * tolerance)) unmet.push_back(limit_at(k));
  }
  return unmet;
}

}  // namespace entrepot
