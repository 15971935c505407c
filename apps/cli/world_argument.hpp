// A World named on the command line: shipped with the program, or a file.
#pragma once

#include <string>

#include "context.hpp"
#include "entrepot/world.hpp"

namespace entrepot::cli {

struct WorldArgument {
  std::string world;  ///< "icio-2022", or the path of a .nc file
  std::string layer;  ///< tariff layer to lay over it; empty = none
};

void add_world_argument(CLI::App& command, WorldArgument& argument);
/// Words with a slash or ending in .nc are files. Errors: InputError as load_world, load_embedded_world and with_layer.
World load(const WorldArgument& argument);

}  // namespace entrepot::cli
