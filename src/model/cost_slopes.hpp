// One country's production and consumption at an equilibrium, and how its shares answer prices and wages there.
//
// With cost shares g^kj of inputs k and b^j of factors in the cost of user j, and final shares alpha^k:
//   d ln c^j = b^j d ln w^j + sum_k g^kj d ln P^k                                   (Shephard's lemma, for any nest)
//   d ln g^kj = (1 - e_M) dp_k + (e_M - e_VM) dp_M^j + (e_VM - e_E) dp_R^j - (1 - e_E) d ln c^j      materials
//   d ln g^kj = (1 - e_M) dp_k + (e_M - e_E) dp_E^j - (1 - e_E) d ln c^j                            energy inputs
//   d ln b^j  = (1 - e_VM) d ln w^j + (e_VM - e_E) dp_R^j - (1 - e_E) d ln c^j
//   d ln alpha^k = (1 - e_C) (dp_k - sum_l alpha^l dp_l)
// where dp_M, dp_E and dp_R are the bundles' own share-weighted means. Source: model/nests.hpp, differentiated.
#pragma once

#include <Eigen/Core>

#include "entrepot/equilibrium.hpp"
#include "model/nests.hpp"
#include "model/prepared_world.hpp"

namespace entrepot {

/// Matrices are [input or good][user or price], money in million USD. Slopes are empty where all shares are constant.
struct CostSlopes {
  Eigen::MatrixXd input_share;        ///< g, [input][user]
  Eigen::VectorXd factor_share;       ///< b, [user]
  Eigen::VectorXd final_share;        ///< alpha', [good]
  Eigen::MatrixXd uses_by_price;      ///< sum_j Y^j dg^kj / dp plus I dalpha^k / dp
  Eigen::MatrixXd uses_by_wage;       ///< sum_j Y^j dg^kj / d ln w^j, a column for each user's wage
  Eigen::MatrixXd payments_by_price;  ///< Y^j db^j / dp, [user][price]
  Eigen::VectorXd payments_by_wage;   ///< Y^j db^j / d ln w^j, [user]
  bool shares_move() const { return uses_by_price.size() > 0; }
};

/// `nests` is null where all are Cobb-Douglas. `output`: Y of the country by sector, million USD.
CostSlopes cost_slopes(const PreparedWorld& prepared, Nests* nests, const Equilibrium& equilibrium, Country country,
                       const Eigen::VectorXd& output);

}  // namespace entrepot
