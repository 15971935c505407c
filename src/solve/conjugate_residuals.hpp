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

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

/// Where a search begins.
struct ColumnsStart {
  Columns x;
  Columns residual;  ///< b - A x
  Row size;          ///< by column, |b| or near it: what residuals are relative to
};
/// At zero, where the residual is b.
ColumnsStart from_zero(Columns b);
/// Whether zero would be further from the solution in every column, by its residual.
bool is_nearer(const ColumnsStart& start);

struct ColumnsSolution {
  Columns x;
  Row size;           ///< as given
  LinearSolve solve;  ///< of all columns together; `residual` is that of the worst column
};

ColumnsSolution conjugate_residuals(const ColumnsFunction& matrix, const ColumnsFunction& preconditioner, ColumnsStart start,
                                    const LinearParams& params, const Control& control);

}  // namespace entrepot
