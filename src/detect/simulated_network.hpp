// Invented shipments in which some newcomers follow a stopped consignee: are those linked to it, and how many others?
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "entrepot/entity_network.hpp"

namespace entrepot::detect {

/// Trades, each with shippers and products of its own; consignees of one trade resemble each other without following anybody.
struct NetworkSimulation {
  std::size_t trades = 12, shippers_of_trade = 25, products_of_trade = 15;
  std::size_t forwarders = 20;        ///< shippers of all trades
  double share_of_forwarders = 0.15;  ///< of a consignee's shippers
  std::size_t established = 1000, stopped = 20, newcomers = 200;
  double with_follower = 0.75;  ///< of the stopped ones; the followers are among the newcomers
  double kept_shippers = 0.6, kept_products = 0.7, kept_address = 0.3;  ///< what a follower takes over, each by itself
  double mean_shippers = 4, mean_products = 5;                          ///< of a consignee, besides the first (Poisson)
  double in_shared_building = 0.15;                                     ///< of consignees that follow nobody
  std::size_t shared_buildings = 40;
  double growing_trade = 0;  ///< share of the other newcomers, and of the stopped, that are in the first trade alone
  double false_discovery_rate = 0.05;
  std::size_t stand_ins = 1000;
  std::uint64_t seed = 1;
};

struct InventedNetwork {
  ShipmentTable shipments;
  std::vector<StoppedConsignee> stopped;
  std::vector<std::pair<std::string, std::string>> followed;  ///< stopped consignee, its follower
};
InventedNetwork invented_network(const NetworkSimulation& params, std::uint64_t replicate);

struct NetworkOutcome {
  double links = 0;           ///< that pass
  double false_share = 0;     ///< of them, not between a stopped consignee and its follower (0 where none passes)
  double recall = 0;          ///< share of the followers that are linked to the one they follow
  double expected_share = 0;  ///< links expected by chance over links that pass: what the program says of itself
};
/// One replicate; the same for the same parameters and number, in any order and on any machine.
NetworkOutcome simulate_network(const NetworkSimulation& params, std::uint64_t replicate);

}  // namespace entrepot::detect
