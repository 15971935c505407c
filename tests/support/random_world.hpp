// Invented Worlds of any size, exactly calibrated, for laws that hold in every World.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot::testing {

struct RandomWorldParams {
  std::size_t countries = 4, sectors = 3;
  double zero_share = 0.1;  ///< of foreign flows
  double largest_tariff = 0.2;
  bool input_output = true;
  bool balanced = false;  ///< flows symmetric, so that no country has a deficit
};
/// The same seed gives the same World.
World random_world(unsigned seed, const RandomWorldParams& params = {});

/// Fills final shares, value added and deficits from flows, tariffs and technology; final demand must come out positive.
void complete_calibration(World& world);

}  // namespace entrepot::testing
