// Any bytes as the list of Worlds in the data folder, which $ENTREPOT_DATA may name: names come out, or an InputError.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "entrepot/world.hpp"
#include "folder_of_files.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"worlds/MANIFEST.toml", "worlds/own.nc"});
  ::setenv("ENTREPOT_DATA", folder.path().c_str(), 1);
  folder.fill(data, size);
  const auto names = fuzz::value_or_input_error([] { return embedded_worlds(); });
  if (!names) return 0;
  for (const std::string& name : *names) fuzz::value_or_input_error([&] { return load_embedded_world(name); });
  return 0;
}
