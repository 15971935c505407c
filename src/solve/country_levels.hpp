// An approximate inverse of the linear system 1 - M, in two levels: each country by itself, whole, and all countries' levels of
// wages, prices and expenditure together. The first inverts a block for each country (its input-output links, its factor
// markets); the second a matrix of three rows for each country, exact on moves of whole countries. Between the two little is
// left: trade that is both foreign and uneven over sectors. Transposed, it serves the adjoint. Method: overlapping-free two-level
// Schwarz (block Jacobi with a Galerkin coarse space).
#pragma once

#include <Eigen/Core>
#include <vector>

#include "model/linear_map.hpp"

namespace entrepot {

class CountryLevels {
 public:
  explicit CountryLevels(const LinearMap& map);

  Columns apply(const Columns& residual) const;
  Columns apply_transposed(const Columns& residual) const;

 private:
  std::vector<std::vector<Eigen::Index>> rows_;  ///< by country
  std::vector<Eigen::MatrixXd> own_inverse_;     ///< by country
  std::vector<Eigen::MatrixXd> move_, mean_;     ///< by country: [row][kind]
  Eigen::MatrixXd level_inverse_;                ///< [country and kind] squared
};

}  // namespace entrepot
