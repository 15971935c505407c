// Any bytes as files of dated numbers: prices, rates, counts, cited figures, workbooks of customs.
#include "published_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder(
      {"brent-monthly.csv", "amd_per_unit.csv", "facts.csv", "list-2026-03-22.csv", "totals.xlsx"});
  fuzz::read_published(folder, {"cited-facts", "market-series", "sanctions-lists", "russia-fcs-xlsx"}, data, size);
  return 0;
}
