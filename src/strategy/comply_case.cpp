#include "strategy/comply_case.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "strategy/threshold.hpp"

namespace entrepot {
namespace {

constexpr std::size_t largest_enumerated = 16;   // 65,536 profiles
constexpr double negligible_interaction = 1e-8;  // log income: ten times what certifies an equilibrium
constexpr double infinity = std::numeric_limits<double>::infinity();

std::string code(const CaseInputs& inputs, std::size_t watched) {
  return inputs.world.countries[static_cast<std::size_t>(inputs.watched.countries[watched].value)];
}

double motives_of(const CaseInputs& inputs, std::size_t k) { return compliance_motives(inputs.compliance, code(inputs, k)); }

/// Weighted over the enforcers by benchmark income.
template <class Loss>
double over_enforcers(const CaseInputs& inputs, const Loss& loss) {
  const ByCountry income = benchmark_income(inputs.world);
  double sum = 0, weights = 0;
  for (const std::size_t w : inputs.watched.enforcers[inputs.penalty]) {
    sum += income(inputs.watched.countries[w]) * loss(w);
    weights += income(inputs.watched.countries[w]);
  }
  return sum / weights;
}

/// Dollars asked for over dollars that the target loses; where it loses nothing, nothing is enough unless nothing is asked for.
double break_even(double asked, double target_loss) {
  if (std::isnan(asked) || std::isnan(target_loss)) return std::numeric_limits<double>::quiet_NaN();
  if (target_loss > 0) return asked / target_loss;
  return asked <= 0 ? 0 : infinity;
}

/// What an enforcer asks for each dollar that the target loses, and whether it follows through.
EnforcerThreat threat_of(const CaseInputs& inputs, std::size_t k, std::size_t w, double target_loss_value) {
  const double income = benchmark_income(inputs.world)(inputs.watched.countries[w]);
  EnforcerThreat threat;
  threat.enforcer = code(inputs, w);
  const double cost = inputs.incomes.alone(k, Action::ignores, w) - inputs.incomes.alone(k, Action::penalised, w);
  threat.cost = 100 * cost;
  threat.cost_value = cost * income;
  const double asked = threat.cost_value - inputs.compliance.reputation * income;
  threat.break_even_willingness = break_even(asked, target_loss_value);
  threat.credible = inputs.compliance.willingness_to_pay * target_loss_value >= asked;
  return threat;
}

void add_threats(const CaseInputs& inputs, std::size_t k, ThirdCountry& third) {
  third.credible = true;
  third.break_even_willingness = -infinity;
  for (const std::size_t w : inputs.watched.enforcers[inputs.penalty]) {
    EnforcerThreat threat = threat_of(inputs, k, w, third.target_loss_value);
    third.credible = third.credible && threat.credible;
    if (!(threat.break_even_willingness <= third.break_even_willingness))
      third.break_even_willingness = threat.break_even_willingness;
    third.enforcers.push_back(std::move(threat));
  }
  third.enforcer_cost = 100 * over_enforcers(inputs, [&](std::size_t w) {
                          return inputs.incomes.alone(k, Action::ignores, w) - inputs.incomes.alone(k, Action::penalised, w);
                        });
  third.potency = third.credible ? third.stake : 0;
  if (std::isnan(third.stake)) third.potency = third.stake;
}

ThirdCountry third_country(const CaseInputs& inputs, std::size_t k, bool games) {
  const auto alone = [&](Action action, std::size_t w) { return inputs.incomes.alone(k, action, w); };
  const double gain = alone(Action::ignores, k) - alone(Action::complies, k);
  const double stake = alone(Action::ignores, k) - alone(Action::penalised, k), motives = motives_of(inputs, k);
  ThirdCountry third;
  third.third = code(inputs, k);
  third.gain = 100 * gain;
  third.stake = 100 * stake;
  third.motives = 100 * motives;
  third.threshold = compliance_threshold(gain + motives, stake);
  third.deterrence = deterrence_of(gain + motives, stake);
  const std::size_t target = inputs.watched.target;
  const double loss = alone(Action::ignores, target) - alone(Action::complies, target);
  third.target_loss = 100 * loss;
  third.target_loss_value = loss * benchmark_income(inputs.world)(inputs.players.target);
  add_threats(inputs, k, third);
  if (!games) return third;
  const Profile everybody = (Profile{1} << inputs.players.thirds.size()) - 1;
  const auto against = [&](Profile rivals) {
    return deterring_probability([&](double q) { return inputs.incomes.advantage(k, rivals, q) + motives; });
  };
  third.if_rivals_ignore = against(0);
  third.if_rivals_comply = against(everybody);
  return third;
}

}  // namespace

std::size_t ComplianceProfile::count() const { return static_cast<std::size_t>(std::ranges::count(complies, true)); }

std::string to_string(Interaction interaction) {
  switch (interaction) {
    case Interaction::complements:
      return "complements";
    case Interaction::substitutes:
      return "substitutes";
    case Interaction::mixed:
      return "mixed";
    case Interaction::none:
      return "none";
    case Interaction::unknown:
      break;
  }
  return "unknown";
}

Watched watch(const CompliancePlayers& players) {
  Watched watched;
  watched.countries = players.thirds;
  watched.target = watched.countries.size();
  watched.countries.push_back(players.target);
  for (const PenaltyPlayers& penalty : players.penalties) {
    std::vector<std::size_t> places;
    for (const Country enforcer : penalty.enforcers) {
      const auto found = std::ranges::find(watched.countries, enforcer);
      places.push_back(static_cast<std::size_t>(found - watched.countries.begin()));
      if (found == watched.countries.end()) watched.countries.push_back(enforcer);
    }
    watched.enforcers.push_back(std::move(places));
  }
  return watched;
}

std::vector<ThirdCountry> third_countries(const CaseInputs& inputs, bool games) {
  std::vector<ThirdCountry> thirds;
  for (std::size_t k = 0; k < inputs.players.thirds.size(); ++k) thirds.push_back(third_country(inputs, k, games));
  return thirds;
}

BinaryGame compliance_game(const CaseInputs& inputs, double q) {
  std::vector<double> motives;
  for (std::size_t k = 0; k < inputs.players.thirds.size(); ++k) motives.push_back(motives_of(inputs, k));
  return {motives.size(),
          [&incomes = inputs.incomes, motives, q](std::size_t k, Profile others) {
            return incomes.advantage(k, others, q) + motives[k];
          },
          !inputs.exact};
}

std::vector<Profile> settled_profiles(const BinaryGame& game, ComplianceGame& result) {
  std::vector<Profile> profiles;
  if (game.players <= largest_enumerated) {
    PureEquilibria found = pure_equilibria(game);
    result.undecided = found.undecided;
    profiles = std::move(found.profiles);
  } else {
    result.exhaustive = false;
    const Profile everybody = (Profile{1} << game.players) - 1;
    std::vector<Profile> starts{0, everybody};
    for (std::size_t k = 0; k < game.players; ++k) {
      starts.push_back(with(0, k, true));
      starts.push_back(with(everybody, k, false));
    }
    for (const Profile start : starts) {
      const std::optional<Profile> end = best_response_end(game, start);
      if (end && std::ranges::find(profiles, *end) == profiles.end()) profiles.push_back(*end);
    }
  }
  std::ranges::stable_sort(profiles, {}, [](Profile p) { return std::popcount(p); });
  return profiles;
}

ComplianceProfile describe_profile(const CaseInputs& inputs, const BinaryGame& game, Profile profile, double q) {
  ComplianceProfile described;
  for (std::size_t k = 0; k < game.players; ++k) described.complies.push_back(complies(profile, k));
  const Margin margin = deviation_margin(game, profile);
  described.margin = 100 * margin.value;
  described.nearest = code(inputs, margin.player);
  const auto loss = [&](std::size_t w) {
    return inputs.incomes.alone(0, Action::ignores, w) - inputs.incomes.expected(profile, w, q);
  };
  described.target_loss = 100 * loss(inputs.watched.target);
  described.enforcer_cost = 100 * over_enforcers(inputs, loss);
  return described;
}

void classify_interaction(const BinaryGame& game, ComplianceGame& result) {
  const InteractionRange range = interaction_range(game);
  result.interaction_low = 100 * range.low;
  result.interaction_high = 100 * range.high;
  if (std::isnan(range.low)) return;
  const bool lowers = range.low > negligible_interaction, raises = range.high < -negligible_interaction;
  const bool nothing = std::max(std::abs(range.low), std::abs(range.high)) <= negligible_interaction;
  result.interaction = nothing  ? Interaction::none
                       : lowers ? Interaction::complements
                       : raises ? Interaction::substitutes
                                : Interaction::mixed;
}

std::optional<std::size_t> place_of(const std::vector<ComplianceProfile>& equilibria, Profile profile) {
  for (std::size_t e = 0; e < equilibria.size(); ++e) {
    Profile own = 0;
    for (std::size_t k = 0; k < equilibria[e].complies.size(); ++k) own = with(own, k, equilibria[e].complies[k]);
    if (own == profile) return e;
  }
  return std::nullopt;
}

ComplianceGame exact_game(const CaseInputs& inputs, double q) {
  const BinaryGame game = compliance_game(inputs, q);
  ComplianceGame result;
  result.enforcement = q;
  const std::vector<Profile> profiles = settled_profiles(game, result);
  for (const Profile profile : profiles) result.equilibria.push_back(describe_profile(inputs, game, profile, q));
  const auto place = [&](const std::optional<Profile>& profile) {
    return profile ? place_of(result.equilibria, *profile) : std::nullopt;
  };
  result.from_ignoring = place(best_response_end(game, 0));
  result.from_complying = place(best_response_end(game, (Profile{1} << game.players) - 1));
  classify_interaction(game, result);
  result.risk_dominant = place(risk_dominant(game, profiles));
  if (game.players > 1) result.potential_maximiser = place(potential_maximiser(game));
  if (!profiles.empty() || result.undecided > 0) return result;
  if (const std::optional<MixedProfile> mixed = mixed_equilibrium(game))
    result.mixed = MixedCompliance{mixed->probability, mixed->precision, 100 * mixed->regret};
  return result;
}

}  // namespace entrepot
