// Any bytes as a map of countries and of sectors: a World of the new codes comes out, or an InputError.
#include <cstddef>
#include <cstdint>

#include "entrepot/world.hpp"
#include "folder_of_files.hpp"
#include "support/small_world.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"regions.csv", "sectors.csv"});
  static const World world = testing::small_world();
  folder.fill(data, size);
  const auto map = [&](const char* name, const std::vector<std::string>& codes) {
    return fuzz::value_or_input_error([&] {
      return std::filesystem::exists(folder.path() / name) ? read_aggregation_map(folder.path() / name, codes) : keep_all(codes);
    });
  };
  const auto regions = map("regions.csv", world.countries), sectors = map("sectors.csv", world.sectors);
  if (!regions || !sectors) return 0;
  const auto merged = fuzz::value_or_input_error([&] { return aggregate(world, *regions, *sectors); });
  fuzz::require(merged && merged->countries == regions->codes && merged->sectors == sectors->codes);
  return 0;
}
