// Wages of a country: one for all its sectors where factors move freely, else one for each sector, with a supply of factors
// that moves with them (constant elasticity of transformation, Economy::factor_mobility m):
//
//   w = [sum_j v_j (w^j)^(1 + m)]^(1 / (1 + m)),  factor income of sector j = v_j VA (w^j)^(1 + m) w^(-m)
//
// with benchmark shares v, so that factor income adds up to w VA. m = 0: sector-specific factors; m = infinity: mobile ones.
#pragma once

#include <span>
#include <vector>

#include "model/aligned.hpp"
#include "model/prepared_world.hpp"

namespace entrepot {

/// Million USD. Only trade abroad answers a country's wage level: the less there is of it, the further a surplus in it moves
/// the wage, which would otherwise creep where a country is almost closed.
struct ForeignTrade {
  double volume = 0;   ///< mean of exports and imports
  double surplus = 0;  ///< exports - imports + deficit + transfer: what eq. 6 wants to be 0
};

class FactorMarkets {
 public:
  explicit FactorMarkets(const PreparedWorld& prepared);

  /// Unknown log wages: [country], or [country][sector] where factors do not move freely.
  std::size_t wage_count() const { return prepared_.mobile ? N_ : N_ * J_; }
  /// Takes the wages of a state (its first wage_count() entries) and computes the index of each country.
  void take(std::span<const double> state);
  /// w-hat by country.
  std::span<const double> index() const { return index_; }
  /// ln w^j of the country's sectors, [J].
  const double* log_wages(std::size_t n) const { return &log_wages_[n * J_]; }
  /// Moves the wages of country n towards what its factors are paid (by sector, million USD); returns the worst relative
  /// distance between payments and factor income, and of the trade balance to value added.
  double advance(std::size_t n, const double* payments, const ForeignTrade& trade, double wage_step,
                 std::span<double> next) const;
  /// Shifts all wages so that world value added keeps its benchmark value (the numeraire).
  void normalise(std::span<double> next) const;

 private:
  double log_index(const double* log_wages, std::size_t n) const;

  const PreparedWorld& prepared_;
  std::size_t J_, N_;
  AlignedVector log_wages_;
  std::vector<double> index_;
};

}  // namespace entrepot
