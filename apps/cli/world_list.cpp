// entrepot world list: the Worlds shipped with the program.

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

int list(const Context& context) {
  std::string text, json;
  for (const std::string& name : embedded_worlds()) {
    const World world = load_embedded_world(name);
    std::string layers, quoted;
    for (const TariffLayer& layer : world.layers) {
      layers += (layers.empty() ? ", layer " : ", ") + layer.name;
      quoted += fmt::format("{}\"{}\"", quoted.empty() ? "" : ", ", layer.name);
    }
    text += fmt::format("{:<16} {} countries, {} sectors, year {}{}\n", name, world.country_count(), world.sector_count(),
                        world.year, layers);
    json += fmt::format(
        "{}\n  {{\"name\": \"{}\", \"year\": {}, \"countries\": {}, \"sectors\": {}, \"layers\": [{}], \"content_id\": \"{}\"}}",
        json.empty() ? "" : ",", name, world.year, world.country_count(), world.sector_count(), quoted, world.id);
  }
  write_note(context, "in " + (data_folder() / "worlds").string());
  write_data(context.json ? "{\"worlds\": [" + json + "\n]}" : text.substr(0, text.size() - 1));
  return done;
}

}  // namespace

void add_world_list(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand("list", "Name the Worlds shipped with the program, their checksums verified");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(command, {"entrepot world list"});
  set_action(command, context, [&context] { return list(context); });
}

}  // namespace entrepot::cli
