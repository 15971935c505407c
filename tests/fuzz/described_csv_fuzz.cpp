// Any bytes as a CSV and its description.
#include "published_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"description.toml", "table.csv"});
  fuzz::read_published(folder, {"described"}, data, size);
  return 0;
}
