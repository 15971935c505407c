// Games in which each player either complies or ignores, known by what each player gains by ignoring: pure Nash profiles, best
// responses, complements and substitutes, selection, and mixed equilibria where nothing pure lasts. Numbers alone, no economics.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace entrepot {

using Profile = std::uint64_t;  ///< bit k is set where player k complies

inline bool complies(Profile profile, std::size_t player) { return (profile >> player & 1) != 0; }
inline Profile with(Profile profile, std::size_t player, bool compliant) {
  const Profile bit = Profile{1} << player;
  return compliant ? profile | bit : profile & ~bit;
}

struct BinaryGame {
  std::size_t players = 0;  ///< at most 63
  /// What the player gains by ignoring over complying while the others behave by the profile, whose own bit is not read; NaN
  /// where that is not known.
  std::function<double(std::size_t player, Profile others)> advantage;
  bool additive = false;  ///< each advantage is a sum over rivals, so that interactions do not depend on third parties
};

/// What a player loses by leaving the profile alone: the smallest over players, and whose. Below 0 somebody gains and the profile
/// is no equilibrium; 0 or above it is one (Nash 1950); NaN if no known deviation pays but some are unknown.
struct Margin {
  double value = 0;
  std::size_t player = 0;
};
Margin deviation_margin(const BinaryGame& game, Profile profile);

/// All pure equilibria, ascending by profile, and how many profiles are undecided. 2^players profiles are looked at.
struct PureEquilibria {
  std::vector<Profile> profiles;
  std::size_t undecided = 0;
};
PureEquilibria pure_equilibria(const BinaryGame& game);

/// Where best responses end, player by player in turn; nothing where they go in circles or an advantage is unknown. From all
/// ignoring and from all complying they reach the extremal equilibria where actions are complements (Topkis 1979).
std::optional<Profile> best_response_end(const BinaryGame& game, Profile start);

/// How much a rival's compliance lowers the advantage of ignoring, over all ordered pairs and all profiles of the rest. Both
/// above 0: complements. Both below: substitutes. NaN where something is unknown.
struct InteractionRange {
  double low = 0, high = 0;
};
InteractionRange interaction_range(const BinaryGame& game);

/// Of two strict equilibria of two players in which both differ: the one with the larger product of what deviations lose
/// (Harsanyi and Selten 1988); nothing where there are none such.
std::optional<Profile> risk_dominant(const BinaryGame& game, const std::vector<Profile>& equilibria);

/// The profile at which an exact potential is largest (Monderer and Shapley 1996, corollary 2.9: one exists if and only if every
/// pair affects each other alike); nothing where there is none within `tolerance`, relative to the largest interaction. Up to 16
/// players.
std::optional<Profile> potential_maximiser(const BinaryGame& game, double tolerance = 1e-6);

/// Probabilities of complying, and the most that a best pure reply would add.
struct MixedProfile {
  std::vector<double> probability;
  double precision = 0;  ///< eta: infinite where exact
  double regret = 0;
};
/// For a game without pure equilibria. Two players: the mixed equilibrium, exactly (support enumeration). More: the logit quantal
/// response equilibrium (McKelvey and Palfrey 1995) followed from indifference to the highest precision at which the regret is
/// below a thousandth of the largest advantage, or that is found. Nothing where an advantage is unknown; at most 16 players.
std::optional<MixedProfile> mixed_equilibrium(const BinaryGame& game);

}  // namespace entrepot
