#include "base/complementarity.hpp"

#include <Eigen/LU>
#include <cmath>
#include <limits>

namespace entrepot {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

double natural_residual(const VectorXd& z, const VectorXd& value) { return z.cwiseMin(value).cwiseAbs().maxCoeff(); }

double fischer_burmeister(double a, double b) {
  // the sum of both is subtracted in the form that does not cancel
  return a > 0 && b > 0 ? -2 * a * b / (std::hypot(a, b) + a + b) : std::hypot(a, b) - a - b;
}

VectorXd merit_vector(const VectorXd& z, const VectorXd& value) {
  VectorXd phi(z.size());
  for (Eigen::Index k = 0; k < z.size(); ++k) phi(k) = fischer_burmeister(z(k), value(k));
  return phi;
}

/// An element of the generalised Jacobian of Phi: diag(by_z) + diag(by_value) dF/dz.
MatrixXd generalised_jacobian(const VectorXd& z, const VectorXd& value, const MatrixXd& jacobian) {
  MatrixXd result(z.size(), z.size());
  for (Eigen::Index k = 0; k < z.size(); ++k) {
    const double length = std::hypot(z(k), value(k));
    const double by_z = length > 0 ? z(k) / length - 1 : std::sqrt(0.5) - 1;
    const double by_value = length > 0 ? value(k) / length - 1 : std::sqrt(0.5) - 1;
    result.row(k) = by_value * jacobian.row(k);
    result(k, k) += by_z;
  }
  return result;
}

/// Newton's direction, or the steepest descent of |Phi|^2 / 2 where that one is no descent.
VectorXd direction(const MatrixXd& slope, const VectorXd& phi, const VectorXd& gradient) {
  constexpr double least_cosine = 1e-12;  // an angle, so that no unit of z counts
  const VectorXd newton = -slope.partialPivLu().solve(phi);
  const double lengths = newton.norm() * gradient.norm();
  if (std::isfinite(lengths) && gradient.dot(newton) <= -least_cosine * lengths) return newton;
  return -gradient;
}

}  // namespace

ComplementaritySolution solve_complementarity(const ComplementarityFunction& function, Eigen::VectorXd start,
                                              const ComplementarityParams& params) {
  constexpr double sufficient = 1e-4, shortest = 1e-12;
  ComplementaritySolution found{.z = std::move(start), .value = {}, .residual = std::numeric_limits<double>::infinity()};
  found.value = VectorXd::Zero(found.z.size());
  if (found.z.size() == 0) {
    found.residual = 0;
    found.converged = true;
    return found;
  }
  MatrixXd jacobian(found.z.size(), found.z.size()), next_jacobian = jacobian;
  if (!function(found.z, found.value, jacobian)) return found;
  found.residual = natural_residual(found.z, found.value);
  VectorXd value(found.z.size());
  while (!(found.residual <= params.tolerance) && found.steps < params.max_steps) {
    const VectorXd phi = merit_vector(found.z, found.value);
    const MatrixXd slope = generalised_jacobian(found.z, found.value, jacobian);
    const VectorXd gradient = slope.transpose() * phi;
    const VectorXd step = direction(slope, phi, gradient);
    const double merit = phi.squaredNorm() / 2, descent = gradient.dot(step);
    double length = 1;
    VectorXd z;
    bool better = false;
    for (; length > shortest && !better; length /= 2) {
      z = found.z + length * step;
      if (!function(z, value, next_jacobian)) continue;
      const double trial = merit_vector(z, value).squaredNorm() / 2;
      better = std::isfinite(trial) && trial <= merit + sufficient * length * descent;
    }
    if (!better) break;  // what rounding allows
    ++found.steps;
    found.z.swap(z);
    found.value.swap(value);
    jacobian.swap(next_jacobian);
    found.residual = natural_residual(found.z, found.value);
  }
  found.converged = found.residual <= params.tolerance;
  return found;
}

}  // namespace entrepot
