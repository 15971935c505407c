#include "world_argument.hpp"

namespace entrepot::cli {

void add_world_argument(CLI::App& command, WorldArgument& argument) {
  command.add_option("WORLD", argument.world, "Name of a World shipped with the program (entrepot world list), or a .nc file")
      ->required();
  command.add_option("--layer", argument.layer, "Tariff layer to lay over it, e.g. us-china-2018")->type_name("NAME");
}

World load(const WorldArgument& argument) {
  const bool is_file = argument.world.find('/') != std::string::npos || argument.world.ends_with(".nc");
  World world = is_file ? load_world(argument.world) : load_embedded_world(argument.world);
  return argument.layer.empty() ? world : with_layer(world, argument.layer);
}

}  // namespace entrepot::cli
