#include "model/cost_slopes.hpp"

namespace entrepot {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Values = Eigen::Map<const Vector>;

/// Share-weighted means within the bundles of every user: a row for each user over prices, and what its wage adds.
struct BundleMeans {
  Matrix materials, energy, rest;  ///< [user][price]
  Vector rest_by_wage;             ///< [user]
};

/// Rows divided by their sums; bundles without any share stay 0: nothing is weighted by them.
Matrix means_of(Matrix shares, const Vector& sum) {
  for (Eigen::Index j = 0; j < shares.rows(); ++j) shares.row(j) *= sum(j) > 0 ? 1 / sum(j) : 0;
  return shares;
}

BundleMeans bundle_means(const CostSlopes& slopes, const Nests& nests) {
  const Eigen::Index J = slopes.factor_share.size();
  Matrix materials = slopes.input_share.transpose(), energy = materials;
  for (Eigen::Index k = 0; k < J; ++k) (nests.is_energy(static_cast<std::size_t>(k)) ? materials : energy).col(k).setZero();
  const Vector materials_share = materials.rowwise().sum(), rest = slopes.factor_share + materials_share;
  BundleMeans means{means_of(materials, materials_share), means_of(energy, energy.rowwise().sum()), means_of(materials, rest),
                    Vector::Zero(J)};
  for (Eigen::Index j = 0; j < J; ++j) means.rest_by_wage(j) = rest(j) > 0 ? slopes.factor_share(j) / rest(j) : 0;
  return means;
}

void add_slopes(CostSlopes& slopes, const Substitution& e, const Nests& nests, const Vector& output, double income) {
  const Eigen::Index J = output.size();
  const BundleMeans means = bundle_means(slopes, nests);
  const Matrix cost = slopes.input_share.transpose();            // d ln c by price, a row for each user
  const Matrix used = slopes.input_share * output.asDiagonal();  // million USD, [input][user]
  const Matrix at_top = (e.value_added - e.energy) * means.rest - (1 - e.energy) * cost;
  const Vector at_top_by_wage = (e.value_added - e.energy) * means.rest_by_wage - (1 - e.energy) * slopes.factor_share;
  const Matrix of_materials = (e.intermediates - e.value_added) * means.materials + at_top;
  const Matrix of_energy = (e.intermediates - e.energy) * means.energy - (1 - e.energy) * cost;
  const Vector energy_by_wage = -(1 - e.energy) * slopes.factor_share;

  slopes.uses_by_price = Matrix::Zero(J, J);
  slopes.uses_by_wage = Matrix::Zero(J, J);
  for (Eigen::Index k = 0; k < J; ++k) {
    const bool energy = nests.is_energy(static_cast<std::size_t>(k));
    slopes.uses_by_price.row(k) = used.row(k) * (energy ? of_energy : of_materials);
    slopes.uses_by_price(k, k) += (1 - e.intermediates) * used.row(k).sum();
    slopes.uses_by_wage.row(k) = used.row(k).cwiseProduct((energy ? energy_by_wage : at_top_by_wage).transpose());
  }
  const Vector& alpha = slopes.final_share;
  slopes.uses_by_price += income * (1 - e.consumption) * (Matrix(alpha.asDiagonal()) - alpha * alpha.transpose());

  const Vector paid = slopes.factor_share.cwiseProduct(output);
  slopes.payments_by_price = paid.asDiagonal() * at_top;
  slopes.payments_by_wage = paid.cwiseProduct((at_top_by_wage.array() + 1 - e.value_added).matrix());
}

}  // namespace

CostSlopes cost_slopes(const PreparedWorld& prepared, Nests* nests, const Equilibrium& equilibrium, Country country,
                       const Eigen::VectorXd& output) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const std::size_t J = prepared.J, n = static_cast<std::size_t>(country.value);
  const auto size = static_cast<Eigen::Index>(J);
  CostSlopes slopes;
  slopes.input_share = Eigen::Map<const RowMajor>(&prepared.inputs[n * J * J], size, size);
  slopes.factor_share = Values(&prepared.value_added_share[n * J], size);
  slopes.final_share = Values(&prepared.final_share[n * J], size);
  if (nests == nullptr) return slopes;

  Vector log_price(size), log_wage(size), log_cost(size);
  for (const Sector j : all<Sector>(J)) {
    log_price(j.value) = std::log(equilibrium.price_change(j, country));
    log_wage(j.value) = std::log(prepared.mobile ? equilibrium.wage_change(country) : equilibrium.sector_wage_change(j, country));
  }
  nests->unit_costs(n, log_price.data(), log_wage.data(), log_cost.data());
  nests->consumption(n, log_price.data(), slopes.final_share.data());
  slopes.factor_share.array() *= Values(nests->value_added_scale(n), size).array();
  for (Eigen::Index k = 0; k < size; ++k) {
    const bool energy = nests->is_energy(static_cast<std::size_t>(k));
    const Values of_user(energy ? nests->energy_scale(n) : nests->materials_scale(n), size);
    slopes.input_share.row(k).array() *= nests->input_scale(n)[k] * of_user.transpose().array();
  }
  add_slopes(slopes, prepared.economy.substitution, *nests, output, equilibrium.income(country));
  return slopes;
}

}  // namespace entrepot
