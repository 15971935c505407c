// Any bytes as the recipe and the files of an update: a World comes out that balances and can be told in words, or an InputError.
#include <cstddef>
#include <cstdint>

#include "entrepot/world_update.hpp"
#include "folder_of_files.hpp"
#include "support/small_world.hpp"
#include "value_or_input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const fuzz::FolderOfFiles folder({"recipe.toml", "totals.csv", "second.csv", "product.csv"});
  static const World base = calibrate(testing::small_world(), "fuzz");
  folder.fill(data, size);
  UpdateFiles files{.recipe = folder.path() / "recipe.toml",
                    .totals = folder.path() / "totals.csv",
                    .product = folder.path() / "product.csv",
                    .second = folder.path() / "second.csv"};
  if (!std::filesystem::exists(files.second)) files.second.clear();
  const auto recipe = fuzz::value_or_input_error([&] { return read_update_recipe(files.recipe); });
  if (!recipe) return 0;
  const auto figures = fuzz::value_or_input_error([&] { return read_published_figures(*recipe, files, base); });
  if (!figures) return 0;
  const auto update = fuzz::value_or_input_error([&] { return update_world(base, *recipe, *figures, "fuzz"); });
  if (update) fuzz::require(!world_update_text(*update, 3).empty() && !world_update_json(*update).empty());
  return 0;
}
