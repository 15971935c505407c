#include "commands.hpp"

namespace entrepot::cli {

CLI::App& add_world(CLI::App& app) {
  CLI::App& world =
      *app.add_subcommand("world", "List, show, build, check, update, aggregate, import or export Worlds (benchmark economies)");
  world.require_subcommand(1);
  return world;
}

}  // namespace entrepot::cli
