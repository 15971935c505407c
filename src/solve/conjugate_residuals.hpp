// Linear systems A x = b for many b at once, by generalised conjugate residuals: each step takes the preconditioned residual,
// makes its image orthogonal to all earlier images, and removes what of the residual lies along it. In exact arithmetic the
// iterates are those of GMRES, and the true residual is at hand in every step. Columns do not see each other: each has its own
// coefficients, and the columns only share passes over memory.
// Source: Eisenstat, Elman and Schultz (1983), algorithm GCR; right-preconditioned.
#pragma once

#include <functional>

#include "entrepot/sensitivity.hpp"
#include "model/trade_slopes.hpp"

namespace entrepot {

using ColumnsFunction = std::function<Columns(const Columns&)>;

struct ColumnsSolution {
  Columns x;
  LinearSolve solve;  ///< of all columns together; `residual` is that of the worst column, relative to its b
};

/// `start`: where to begin, or null for zero. It is left aside where zero is nearer in any column.
ColumnsSolution conjugate_residuals(const ColumnsFunction& matrix, const ColumnsFunction& preconditioner, const Columns& b,
                                    const Columns* start, const LinearParams& params, const Control& control);

}  // namespace entrepot
