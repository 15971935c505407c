// Any bytes as the concordances of a folder, one file of each family, and as a CSV to convert: weights that add to one and
// totals that hold come out, or problems do.
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "folder_of_files.hpp"
#include "sources/common_high_priority.hpp"
#include "sources/concordance_library.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

void check_weights(const sources::Concordance& one) {
  for (const std::string& from : one.from_codes()) {
    double sum = one.lost_share(from);
    for (const auto& entry : one.counterparts(from)) sum += entry.weight;
    fuzz::require(std::abs(sum - 1) < 1e-9);
  }
}

void check_library(const std::filesystem::path& folder) {
  Problems problems;
  const auto library = sources::read_concordances(folder, false, problems);
  if (!problems.empty()) return;
  for (const sources::Concordance& one : library.list) {
    check_weights(one);
    const sources::Concordance back = sources::reverse(one, library.codes_of(one.step.to));
    check_weights(back);
    const double home = sources::there_and_back(one, back).trip.home;
    fuzz::require(home >= 0 && home < 1 + 1e-9);
  }
}

void check_conversion(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "in.csv")) return;
  ConvertRequest request{.route = {.folder = folder, .from = "HS2017", .to = "HS2022", .via = "", .own = {}, .weights = {}},
                         .file = folder / "in.csv",
                         .out = folder / "out.csv",
                         .keep = {}};
  if (std::filesystem::exists(folder / "own.csv")) request.route.own = folder / "own.csv";
  if (std::filesystem::exists(folder / "weights.csv")) request.route.weights.file = folder / "weights.csv";
  const auto done = fuzz::value_or_input_error([&] { return convert_file(request); });
  if (done) fuzz::require(done->loss.exact + done->loss.split + done->loss.lost == done->loss.total);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::FolderOfFiles folder({"hs6_hs5.csv.gz", "hs5_hs4.csv.gz", "hs_isic4.csv.gz", "hs_bec4.csv.gz",
                                           "hs_naics.csv.gz", "isic4_isic3.csv.gz", "wiod_2013.csv.gz", "sitc2_rauch.csv.gz",
                                           "hs6_gtap_crosswalk.csv.gz", "concordance_iso3_GTAP10.csv", "iotr_icio_sectors.csv",
                                           "iotr_wiot_sectors.csv", "iotr_icio_locations.csv", "isic4_desc.csv.gz", "list.csv",
                                           "in.csv", "own.csv", "weights.csv"});
  folder.fill(data, size);
  check_library(folder.path());
  check_conversion(folder.path());
  if (std::filesystem::exists(folder.path() / "list.csv")) {
    Problems problems;
    sources::read_common_high_priority(folder.path() / "list.csv", problems);
  }
  return 0;
}
