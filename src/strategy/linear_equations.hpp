// A handful of linear equations: elimination with the largest pivot of each column, in a fixed order.
#pragma once

#include <vector>

namespace entrepot {

/// x of matrix x = right; rows of the matrix as long as there are of them. NaN where the matrix is singular.
std::vector<double> solve_equations(std::vector<std::vector<double>> matrix, std::vector<double> right);

}  // namespace entrepot
