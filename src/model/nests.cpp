#include "model/nests.hpp"

#include <Eigen/Core>
#include <cmath>

namespace entrepot {
namespace {

using Values = Eigen::ArrayXd;
using ConstMap = Eigen::Map<const Eigen::ArrayXd>;

bool is_one(double elasticity) { return std::abs(elasticity - 1) < 1e-6; }

/// x = ln p where the nest is Cobb-Douglas, p^(1 - elasticity) elsewhere: what the nest adds up with its shares.
Values inner(const Values& log_price, double elasticity) {
  if (is_one(elasticity)) return log_price;
  return ((1 - elasticity) * log_price).exp();
}

/// Log of the price index of a nest from the sum of shares times `inner`.
Values outer(const Values& sum, double elasticity) {
  if (is_one(elasticity)) return sum;
  return sum.log() / (1 - elasticity);
}

/// ln (p / q)^(1 - elasticity).
Values log_scale(const Values& log_price, const Values& log_index, double elasticity) {
  return (1 - elasticity) * (log_price - log_index);
}

/// Nests without any share have no price; they take that of the bundle they would stand in, so that nothing divides by 0.
Values share_or(const Values& value, const Values& share, const Values& fallback) { return (share > 0).select(value, fallback); }

}  // namespace

bool Substitution::is_cobb_douglas() const {
  return is_one(consumption) && is_one(value_added) && is_one(intermediates) && (is_one(energy) || energy_sectors.empty());
}

Nests::Nests(const PreparedWorld& prepared)
    : prepared_(prepared),
      J_(prepared.J),
      energy_(J_, 0),
      energy_share_(prepared.N * J_, 0.0),
      materials_share_(prepared.N * J_, 0.0),
      input_scale_(prepared.N * J_, 1.0),
      value_added_scale_(prepared.N * J_, 1.0),
      materials_scale_(prepared.N * J_, 1.0),
      energy_scale_(prepared.N * J_, 1.0) {
  for (const Sector k : prepared.economy.substitution.energy_sectors) energy_[static_cast<std::size_t>(k.value)] = 1;
  for (std::size_t n = 0; n < prepared.N; ++n) {
    for (std::size_t k = 0; k < J_; ++k) {
      AlignedVector& share = energy_[k] ? energy_share_ : materials_share_;
      for (std::size_t j = 0; j < J_; ++j) share[n * J_ + j] += prepared.inputs[(n * J_ + k) * J_ + j];
    }
  }
}

void Nests::unit_costs(std::size_t n, const double* log_price, const double* log_wage, double* log_cost) {
  const Substitution& e = prepared_.economy.substitution;
  const auto J = static_cast<Eigen::Index>(J_);
  const double* inputs = &prepared_.inputs[n * J_ * J_];
  const ConstMap beta(&prepared_.value_added_share[n * J_], J), energy(&energy_share_[n * J_], J),
      materials(&materials_share_[n * J_], J), wage(log_wage, J);
  Eigen::Map<Values> scale(&input_scale_[n * J_], J);
  const Values term = inner(ConstMap(log_price, J), e.intermediates);
  if (!is_one(e.intermediates)) scale = term;
  Values energy_sum = Values::Zero(J), materials_sum = Values::Zero(J);
  for (std::size_t k = 0; k < J_; ++k)
    (energy_[k] ? energy_sum : materials_sum) += term[static_cast<Eigen::Index>(k)] * ConstMap(inputs + k * J_, J);

  const Values rest = beta + materials, total = rest + energy;
  const Values p_materials = share_or(outer(materials_sum / materials, e.intermediates), materials, wage);
  const Values rest_sum = beta * inner(wage, e.value_added) + materials * inner(p_materials, e.value_added);
  Values p_energy = outer(energy_sum / energy, e.intermediates);
  const Values p_rest = share_or(outer(rest_sum / rest, e.value_added), rest, p_energy);
  p_energy = share_or(p_energy, energy, p_rest);
  const Values cost =
      share_or(outer((rest * inner(p_rest, e.energy) + energy * inner(p_energy, e.energy)) / total, e.energy), total, wage);
  Eigen::Map<Values>(log_cost, J) = cost;

  const Values rest_scale = log_scale(p_rest, cost, e.energy);
  Eigen::Map<Values>(&value_added_scale_[n * J_], J) = (rest_scale + log_scale(wage, p_rest, e.value_added)).exp();
  Eigen::Map<Values>(&materials_scale_[n * J_], J) =
      (rest_scale + log_scale(p_materials, p_rest, e.value_added) + log_scale(Values::Zero(J), p_materials, e.intermediates))
          .exp();
  Eigen::Map<Values>(&energy_scale_[n * J_], J) =
      (log_scale(p_energy, cost, e.energy) + log_scale(Values::Zero(J), p_energy, e.intermediates)).exp();
}

double Nests::consumption(std::size_t n, const double* log_price, double* final_share) const {
  const double elasticity = prepared_.economy.substitution.consumption;
  const auto J = static_cast<Eigen::Index>(J_);
  const ConstMap alpha(&prepared_.final_share[n * J_], J), price(log_price, J);
  const Values spent = alpha * inner(price, elasticity);
  Eigen::Map<Values> share(final_share, J);
  if (is_one(elasticity)) {
    share = alpha;
    return spent.sum();
  }
  share = spent / spent.sum();
  return std::log(spent.sum()) / (1 - elasticity);
}

}  // namespace entrepot
