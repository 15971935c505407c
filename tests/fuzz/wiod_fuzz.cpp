// Any bytes as the three files of the World Input-Output Database: tables of one shape come out, or problems do.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "folder_of_files.hpp"
#include "sources/wiod_2016.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder(
      {"derived_Z_2014_44x35.csv.gz", "derived_X_2014_44x35.csv", "derived_F_2014_44x35.csv.gz"});
  folder.fill(data, size);
  Problems problems;
  const sources::WiodTable wiod = sources::read_wiod_2016(folder.path(), problems);
  if (!problems.empty()) return 0;
  const std::size_t industries = wiod.industries.size(), economies = wiod.economies.size();
  fuzz::require(industries > 0 && wiod.economy("ROW"));
  fuzz::require(wiod.input_use.extents() == InputShares::Extents{economies, industries, industries});
  for (const SectorByCountry* table : {&wiod.output, &wiod.household_use, &wiod.final_use}) {
    fuzz::require(table->extents() == SectorByCountry::Extents{industries, economies});
    for (const double value : table->values()) fuzz::require(value >= 0);
  }
  return 0;
}
