// What becomes of the trade that a scenario asks about: how large it is, how its quantity changes, whose sales it replaces.
#pragma once

#include <vector>

#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// A flow question, found in a World.
struct AskedFlow {
  std::string id;
  std::vector<Country> exporters, importers, instead_of;
  std::vector<Sector> sectors;
};
/// Errors: InputError (unknown codes, one of `instead_of` among the exporters, nothing but domestic sales), all at once.
std::vector<AskedFlow> asked_flows(const Scenario& scenario, const World& world);

/// Two states between which trade is compared.
struct FlowState {
  const Shock& shock;
  const Equilibrium& equilibrium;
};
/// By flow: flow.ID.value (in the World, billion USD), flow.ID.change (of its quantity, percent), and with instead_of
/// flow.ID.lost (their sales in the World, billion USD) and flow.ID.replaced: the share of the purchases lost to instead_of that
/// the exporters gain, percent, at the importers' purchases in `before`. NaN without equilibria; 0 where nothing is lost.
Headlines flow_headlines(const World& world, const Economy& economy, const std::vector<AskedFlow>& flows, const FlowState& before,
                         const FlowState& after);

}  // namespace entrepot
