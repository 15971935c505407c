#include "strategy/pairwise_incomes.hpp"

#include <utility>

namespace entrepot {
namespace {

constexpr Action acts[2] = {Action::complies, Action::penalised};
std::size_t place(Action action) { return action == Action::complies ? 0 : 1; }

}  // namespace

std::vector<PlayedState> pairwise_states(std::size_t thirds, std::size_t penalty) {
  const PlayedState nobody{penalty, std::vector<Action>(thirds, Action::ignores)};
  std::vector<PlayedState> states{nobody};
  for (std::size_t k = 0; k < thirds; ++k) {
    for (const Action action : acts) {
      states.push_back(nobody);
      states.back().actions[k] = action;
    }
  }
  for (std::size_t k = 0; k < thirds; ++k) {
    for (std::size_t l = k + 1; l < thirds; ++l) {
      for (const Action of_k : acts) {
        for (const Action of_l : acts) {
          states.push_back(nobody);
          states.back().actions[k] = of_k;
          states.back().actions[l] = of_l;
        }
      }
    }
  }
  return states;
}

PairwiseIncomes::PairwiseIncomes(std::size_t thirds, std::size_t watched, const std::vector<double>& incomes)
    : thirds_(thirds), watched_(watched), base_(incomes.begin(), incomes.begin() + static_cast<std::ptrdiff_t>(watched)) {
  own_.resize(thirds * 2 * watched);
  pair_.resize(thirds * thirds * 4 * watched);
  std::size_t state = 1;
  for (std::size_t k = 0; k < 2 * thirds; ++k, ++state) {
    for (std::size_t w = 0; w < watched; ++w) own_[k * watched + w] = incomes[state * watched + w] - base_[w];
  }
  if (incomes.size() == single_states(thirds) * watched) return;
  for (std::size_t k = 0; k < thirds; ++k) {
    for (std::size_t l = k + 1; l < thirds; ++l) {
      for (std::size_t both = 0; both < 4; ++both, ++state) {
        for (std::size_t w = 0; w < watched; ++w) {
          pair_[((k * thirds + l) * 4 + both) * watched + w] = incomes[state * watched + w] - base_[w] -
                                                               own_[(2 * k + both / 2) * watched + w] -
                                                               own_[(2 * l + both % 2) * watched + w];
        }
      }
    }
  }
}

double PairwiseIncomes::alone(std::size_t third, Action action, std::size_t watched) const {
  if (action == Action::ignores) return base_[watched];
  return base_[watched] + own_[(2 * third + place(action)) * watched_ + watched];
}

double PairwiseIncomes::pair(std::size_t k, Action a, std::size_t l, Action b, std::size_t watched) const {
  if (k > l) {
    std::swap(k, l);
    std::swap(a, b);
  }
  return pair_[((k * thirds_ + l) * 4 + 2 * place(a) + place(b)) * watched_ + watched];
}

double PairwiseIncomes::expected(Profile profile, std::size_t watched, double q) const {
  const auto action = [&](std::size_t k) { return complies(profile, k) ? Action::complies : Action::penalised; };
  const auto chance = [&](std::size_t k) { return complies(profile, k) ? 1 : q; };
  double sum = base_[watched];
  for (std::size_t k = 0; k < thirds_; ++k) {
    sum += chance(k) * own_[(2 * k + place(action(k))) * watched_ + watched];
    for (std::size_t l = k + 1; l < thirds_; ++l) sum += chance(k) * chance(l) * pair(k, action(k), l, action(l), watched);
  }
  return sum;
}

double PairwiseIncomes::advantage(std::size_t k, Profile others, double q) const {
  double sum = q * own_[(2 * k + 1) * watched_ + k] - own_[2 * k * watched_ + k];
  for (std::size_t l = 0; l < thirds_; ++l) {
    if (l == k) continue;
    const Action action = complies(others, l) ? Action::complies : Action::penalised;
    const double chance = complies(others, l) ? 1 : q;
    sum += chance * (q * pair(k, Action::penalised, l, action, k) - pair(k, Action::complies, l, action, k));
  }
  return sum;
}

}  // namespace entrepot
