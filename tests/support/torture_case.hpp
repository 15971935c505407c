// Worlds and scenarios at the edge of what the engine may be asked: any elasticity, near autarky, tiny countries, tariffs of
// 1000 %, many bans, empty cells, every closure, nest and mobility of factors.
#pragma once

#include "entrepot/equilibrium.hpp"

namespace entrepot::testing {

struct TortureCase {
  World world;
  Economy economy;
  Shock shock;
};
/// The same seed gives the same case.
TortureCase torture_case(unsigned seed);

/// What is wrong with an answer, empty if it is honest: certified, or with an outcome and a reason in words.
std::string complaint_about(const TortureCase& c, const Equilibrium& answer);

}  // namespace entrepot::testing
