#include "model/rationing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/complementarity.hpp"

namespace entrepot {
namespace {

std::size_t root(std::vector<std::size_t>& parent, std::size_t k) {
  while (parent[k] != k) k = parent[k] = parent[parent[k]];
  return k;
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

}  // namespace

Rationing::Rationing(std::vector<Limit> limits, std::vector<RationedMarket> markets)
    : limits_(std::move(limits)),
      markets_(std::move(markets)),
      shadow_price_(limits_.size(), 0.0),
      place_(limits_.size(), nowhere) {
  find_components();
}

/// Limits on quantities that share a market are solved together.
void Rationing::find_components() {
  std::vector<std::size_t> parent(limits_.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto is_quantity = [&](std::size_t k) { return limits_[k].kind == LimitKind::quantity; };
  std::vector<std::size_t> first(markets_.size(), nowhere);
  for (std::size_t m = 0; m < markets_.size(); ++m) {
    for (const RationedFlow& flow : markets_[m].flows) {
      for (const std::size_t k : flow.limits) {
        if (!is_quantity(k)) continue;
        if (first[m] == nowhere) first[m] = k;
        parent[root(parent, k)] = root(parent, first[m]);
      }
    }
  }
  std::vector<std::size_t> component_of(limits_.size(), nowhere);
  for (std::size_t m = 0; m < markets_.size(); ++m) {
    if (first[m] == nowhere) continue;
    const std::size_t top = root(parent, first[m]);
    if (component_of[top] == nowhere) {
      component_of[top] = components_.size();
      components_.emplace_back();
    }
    components_[component_of[top]].markets.push_back(m);
  }
  for (std::size_t k = 0; k < limits_.size(); ++k) {
    const std::size_t top = root(parent, k);
    if (!is_quantity(k) || component_of[top] == nowhere) continue;
    std::vector<std::size_t>& limits = components_[component_of[top]].limits;
    place_[k] = limits.size();
    limits.push_back(k);
  }
}

/// Shares and rent factors of a market at the shadow prices as they stand; false where some buyer would be paid to buy.
bool Rationing::price(RationedMarket& market) const {
  const double theta = market.trade_elasticity;
  market.sum = market.free;
  for (RationedFlow& flow : market.flows) {
    double paid = flow.price;
    for (const std::size_t k : flow.limits) paid += shadow_price_[k];
    flow.rent_factor = paid / flow.price;
    if (!(flow.rent_factor > 0) || !std::isfinite(flow.rent_factor)) return false;
    flow.share = theta == 0 ? flow.open : flow.open * std::pow(flow.rent_factor, -theta);
    market.sum += flow.share;
  }
  for (RationedFlow& flow : market.flows) flow.share /= market.sum;
  return market.sum > 0 && std::isfinite(market.sum) && market.spending > 0;
}

void Rationing::solve() {
  for (const Component& component : components_) solve(component);
  for (RationedMarket& market : markets_) price(market);
}

void Rationing::solve(const Component& component) {
  const auto count = static_cast<Eigen::Index>(component.limits.size());
  Eigen::VectorXd used(count), answer(count);
  const auto place = [&](std::size_t k) { return static_cast<Eigen::Index>(place_[k]); };
  const auto take = [&](const Eigen::VectorXd& mu) {
    for (const std::size_t k : component.limits) shadow_price_[k] = mu(place(k));
  };
  // value_k = -ln(used_k / bound_k); d ln x_i = -(theta + 1) d ln rho_i + theta sum_h s_h d ln rho_h
  const auto function = [&](const Eigen::VectorXd& mu, Eigen::VectorXd& value, Eigen::MatrixXd& jacobian) {
    take(mu);
    used.setZero();
    jacobian.setZero();
    for (const std::size_t m : component.markets) {
      RationedMarket& market = markets_[m];
      if (!price(market)) return false;
      const double theta = market.trade_elasticity;
      answer.setZero();
      for (const RationedFlow& flow : market.flows) {
        for (const std::size_t k : flow.limits) {
          if (place_[k] != nowhere) answer(place(k)) += theta * flow.share / (flow.price * flow.rent_factor);
        }
      }
      for (const RationedFlow& flow : market.flows) {
        const double quantity = market.quantity(flow), own = (theta + 1) / (flow.price * flow.rent_factor);
        for (const std::size_t k : flow.limits) {
          if (place_[k] == nowhere) continue;
          used(place(k)) += quantity;
          jacobian.row(place(k)) -= quantity * answer.transpose();
          for (const std::size_t l : flow.limits) {
            if (place_[l] != nowhere) jacobian(place(k), place(l)) += quantity * own;
          }
        }
      }
    }
    for (const std::size_t k : component.limits) {
      const double floor = 1e-300 * limits_[k].bound;
      value(place(k)) = -std::log(std::max(used(place(k)), floor) / limits_[k].bound);
      jacobian.row(place(k)) /= std::max(used(place(k)), floor);
    }
    return true;
  };
  Eigen::VectorXd start(count);
  for (const std::size_t k : component.limits) start(place(k)) = shadow_price_[k];
  constexpr ComplementarityParams exact{.tolerance = 1e-13};
  ComplementaritySolution found = solve_complementarity(function, std::move(start), exact);
  // where a state that led nowhere spoilt the start, nothing is carried over from it
  if (!std::isfinite(found.residual)) found = solve_complementarity(function, Eigen::VectorXd::Zero(count), exact);
  take(std::isfinite(found.residual) ? Eigen::VectorXd(found.z.cwiseMax(0.0)) : Eigen::VectorXd::Zero(count));
}

void Rationing::rents(std::span<double> rent) const {
  std::ranges::fill(rent, 0.0);
  for (const RationedMarket& market : markets_) {
    for (const RationedFlow& flow : market.flows) {
      const double quantity = market.quantity(flow);
      for (const std::size_t k : flow.limits) {
        const Country earner = rent_earner(limits_[k], {market.sector, market.importer, flow.exporter});
        rent[static_cast<std::size_t>(earner.value)] += quantity * shadow_price_[k];
      }
    }
  }
}

}  // namespace entrepot
