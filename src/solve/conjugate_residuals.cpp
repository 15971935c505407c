#include "solve/conjugate_residuals.hpp"

#include <cmath>
#include <vector>

namespace entrepot {
namespace {

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

Row dot(const Columns& a, const Columns& b) { return a.cwiseProduct(b).colwise().sum().array(); }

Row quotient_or_zero(const Row& a, const Row& b) { return (b > 0).select(a / b, 0.0); }

void add_scaled(Columns& y, const Columns& x, const Row& factor) { y.array() += x.array().rowwise() * factor; }

}  // namespace

ColumnsSolution conjugate_residuals(const ColumnsFunction& matrix, const ColumnsFunction& preconditioner, const Columns& b,
                                    const LinearParams& params, const Control& control) {
  ColumnsSolution result{Columns::Zero(b.rows(), b.cols()), {}};
  const Row size = dot(b, b).sqrt();
  Columns residual = b;
  std::vector<Columns> directions, images;  // images[k] = A directions[k], orthogonal to each other
  std::vector<Row> square;
  for (;;) {
    result.solve.residual = quotient_or_zero(dot(residual, residual).sqrt(), size).maxCoeff();
    if (!std::isfinite(result.solve.residual)) return result;
    if (result.solve.residual <= params.tolerance) return result.solve.outcome = Outcome::converged, result;
    if (control.stop.stop_requested()) return result.solve.outcome = Outcome::cancelled, result;
    if (result.solve.products >= params.max_products) return result.solve.outcome = Outcome::iteration_limit, result;
    Columns direction = preconditioner(residual), image = matrix(direction);
    ++result.solve.products;
    for (std::size_t k = 0; k < images.size(); ++k) {
      const Row along = -quotient_or_zero(dot(image, images[k]), square[k]);
      add_scaled(image, images[k], along);
      add_scaled(direction, directions[k], along);
    }
    const Row length = dot(image, image), step = quotient_or_zero(dot(residual, image), length);
    add_scaled(result.x, direction, step);
    add_scaled(residual, image, -step);
    directions.push_back(std::move(direction));
    images.push_back(std::move(image));
    square.push_back(length);
  }
}

}  // namespace entrepot
