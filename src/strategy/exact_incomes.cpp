#include "strategy/exact_incomes.hpp"

#include <bit>
#include <cmath>

namespace entrepot {
namespace {

std::size_t power_of_three(std::size_t exponent) {
  std::size_t power = 1;
  for (std::size_t k = 0; k < exponent; ++k) power *= 3;
  return power;
}

/// Number of the state in which these comply, these are penalised, and the rest ignore unpenalised.
std::size_t state_number(std::size_t thirds, Profile complying, Profile penalised) {
  std::size_t number = 0;
  for (std::size_t k = thirds; k-- > 0;)
    number = 3 * number + static_cast<std::size_t>(complies(complying, k)   ? Action::complies
                                                   : complies(penalised, k) ? Action::penalised
                                                                            : Action::ignores);
  return number;
}

double binomial(std::size_t n, std::size_t c) {
  double value = 1;
  for (std::size_t i = 1; i <= c; ++i) value = value * static_cast<double>(n - c + i) / static_cast<double>(i);
  return value;
}

}  // namespace

std::vector<PlayedState> all_states(std::size_t thirds, std::size_t penalty) {
  std::vector<PlayedState> states;
  for (std::size_t number = 0; number < power_of_three(thirds); ++number) {
    PlayedState state{penalty, std::vector<Action>(thirds)};
    std::size_t rest = number;
    for (Action& action : state.actions) {
      action = static_cast<Action>(rest % 3);
      rest /= 3;
    }
    states.push_back(std::move(state));
  }
  return states;
}

ExactIncomes::ExactIncomes(std::size_t thirds, std::size_t watched, std::vector<double> incomes)
    : thirds_(thirds), watched_(watched), incomes_(std::move(incomes)) {
  const Profile profiles = Profile{1} << thirds;
  means_.assign(profiles * (thirds + 1) * watched, 0);
  for (Profile profile = 0; profile < profiles; ++profile) {
    const Profile ignoring = ~profile & (profiles - 1);
    const std::size_t ignorers = static_cast<std::size_t>(std::popcount(ignoring));
    // Subsets of those who ignore, in descending order as numbers.
    for (Profile penalised = ignoring;; penalised = (penalised - 1) & ignoring) {
      const std::size_t count = static_cast<std::size_t>(std::popcount(penalised));
      const std::size_t state = state_number(thirds, profile, penalised);
      for (std::size_t w = 0; w < watched; ++w)
        means_[(profile * (thirds + 1) + count) * watched + w] += incomes_[state * watched + w] / binomial(ignorers, count);
      if (penalised == 0) break;
    }
  }
}

double ExactIncomes::expected(Profile profile, std::size_t watched, double q) const {
  const Profile ignoring = ~profile & ((Profile{1} << thirds_) - 1);
  const std::size_t n = static_cast<std::size_t>(std::popcount(ignoring));
  double sum = 0;
  for (std::size_t c = 0; c <= n; ++c) {
    const double weight = binomial(n, c) * std::pow(q, static_cast<double>(c)) * std::pow(1 - q, static_cast<double>(n - c));
    if (weight != 0) sum += weight * means_[(profile * (thirds_ + 1) + c) * watched_ + watched];
  }
  return sum;
}

double ExactIncomes::alone(std::size_t third, Action action, std::size_t watched) const {
  return incomes_[static_cast<std::size_t>(action) * power_of_three(third) * watched_ + watched];
}

}  // namespace entrepot
