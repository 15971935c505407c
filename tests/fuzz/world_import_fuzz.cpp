// Any bytes as the files of an import folder: a World comes out that can be told in words and that comes back from a folder of
// its own as it is, or an InputError.
#include <cstddef>
#include <cstdint>

#include "entrepot/report.hpp"
#include "entrepot/world.hpp"
#include "folder_of_files.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"world.toml", "flows.csv", "intermediate.csv", "value_added.csv", "final.csv",
                                           "elasticities.csv", "countries.csv", "sectors.csv", "layers.csv", "repairs.csv"});
  folder.fill(data, size);
  for (const bool as_published : {false, true}) {
    const auto imported = fuzz::value_or_input_error([&] { return import_world(folder.path(), as_published, "fuzz"); });
    if (!imported) continue;
    const World& world = imported->world;
    fuzz::require(!world_json(world).empty() && !world_text(world).empty() && !balance_json(world).empty());
    for (const TariffLayer& layer : world.layers) fuzz::value_or_input_error([&] { return with_layer(world, layer.name); });
    const testing::TemporaryFolder own;
    export_world(world, own.path() / "world");
    fuzz::require(import_world(own.path() / "world", true, "fuzz").world.id == world.id);
  }
  return 0;
}
