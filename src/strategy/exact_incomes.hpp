// Every state of the third countries solved: 3^K equilibria a penalty.
#pragma once

#include "strategy/state_incomes.hpp"

namespace entrepot {

/// States are numbers in base 3 whose digit k is the action of third country k.
std::vector<PlayedState> all_states(std::size_t thirds, std::size_t penalty);

/// The expectation of ln W under a profile is a polynomial in q, kept by its Bernstein coefficients: the mean of ln W over the
/// ways in which c of those who ignore are penalised.
class ExactIncomes : public ExpectedIncomes {
 public:
  /// `incomes` in the order of all_states, [state][watched].
  ExactIncomes(std::size_t thirds, std::size_t watched, std::vector<double> incomes);
  double expected(Profile profile, std::size_t watched, double q) const override;
  double alone(std::size_t third, Action action, std::size_t watched) const override;

 private:
  std::size_t thirds_, watched_;
  std::vector<double> incomes_;  // [state][watched]
  std::vector<double> means_;    // [profile][penalised][watched]
};

}  // namespace entrepot
