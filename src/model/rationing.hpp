// Markets in which limits stand (entrepot/shock.hpp). Buyers pay q_i + mu_i for a limited flow, mu_i the sum of the shadow prices
// of its limits, so that with rho_i = 1 + mu_i / q_i, q_i = e c_i / z_i:
//
//   s_i = M_i u_i rho_i^(-theta) / sum,  sum = sum over all suppliers of M u rho^(-theta)          eqs. 2, 3
//   x_i = s_i A / (tau'_i rho_i q_i)                                                               quantity
//   0 <= mu_k  perpendicular to  -ln(sum over the flows of limit k of x_i / bound_k) >= 0
//
// At given unit costs and spending this is the first-order condition of a strictly concave problem, so the shadow prices are
// unique in the quantities. They are found in every sweep, limits that meet in a market together, and the map goes on with the
// shares that they imply. Shadow prices of limits on prices are given from outside.
// Source: MODEL.md M4 (rents), M6 (b), M14; Takayama and Judge (1964) for the concave problem.
#pragma once

#include <span>
#include <vector>

#include "entrepot/shock.hpp"

namespace entrepot {

struct RationedFlow {
  Country exporter;
  double access = 0;                            ///< M
  double tariff_factor = 1, export_factor = 1;  ///< tau', e
  std::vector<std::size_t> limits;              ///< that it counts for
  double open = 0, price = 0;                   ///< M u and q, set before each solve
  double rent_factor = 1, share = 0;            ///< rho and s, the answer
};

struct RationedMarket {
  Sector sector;
  Country importer;
  double trade_elasticity = 0;  ///< 0 where shares are constant
  std::vector<RationedFlow> flows;
  double free = 0;      ///< sum of M u over the suppliers without a limit, set before each solve
  double spending = 0;  ///< A, million USD, set before each solve
  double sum = 0;       ///< the answer
  double quantity(const RationedFlow& flow) const {
    return flow.share * spending / (flow.tariff_factor * flow.rent_factor * flow.price);
  }
};

class Rationing {
 public:
  /// Takes markets with their fixed data; the limits' flows beyond those are idle.
  Rationing(std::vector<Limit> limits, std::vector<RationedMarket> markets);

  std::vector<RationedMarket>& markets() { return markets_; }
  const std::vector<RationedMarket>& markets() const { return markets_; }
  std::span<const double> shadow_prices() const { return shadow_price_; }
  /// Of a limit on prices.
  void set_shadow_price(std::size_t limit, double value) { shadow_price_[limit] = value; }
  /// Finds the shadow prices of all limits on quantities, and shares and rent factors of all flows. Starts from the last answer.
  void solve();
  /// rent[n] = what country n earns, million USD, of the last answer.
  void rents(std::span<double> rent) const;

 private:
  struct Component {
    std::vector<std::size_t> limits, markets;  ///< limits on quantities that meet, directly or through others
  };
  void find_components();
  void solve(const Component& component);
  bool price(RationedMarket& market) const;

  std::vector<Limit> limits_;
  std::vector<RationedMarket> markets_;
  std::vector<double> shadow_price_;
  std::vector<Component> components_;
  std::vector<std::size_t> place_;  ///< of a limit in its component
};

}  // namespace entrepot
