// Any bytes as published input-output tables.
#include "published_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"2020_SML.csv", "icio_2022.csv", "wiot_2011_Z.csv", "WIOT2014_Nov16_ROW.csv"});
  fuzz::read_published(folder, {"oecd-icio", "oecd-icio-flows", "wiod", "wiod-2016"}, data, size);
  return 0;
}
