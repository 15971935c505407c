#include "solve/conjugate_residuals.hpp"

#include <cmath>
#include <vector>

namespace entrepot {
namespace {

Row quotient_or_zero(const Row& a, const Row& b) { return (b > 0).select(a / b, 0.0); }

/// Sums of products of `width` columns from `first` on, kept in registers.
template <int width>
void add_products(const Columns& a, const Columns& b, Eigen::Index first, Row& sum) {
  double s[width] = {};
  for (Eigen::Index r = 0; r < a.rows(); ++r) {
    const double *x = a.data() + r * a.cols() + first, *y = b.data() + r * a.cols() + first;
    for (int c = 0; c < width; ++c) s[c] += x[c] * y[c];
  }
  for (int c = 0; c < width; ++c) sum(first + c) = s[c];
}

/// By column.
Row dot(const Columns& a, const Columns& b) {
  constexpr int wide = 8;  // one cache line of a row
  Row sum(a.cols());
  Eigen::Index first = 0;
  for (; first + wide <= a.cols(); first += wide) add_products<wide>(a, b, first, sum);
  for (; first < a.cols(); ++first) add_products<1>(a, b, first, sum);
  return sum;
}

void subtract_scaled(Columns& y, const Columns& x, const Row& factor) {
  const double* f = factor.data();
  for (Eigen::Index r = 0; r < y.rows(); ++r) {
    double* to = y.data() + r * y.cols();
    const double* from = x.data() + r * y.cols();
    for (Eigen::Index c = 0; c < y.cols(); ++c) to[c] -= f[c] * from[c];
  }
}

/// What is kept of one step: z, and A z less what lies along the images of earlier steps.
struct Step {
  Columns preconditioned, image;
  Row square;              ///< of the image
  std::vector<Row> along;  ///< how much of each earlier image was taken off
  Row length;              ///< how much of the image was taken off the residual
};

/// Adds the sum of all steps. A direction is its z less its shares of earlier directions; those shares are settled from the last
/// step to the first, so that directions need not be kept.
void add_steps(const std::vector<Step>& steps, Columns& x) {
  std::vector<Row> weight;
  for (const Step& step : steps) weight.push_back(step.length);
  for (std::size_t k = steps.size(); k-- > 0;) {
    subtract_scaled(x, steps[k].preconditioned, -weight[k]);
    for (std::size_t l = 0; l < k; ++l) weight[l] -= steps[k].along[l] * weight[k];
  }
}

/// Takes one more step; the residual falls.
Step take_step(const ColumnsFunction& matrix, const ColumnsFunction& preconditioner, const std::vector<Step>& earlier,
               Columns& residual) {
  Step step;
  step.preconditioned = preconditioner(residual);
  step.image = matrix(step.preconditioned);
  for (const Step& e : earlier) {
    step.along.push_back(quotient_or_zero(dot(step.image, e.image), e.square));
    subtract_scaled(step.image, e.image, step.along.back());
  }
  step.square = dot(step.image, step.image);
  step.length = quotient_or_zero(dot(residual, step.image), step.square);
  subtract_scaled(residual, step.image, step.length);
  return step;
}

}  // namespace

ColumnsStart from_zero(Columns b) {
  ColumnsStart start{Columns::Zero(b.rows(), b.cols()), std::move(b), {}};
  start.size = dot(start.residual, start.residual).sqrt();
  return start;
}

bool is_nearer(const ColumnsStart& start) {
  const Row left = dot(start.residual, start.residual).sqrt();
  return left.allFinite() && (left <= start.size).all();
}

ColumnsSolution conjugate_residuals(const ColumnsFunction& matrix, const ColumnsFunction& preconditioner, ColumnsStart start,
                                    const LinearParams& params, const Control& control) {
  ColumnsSolution result{std::move(start.x), std::move(start.size), {}};
  Columns& residual = start.residual;
  std::vector<Step> steps;
  for (;;) {
    result.solve.residual = quotient_or_zero(dot(residual, residual).sqrt(), result.size).maxCoeff();
    result.solve.products = static_cast<int>(steps.size());
    if (result.solve.residual <= params.tolerance) {
      result.solve.outcome = Outcome::converged;
    } else if (control.stop.stop_requested()) {
      result.solve.outcome = Outcome::cancelled;
    } else if (result.solve.products >= params.max_products) {
      result.solve.outcome = Outcome::iteration_limit;
    } else if (std::isfinite(result.solve.residual)) {
      steps.push_back(take_step(matrix, preconditioner, steps, residual));
      continue;
    }
    add_steps(steps, result.x);
    return result;
  }
}

}  // namespace entrepot
