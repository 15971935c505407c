// Where a solution is least exact, in plain words.
#pragma once

#include <string>

#include "entrepot/equilibrium.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// " (goods markets of C19, Brunei)" for a kind and residual of Certificate::worst(); empty if it belongs to no country.
std::string residual_place(const World& world, const std::string& kind, const Residual& residual);

}  // namespace entrepot
