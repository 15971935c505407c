// Any bytes as the manifest of a result bundle: it is explained in words and as JSON, or refused; nothing outside it is read.
#include <cstddef>
#include <cstdint>

#include "entrepot/report.hpp"
#include "folder_of_files.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"manifest.json", "residuals.csv"});
  folder.fill(data, size);
  const auto words = fuzz::value_or_input_error([] { return explain_bundle(folder.path()); });
  const auto json = fuzz::value_or_input_error([] { return explain_bundle_json(folder.path()); });
  fuzz::require(words.has_value() == json.has_value());
  const auto replaceable = fuzz::value_or_input_error([] {
    check_bundle_folder(folder.path());
    return true;
  });
  fuzz::require(replaceable || !words || std::filesystem::exists(folder.path() / "residuals.csv"));
  return 0;
}
