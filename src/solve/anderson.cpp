#include "solve/anderson.hpp"

namespace entrepot {
namespace {

using Vector = Eigen::Map<Eigen::VectorXd, Eigen::Aligned64>;

}  // namespace

Anderson::Anderson(std::size_t size, int depth)
    : size_(size),
      stride_(padded(size)),
      depth_(depth),
      residual_changes_(stride_ * static_cast<std::size_t>(depth), 0.0),
      map_changes_(stride_ * static_cast<std::size_t>(depth), 0.0),
      last_residual_(stride_, 0.0),
      last_map_(stride_, 0.0),
      residual_(stride_, 0.0),
      gram_(depth, depth) {
  gram_.setZero();
}

void Anderson::step(std::span<double> x, std::span<const double> g) {
  const auto n = static_cast<Eigen::Index>(stride_);
  for (std::size_t i = 0; i < size_; ++i) residual_[i] = g[i] - x[i];
  Vector residual(residual_.data(), n);
  if (primed_) {
    newest_ = (newest_ + 1) % depth_;
    count_ = std::min(count_ + 1, depth_);
    double* df = column(residual_changes_, newest_).data();
    double* dg = column(map_changes_, newest_).data();
    for (std::size_t i = 0; i < size_; ++i) {
      df[i] = residual_[i] - last_residual_[i];
      dg[i] = g[i] - last_map_[i];
    }
    for (int k = 0; k < count_; ++k) {
      gram_(k, newest_) = gram_(newest_, k) = Vector(df, n).dot(Vector(column(residual_changes_, k).data(), n));
    }
  }
  std::copy(residual_.begin(), residual_.end(), last_residual_.begin());
  std::copy(g.begin(), g.end(), last_map_.begin());
  primed_ = true;
  std::copy(g.begin(), g.end(), x.begin());
  if (count_ == 0) return;

  // Columns are scaled to length one before the small system is solved: old and new differences differ by many digits.
  Eigen::VectorXd scale(count_), projection(count_);
  for (int k = 0; k < count_; ++k) {
    scale(k) = gram_(k, k) > 0 ? 1 / std::sqrt(gram_(k, k)) : 0;
    projection(k) = scale(k) * Vector(column(residual_changes_, k).data(), n).dot(residual);
  }
  Eigen::MatrixXd scaled = scale.asDiagonal() * gram_.topLeftCorner(count_, count_) * scale.asDiagonal();
  scaled.diagonal().array() += 1e-14;
  const Eigen::VectorXd coefficients = scaled.ldlt().solve(projection);
  for (int k = 0; k < count_; ++k) {
    const double c = coefficients(k) * scale(k);
    const double* dg = column(map_changes_, k).data();
    for (std::size_t i = 0; i < size_; ++i) x[i] -= c * dg[i];
  }
}

}  // namespace entrepot
