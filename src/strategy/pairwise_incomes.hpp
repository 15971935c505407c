// Many third countries: incomes expanded around the state in which all ignore unpenalised. Effects of one country and of two
// together are exact, effects of three and more together are left out.
#pragma once

#include "strategy/state_incomes.hpp"

namespace entrepot {

/// The 1 + 2 K^2 states that the expansion needs: nobody acts; one does; two do.
std::vector<PlayedState> pairwise_states(std::size_t thirds, std::size_t penalty);
/// Of them those in which one country acts at most, which come first.
inline std::size_t single_states(std::size_t thirds) { return 1 + 2 * thirds; }

/// ln W(s) = ln W(0) + sum_k e_k(s_k) + sum_{k<l} e_kl(s_k, s_l): the second-order cut-high-dimensional model representation
/// (Rabitz and Alis 1999). Exact for two third countries. With independent penalties its expectation needs no sampling, and what
/// a country gains by ignoring is a sum over its rivals.
class PairwiseIncomes : public ExpectedIncomes {
 public:
  /// `incomes` in the order of pairwise_states, [state][watched]; where they end with the single states, no two countries
  /// interact.
  PairwiseIncomes(std::size_t thirds, std::size_t watched, const std::vector<double>& incomes);
  double expected(Profile profile, std::size_t watched, double q) const override;
  double alone(std::size_t third, Action action, std::size_t watched) const override;
  double advantage(std::size_t k, Profile others, double q) const override;

 private:
  double pair(std::size_t k, Action a, std::size_t l, Action b, std::size_t watched) const;
  std::size_t thirds_, watched_;
  std::vector<double> base_;  // [watched]
  std::vector<double> own_;   // [third][complies, penalised][watched]
  std::vector<double> pair_;  // [third k][third l][action of k][action of l][watched], k < l
};

}  // namespace entrepot
