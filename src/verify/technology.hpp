// What a producer and a consumer do at given prices, by the definition of their nests and term by term (MODEL.md M5).
#pragma once

#include <span>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// What a nest adds up of a price p: p^(1 - e), ln p at e = 1.
double nest_term(double price, double elasticity);

/// The mean of its members' terms that makes the price of a nest: [sum s p^(1 - e)]^(1 / (1 - e)), the geometric mean at e = 1.
/// `share` is a member's benchmark share; shares need not add up to one.
class NestMean {
 public:
  void add(double share, double term) {
    if (share == 0) return;
    shares_ += share;
    terms_ += share * term;
  }
  /// Many members at once.
  void add(std::span<const double> share, std::span<const double> term);
  double shares() const { return shares_; }
  /// Mean of the terms; 0 for a nest without members.
  double mean() const { return shares_ == 0 ? 0 : terms_ / shares_; }
  /// 1 for a nest without members.
  double price(double elasticity) const;

 private:
  double shares_ = 0, terms_ = 0;
};

/// nest_term(inner.price(inner_elasticity), outer_elasticity), without the way through the price where both are geometric.
double term_of_nest(const NestMean& inner, double inner_elasticity, double outer_elasticity);

/// New share over benchmark share of a member that costs `price` where its nest costs `index`.
double share_change(double price, double index, double elasticity);

/// A producer's cost after the change.
struct ProducerCost {
  double unit_cost = 1;
  double value_added_share = 0;
};
/// A producer with benchmark share `beta` of value added in cost, at the prices of its inputs by sector, their nest terms among
/// intermediates, and the wage of its factors. `is_energy` by sector, empty if no sector is; `input_share`: the
/// benchmark shares of inputs in cost, by sector, which become those of the producer at these prices.
ProducerCost produce_at(const Substitution& substitution, double beta, std::span<const double> input_price,
                        std::span<const double> input_term, std::span<const char> is_energy, double wage,
                        std::span<double> input_share);

}  // namespace entrepot
