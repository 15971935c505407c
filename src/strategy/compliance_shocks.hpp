// What complying and being penalised do to a World, as shocks on top of the measures in force (MODEL.md 11.1).
#pragma once

#include "entrepot/equilibrium.hpp"
#include "strategy/compliance_players.hpp"

namespace entrepot {

/// Trade costs between third country and target x factor^share on the sectors that the sanctions cover, both directions.
/// `share` is how much of the sanctions it observes, 0 to 1.
Shock complying_shock(const World& world, const CompliancePlayers& players, Country third, double share = 1);

/// Trade costs between third country and every enforcer, both directions, on the penalty's sectors: by sector the factor that
/// moves a flow as much as the penalty does on the exposed share of its varieties (M6). Where all varieties are cut off the flow
/// is banned. Where goods hardly replace each other (sigma at most smallest_sigma_of_bans) what is cut off is a limit on
/// quantity: it leaves the share that is not exposed, and at least economy.ban_remainder.
Shock penalty_shock(const World& world, const Economy& economy, const PenaltyPlayers& penalty, Country third);

}  // namespace entrepot
