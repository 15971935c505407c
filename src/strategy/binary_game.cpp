#include "strategy/binary_game.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "strategy/linear_equations.hpp"

namespace entrepot {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t largest_sweeps = 1000;

/// What the player loses by doing the other thing.
double loss_of_leaving(const BinaryGame& game, Profile profile, std::size_t player) {
  const double advantage = game.advantage(player, profile);
  return complies(profile, player) ? -advantage : advantage;
}

}  // namespace

Margin deviation_margin(const BinaryGame& game, Profile profile) {
  Margin margin{infinity, 0};
  bool hole = false;
  for (std::size_t k = 0; k < game.players; ++k) {
    const double loss = loss_of_leaving(game, profile, k);
    hole = hole || std::isnan(loss);
    if (loss < margin.value) margin = {loss, k};
  }
  if (hole && margin.value >= 0) margin.value = unknown;
  return margin;
}

PureEquilibria pure_equilibria(const BinaryGame& game) {
  PureEquilibria found;
  for (Profile profile = 0; profile < Profile{1} << game.players; ++profile) {
    const double margin = deviation_margin(game, profile).value;
    if (std::isnan(margin)) ++found.undecided;
    if (margin >= 0) found.profiles.push_back(profile);
  }
  return found;
}

std::optional<Profile> best_response_end(const BinaryGame& game, Profile start) {
  Profile profile = start;
  std::set<Profile> seen;
  for (std::size_t sweep = 0; sweep < largest_sweeps && seen.insert(profile).second; ++sweep) {
    bool moved = false;
    for (std::size_t k = 0; k < game.players; ++k) {
      const double loss = loss_of_leaving(game, profile, k);
      if (std::isnan(loss)) return std::nullopt;
      if (loss >= 0) continue;
      profile = with(profile, k, !complies(profile, k));
      moved = true;
    }
    if (!moved) return profile;
  }
  return std::nullopt;
}

InteractionRange interaction_range(const BinaryGame& game) {
  InteractionRange range{infinity, -infinity};
  const Profile profiles = game.additive ? 1 : Profile{1} << game.players;
  for (std::size_t k = 0; k < game.players; ++k) {
    for (std::size_t l = 0; l < game.players; ++l) {
      for (Profile rest = 0; k != l && rest < profiles; ++rest) {
        if (complies(rest, k) || complies(rest, l)) continue;  // each profile of the rest once
        const double lowered = game.advantage(k, rest) - game.advantage(k, with(rest, l, true));
        if (std::isnan(lowered)) return {unknown, unknown};
        range = {std::min(range.low, lowered), std::max(range.high, lowered)};
      }
    }
  }
  return game.players < 2 ? InteractionRange{} : range;
}

std::optional<Profile> risk_dominant(const BinaryGame& game, const std::vector<Profile>& equilibria) {
  if (game.players != 2 || equilibria.size() != 2 || (equilibria[0] ^ equilibria[1]) != 3) return std::nullopt;
  double product[2];
  for (std::size_t e = 0; e < 2; ++e) {
    const double first = loss_of_leaving(game, equilibria[e], 0), second = loss_of_leaving(game, equilibria[e], 1);
    if (!(first > 0 && second > 0)) return std::nullopt;
    product[e] = first * second;
  }
  if (product[0] == product[1]) return std::nullopt;
  return equilibria[product[0] > product[1] ? 0 : 1];
}

std::optional<Profile> potential_maximiser(const BinaryGame& game, double tolerance) {
  double gap = 0, largest = 0;
  for (std::size_t k = 0; k < game.players; ++k) {
    for (std::size_t l = k + 1; l < game.players; ++l) {
      for (Profile rest = 0; rest < Profile{1} << game.players; ++rest) {
        if (complies(rest, k) || complies(rest, l)) continue;
        const double of_l = game.advantage(k, rest) - game.advantage(k, with(rest, l, true));
        const double of_k = game.advantage(l, rest) - game.advantage(l, with(rest, k, true));
        if (std::isnan(of_l) || std::isnan(of_k)) return std::nullopt;
        gap = std::max(gap, std::abs(of_l - of_k));
        largest = std::max({largest, std::abs(of_l), std::abs(of_k)});
      }
    }
  }
  if (gap > tolerance * largest) return std::nullopt;
  double best = -infinity;
  Profile at = 0;
  for (Profile profile = 0; profile < Profile{1} << game.players; ++profile) {
    double potential = 0;  // players take up complying one after the other; the order does not matter
    for (std::size_t k = 0; k < game.players; ++k) {
      if (complies(profile, k)) potential -= game.advantage(k, profile & ((Profile{1} << k) - 1));
    }
    if (potential > best) {
      best = potential;
      at = profile;
    }
  }
  return at;
}

namespace {

/// Every advantage once: mixing asks for them many times.
struct AdvantageTable {
  std::size_t players;
  std::vector<double> values;  // [profile][player]
  double largest = 0;
  bool known = true;

  explicit AdvantageTable(const BinaryGame& game) : players(game.players), values(game.players << game.players) {
    for (Profile profile = 0; profile < Profile{1} << players; ++profile) {
      for (std::size_t k = 0; k < players; ++k) {
        const double value = game.advantage(k, profile);
        values[profile * players + k] = value;
        known = known && std::isfinite(value);
        largest = std::max(largest, std::abs(value));
      }
    }
  }
  /// Expected over rivals that comply with these probabilities, by player.
  std::vector<double> expected(const std::vector<double>& probability) const {
    std::vector<double> sum(players, 0);
    for (Profile profile = 0; profile < Profile{1} << players; ++profile) {
      double weight = 1;
      for (std::size_t l = 0; l < players; ++l) weight *= complies(profile, l) ? probability[l] : 1 - probability[l];
      // The own bit is not read, so that a player's own mixing adds the same value with weights that add to the rivals' weight.
      for (std::size_t k = 0; k < players; ++k) sum[k] += weight * values[profile * players + k];
    }
    return sum;
  }
  double regret(const std::vector<double>& probability) const {
    const std::vector<double> advantage = expected(probability);
    double worst = 0;
    for (std::size_t k = 0; k < players; ++k)
      worst = std::max(worst, advantage[k] > 0 ? probability[k] * advantage[k] : (probability[k] - 1) * advantage[k]);
    return worst;
  }
};

MixedProfile mixed_of_two(const AdvantageTable& table) {
  const auto indifference = [&](std::size_t k) {  // of player k, over whether the other complies
    const Profile other = Profile{1} << (1 - k);
    const double ignores = table.values[k], complies_too = table.values[other * 2 + k];
    return ignores / (ignores - complies_too);
  };
  MixedProfile mixed{{indifference(1), indifference(0)}, infinity, 0};
  mixed.regret = table.regret(mixed.probability);
  return mixed;
}

/// The logit fixed point at one precision, by Newton from `probability`; false where it is not reached.
bool settle_logit(const AdvantageTable& table, double precision, std::vector<double>& probability) {
  constexpr int largest_iterations = 50;
  constexpr double close = 1e-12;
  const std::size_t n = table.players;
  for (int iteration = 0; iteration < largest_iterations; ++iteration) {
    const std::vector<double> advantage = table.expected(probability);
    std::vector<std::vector<double>> jacobian(n, std::vector<double>(n));
    std::vector<double> miss(n), reply(n);
    double worst = 0;
    for (std::size_t k = 0; k < n; ++k) {
      reply[k] = 1 / (1 + std::exp(precision * advantage[k]));
      miss[k] = reply[k] - probability[k];
      worst = std::max(worst, std::abs(miss[k]));
    }
    if (worst < close) return true;
    for (std::size_t l = 0; l < n; ++l) {  // expected advantages are linear in each probability
      std::vector<double> certain = probability, never = probability;
      certain[l] = 1;
      never[l] = 0;
      const std::vector<double> high = table.expected(certain), low = table.expected(never);
      for (std::size_t k = 0; k < n; ++k) {
        const double slope = -precision * reply[k] * (1 - reply[k]) * (high[k] - low[k]);
        jacobian[k][l] = (k == l ? 1 : 0) - (k == l ? 0 : slope);
      }
    }
    const std::vector<double> step = solve_equations(std::move(jacobian), miss);
    for (std::size_t k = 0; k < n; ++k) probability[k] = std::clamp(probability[k] + step[k], 0.0, 1.0);
    if (std::ranges::any_of(probability, [](double p) { return std::isnan(p); })) return false;
  }
  return false;
}

}  // namespace

std::optional<MixedProfile> mixed_equilibrium(const BinaryGame& game) {
  constexpr double enough = 1e-3, growth = 1.2, highest = 1e4;  // regret and precision, relative to the largest advantage
  const AdvantageTable table(game);
  if (!table.known || table.largest == 0) return std::nullopt;
  if (game.players == 2) return mixed_of_two(table);
  MixedProfile best{std::vector<double>(game.players, 0.5), 0, 0};
  best.regret = table.regret(best.probability);
  for (double sharp = 0.1; sharp < highest && best.regret > enough * table.largest; sharp *= growth) {
    std::vector<double> probability = best.probability;
    if (!settle_logit(table, sharp / table.largest, probability)) break;
    best = {probability, sharp / table.largest, table.regret(probability)};
  }
  return best;
}

}  // namespace entrepot
