#include "commands.hpp"

namespace entrepot::cli {

CLI::App& add_data(CLI::App& app) {
  CLI::App& data =
      *app.add_subcommand("data", "Import published files into the project's store; list, query, export or drop them");
  data.require_subcommand(1);
  return data;
}

}  // namespace entrepot::cli
