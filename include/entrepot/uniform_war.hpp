// A war of all against all with one tariff a country, in a World without input-output links, where wages alone are the state:
// fast enough for every country of the world at once. Two answers under two names: the exact Nash point, and Lashkaripour's
// (2021) formula for it, which takes partners for small.
#pragma once

#include <vector>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

struct UniformWarParams {
  double tolerance = 1e-10;  ///< on rates and on wages (factor payments over value added), in each step of the search
  int max_steps = 200;       ///< ordinary cases need about 15
};

/// Every country levies one rate on all its imports of the taxed sectors; other tariffs stay as in the World.
struct UniformWar {
  Outcome outcome = Outcome::stalled;  ///< converged: rates hold, and the equilibrium is certified in levels as solve's
  ByCountry rates;                     ///< tariffs, 0.25 is 25 %
  double distance = 0;  ///< largest move of a rate in the last step; of the exact point: the Newton step that is left
  int steps = 0;
  Shock shock;
  Equilibrium equilibrium;
};

/// Lashkaripour (2021, eq. 14), solved together with the equilibrium as one fixed point:
///   t_i = 1 / sum_s (sigma_s - 1) a_is,   a_is = sum_{n != i} X^s_ni (1 - pi^s_ni) / sum_s sum_{n != i} X^s_ni
/// with X sales net of tariff and pi shares of spending, tariffs included. A formula for countries that take the
/// incomes and wages of others as given, not an exact best response: see exact_uniform_nash.
/// Errors: InputError (input-output links, factors that do not move freely, nests, the closure own_share; no taxed sector).
UniformWar sufficient_statistics_nash(const World& world, const Economy& economy, const std::vector<Sector>& taxed,
                                      const UniformWarParams& params = {});

/// All countries' first order conditions d ln W_i / d t_i = 0 at once, wages and incomes of everybody answering. Its certificate
/// as a Nash point is scan_deviations (entrepot/tax_game.hpp). Errors: as sufficient_statistics_nash.
UniformWar exact_uniform_nash(const World& world, const Economy& economy, const std::vector<Sector>& taxed,
                              const UniformWarParams& params = {});

}  // namespace entrepot
