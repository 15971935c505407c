// Trade in one sector at an equilibrium, and how it answers costs and spending there. With dq_i = d ln (c_i / z_i),
// da_n = d ln A_n, and prices found on the way:
//
//   d ln P_n  = sum_i pi_ni dq_i                                                     eq. 2
//   d ln X_ni = -theta (dq_i - d ln P_n) + da_n                                      eq. 3; received S = X / e alike
//
// Policy enters d ln P and d ln X directly and stands in model/linear_policy.cpp. Foreign and domestic flows are kept apart, so
// that the trade of an almost closed economy is not lost in the rounding of what it sells at home. Blocks hold one row for each
// country and one column for each problem that is carried along.
#pragma once

#include <Eigen/Core>
#include <span>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

/// Row-major: the rows of one sector are one piece of memory, and columns of a row are added together as vectors.
using Columns = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ColumnsRef = Eigen::Ref<Columns, 0, Eigen::OuterStride<>>;
using ConstColumnsRef = Eigen::Ref<const Columns, 0, Eigen::OuterStride<>>;

class TradeSlopes {
 public:
  /// `cells`: of the shock, those of the sector. `flows`: X of the equilibrium (trade_flows).
  TradeSlopes(const World& world, const Economy& economy, std::span<const CellShock> cells, const Flows& flows, Sector sector);

  struct Tangent {
    Columns price;             ///< d ln P_n
    Columns imports, exports;  ///< of X without domestic flows, million USD
    Columns received;          ///< of S, by exporter, without domestic flows, million USD
    Columns domestic;          ///< of X_nn, million USD
  };
  /// From dq and da.
  void tangent(const ConstColumnsRef& cost, const ConstColumnsRef& spending, Tangent& result) const;

  /// Weights of flows in an objective, by country: of S_ni with `output` of i; of what X_ni is above it with `income` of i, as
  /// export taxes are; and of X_ni from abroad with `balance` of i less `claim` = balance + income of n: it earns i what it costs
  /// n.
  struct Weights {
    ConstColumnsRef output, income, balance, claim;
  };
  struct Adjoint {
    Columns price;     ///< of d ln P_n: what was given, and what sales add
    Columns cost;      ///< of dq_i
    Columns spending;  ///< of da_n through flows
  };
  /// result.price holds the weights of d ln P when called.
  void adjoint(const Weights& weights, Adjoint& result) const;

  double theta() const { return theta_; }  ///< 0 where shares are constant
  /// pi, X / A and S / A abroad, [importer][exporter], 0 at home; and what stands at home.
  const Columns& share() const { return share_; }
  const Columns& net() const { return net_.size() > 0 ? net_ : share_; }
  const Columns& received() const { return received_.size() > 0 ? received_ : net(); }
  const Eigen::VectorXd& own_share() const { return own_share_; }
  const Eigen::VectorXd& own_net() const { return own_net_; }
  const Eigen::VectorXd& spending() const { return spending_; }          ///< A by importer, million USD
  const Eigen::VectorXd& import_share() const { return import_share_; }  ///< sum_i X / A abroad, by importer
  const Eigen::VectorXd& exports() const { return exports_; }            ///< sum_n X abroad, by exporter, million USD
  const Eigen::VectorXd& sold_abroad() const { return sold_abroad_; }    ///< sum_n S abroad, by exporter, million USD
  /// Y by exporter, million USD.
  Eigen::VectorXd output() const { return sold_abroad_ + spending_.cwiseProduct(own_net_); }

 private:
  double theta_;
  Columns share_, net_, received_;  ///< the latter two empty where they equal the one before
  Eigen::VectorXd own_share_, own_net_, spending_, import_share_, exports_, sold_abroad_;
};

}  // namespace entrepot
