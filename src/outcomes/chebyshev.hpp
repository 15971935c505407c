// Polynomials through Chebyshev points on [0, 1]: nodes, derivatives and integrals that converge faster than any power of
// the number of points where the function is smooth. Trefethen (2000), Spectral Methods in MATLAB, chapters 6 and 12.
#pragma once

#include <cstddef>
#include <vector>

namespace entrepot {

struct ChebyshevGrid {
  std::vector<double> nodes;                    ///< ascending, both ends included; those of n/2 are every second one of n
  std::vector<double> weights;                  ///< Clenshaw-Curtis: integral over [0, 1] = sum of weight x value
  std::vector<std::vector<double>> derivative;  ///< derivative[k][l]: share of value l in the slope at node k
};
/// `intervals` >= 2 and even.
ChebyshevGrid chebyshev_grid(std::size_t intervals);

}  // namespace entrepot
