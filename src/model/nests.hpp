// Production and consumption with other elasticities than one (MODEL.md M5; Baqaee and Farhi 2024), in calibrated-share form.
//
//   producer j of country n            energy bundle E of the inputs k in E     p_E = CES(epsilon_M; G^kj / s_E)
//   c = CES(epsilon_E; s_E: p_E,       materials M of the others                p_M = CES(epsilon_M; G^kj / s_M)
//           1 - s_E: p_R)              the rest R: value added and materials    p_R = CES(epsilon_VM; beta: w, s_M: p_M)
//   consumer                           P = CES(epsilon_C; alpha_j: P_j)
//
// with benchmark cost shares G^kj = gamma^kj (1 - beta^j), s_E and s_M their sums. A bundle of elasticity e and share s that
// costs p where its nest costs q takes the share s (p / q)^(1 - e). So the new share of input k is
// G^kj P_k^(1 - epsilon_M) times a factor of the user alone, one for energy and one for materials: a sweep costs no more
// matrix products than Cobb-Douglas does.
#pragma once

#include <vector>

#include "model/aligned.hpp"
#include "model/prepared_world.hpp"

namespace entrepot {

/// The nests of all countries at one set of prices. Owns its scratch; one per map.
class Nests {
 public:
  explicit Nests(const PreparedWorld& prepared);

  /// Eq. 1 for the producers of country n: logs of prices [J] and of wages [J] to logs of unit costs [J].
  void unit_costs(std::size_t n, const double* log_price, const double* log_wage, double* log_cost);
  /// P_k^(1 - epsilon_M) by input [J], of the prices last given for country n.
  const double* input_scale(std::size_t n) const { return &input_scale_[n * J_]; }
  /// What multiplies benchmark cost shares, by user [J]: of value added, of materials, of energy inputs.
  const double* value_added_scale(std::size_t n) const { return &value_added_scale_[n * J_]; }
  const double* materials_scale(std::size_t n) const { return &materials_scale_[n * J_]; }
  const double* energy_scale(std::size_t n) const { return &energy_scale_[n * J_]; }
  bool is_energy(std::size_t k) const { return energy_[k] != 0; }

  /// Log of the consumer price index; fills the new final shares alpha' [J].
  double consumption(std::size_t n, const double* log_price, double* final_share) const;

 private:
  const PreparedWorld& prepared_;
  std::size_t J_;
  std::vector<char> energy_;
  AlignedVector energy_share_, materials_share_;  ///< s_E and s_M, [country][user]
  AlignedVector input_scale_, value_added_scale_, materials_scale_, energy_scale_;
};

}  // namespace entrepot
