#include "solve/rounded_sweeps.hpp"

#include <Eigen/Core>

namespace entrepot {
namespace {

using Vector = Eigen::Map<const Eigen::ArrayXd>;
using MutableVector = Eigen::Map<Eigen::ArrayXd>;

}  // namespace

MapResidual RoundedSweeps::apply(std::span<const double> state, std::span<double> mapped, double wage_step) {
  const MapResidual own = map_.apply(state, mapped, wage_step, Rows::rounded);
  if (!measured_) return own;
  const auto size = static_cast<Eigen::Index>(state.size());
  const auto wages = static_cast<Eigen::Index>(map_.wage_count()), logs = static_cast<Eigen::Index>(map_.log_count());
  MutableVector next(mapped.data(), size);
  next += Vector(gap_.data(), size);
  const auto distance = (next - Vector(state.data(), size)).abs();
  return {.price = distance.segment(wages, logs - wages).maxCoeff(),
          .expenditure = distance.tail(size - logs).maxCoeff(),
          .wage = distance.head(wages).maxCoeff() / wage_step};
}

MapResidual RoundedSweeps::refresh(std::span<const double> state, std::span<double> mapped, double wage_step) {
  const auto size = static_cast<Eigen::Index>(state.size());
  MutableVector next(mapped.data(), size), shift(shift_.data(), size);
  shift = -next;
  const MapResidual residual = map_.apply(state, mapped, wage_step);
  measured_ = true;
  shift += next;
  MutableVector(gap_.data(), size) += shift;
  return residual;
}

}  // namespace entrepot
