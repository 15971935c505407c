#include "strategy/approximate_games.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entrepot {
namespace {

/// Exact ln W at the corners of profiles, found together.
class Corners {
 public:
  Corners(std::size_t thirds, std::size_t penalty, std::size_t watched) : thirds_(thirds), penalty_(penalty), watched_(watched) {}
  void ask(Profile profile) {
    for (const bool penalised : {false, true}) {
      const auto [at, is_new] = places_.try_emplace({profile, penalised}, states_.size());
      if (!is_new) continue;
      PlayedState state{penalty_, {}};
      for (std::size_t k = 0; k < thirds_; ++k)
        state.actions.push_back(complies(profile, k) ? Action::complies : penalised ? Action::penalised : Action::ignores);
      states_.push_back(std::move(state));
    }
  }
  void solve(const StateSolver& solver) { incomes_ = solver(states_); }
  double at(Profile profile, bool penalised, std::size_t w) const {
    return incomes_[places_.at({profile, penalised}) * watched_ + w];
  }

 private:
  std::size_t thirds_, penalty_, watched_;
  std::map<std::pair<Profile, bool>, std::size_t> places_;
  std::vector<PlayedState> states_;
  std::vector<double> incomes_;
};

/// Corrected margins of one proposed profile; the sign says whether it stands.
ComplianceProfile checked_profile(const CaseInputs& inputs, const BinaryGame& game, const Corners& corners, Profile profile,
                                  double q) {
  ComplianceProfile result = describe_profile(inputs, game, profile, q);
  const ExpectedIncomes& incomes = inputs.incomes;
  double least = std::numeric_limits<double>::infinity(), error = 0;
  for (std::size_t k = 0; k < game.players; ++k) {
    double miss[2];
    for (const bool penalised : {false, true}) {
      const double exact = corners.at(with(profile, k, false), penalised, k) - corners.at(with(profile, k, true), penalised, k);
      miss[penalised] = exact - incomes.advantage(k, profile, penalised ? 1 : 0);
    }
    const double advantage = game.advantage(k, profile) + (1 - q) * miss[0] + q * miss[1];
    const double margin = complies(profile, k) ? -advantage : advantage;
    if (!(margin >= least)) {
      least = margin;
      result.nearest = inputs.world.countries[static_cast<std::size_t>(inputs.watched.countries[k].value)];
    }
    error = std::max({error, std::abs(miss[0]), std::abs(miss[1])});
  }
  result.margin = 100 * least;
  result.approximation_error = 100 * error;
  result.verified = result.margin > result.approximation_error;
  const auto correction = [&](std::size_t w) {
    return (1 - q) * (corners.at(profile, false, w) - incomes.expected(profile, w, 0)) +
           q * (corners.at(profile, true, w) - incomes.expected(profile, w, 1));
  };
  result.target_loss -= 100 * correction(inputs.watched.target);
  const ByCountry income = benchmark_income(inputs.world);
  double sum = 0, weights = 0;
  for (const std::size_t w : inputs.watched.enforcers[inputs.penalty]) {
    sum += income(inputs.watched.countries[w]) * correction(w);
    weights += income(inputs.watched.countries[w]);
  }
  result.enforcer_cost -= 100 * sum / weights;
  return result;
}

}  // namespace

std::vector<ComplianceGame> approximate_games(const CaseInputs& inputs, const std::vector<double>& probabilities,
                                              const StateSolver& solve) {
  std::vector<ComplianceGame> games;
  std::vector<std::vector<Profile>> proposed;
  Corners corners(inputs.players.thirds.size(), inputs.penalty, inputs.watched.countries.size());
  for (const double q : probabilities) {
    const BinaryGame game = compliance_game(inputs, q);
    ComplianceGame result;
    result.enforcement = q;
    classify_interaction(game, result);
    proposed.push_back(settled_profiles(game, result));
    for (const Profile profile : proposed.back()) {
      for (std::size_t k = 0; k < game.players; ++k) {
        corners.ask(with(profile, k, false));
        corners.ask(with(profile, k, true));
      }
    }
    games.push_back(std::move(result));
  }
  corners.solve(solve);
  for (std::size_t i = 0; i < games.size(); ++i) {
    const double q = probabilities[i];
    const BinaryGame game = compliance_game(inputs, q);
    for (const Profile profile : proposed[i]) {
      const ComplianceProfile checked = checked_profile(inputs, game, corners, profile, q);
      if (std::isnan(checked.margin)) ++games[i].undecided;
      if (checked.margin < 0) ++games[i].refuted;
      if (checked.margin >= 0) games[i].equilibria.push_back(checked);
    }
    const auto place = [&](const std::optional<Profile>& profile) {
      return profile ? place_of(games[i].equilibria, *profile) : std::nullopt;
    };
    games[i].from_ignoring = place(best_response_end(game, 0));
    games[i].from_complying = place(best_response_end(game, (Profile{1} << game.players) - 1));
  }
  return games;
}

}  // namespace entrepot
