// What a producer and a consumer do at given prices, by the definition of their nests and term by term (MODEL.md M5).
#pragma once

#include <span>
#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// What a nest adds up of a price p: p^(1 - e), ln p at e = 1.
double nest_term(double price, double elasticity);
/// One member of a nest: its benchmark share of the nest's value, and the term of its price, new over old.
struct Member {
  double share = 0, term = 0;
};
/// Price of a nest: [sum s p^(1 - e)]^(1 / (1 - e)), the geometric mean at e = 1; shares need not add up to one. 1 if none.
double nest_price(std::span<const Member> members, double elasticity);
/// New share over benchmark share of a member that costs `price` where its nest costs `index`.
double share_change(double price, double index, double elasticity);

/// Cost shares of one producer after the change.
struct Technology {
  double unit_cost = 1;
  double value_added_share = 0;
  std::vector<double> input_share;  ///< by input sector, of cost
};
/// Producer (j, n) at the prices of its inputs by sector, their nest terms among intermediates, and the wage of its factors.
Technology technology(const World& world, const Substitution& substitution, Sector j, Country n,
                      std::span<const double> input_price, std::span<const double> input_term, double wage);

}  // namespace entrepot
