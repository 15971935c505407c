// Any bytes as files of trade as publishers write them, plain or packed.
#include "published_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"BACI_HS17_Y2023_V202501.csv", "baci2023.csv", "comtrade.csv", "answer.json",
                                           "full202152.dat", "extract.csv", "russia_imports.csv"});
  fuzz::read_published(folder,
                       {"cepii-baci", "baci-pair-totals", "un-comtrade", "un-comtrade-json", "eurostat-comext", "comext-extract",
                        "comext-partner-totals", "national-imports", "imf-imts", "russia-fcs"},
                       data, size);
  return 0;
}
