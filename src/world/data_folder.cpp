// Where the Worlds shipped with the program lie.

#include <cstdlib>
#include <system_error>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"

namespace entrepot {
namespace {

namespace fs = std::filesystem;

/// share/entrepot of the prefix that the program was installed to: PREFIX/bin/entrepot, PREFIX/share/entrepot.
fs::path installed_data() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::path() : program.parent_path().parent_path() / "share" / "entrepot";
}

}  // namespace

fs::path data_folder() {
  if (const char* chosen = std::getenv("ENTREPOT_DATA"); chosen != nullptr && *chosen != '\0') {
    if (!fs::is_directory(chosen))
      throw InputError(
          {.field = "ENTREPOT_DATA", .value = chosen, .rule = "must be a folder", .hint = "unset it to use the data shipped"});
    return chosen;
  }
  for (const fs::path& folder : {installed_data(), fs::path(ENTREPOT_SOURCE_DATA)})
    if (fs::is_directory(folder / "worlds")) return folder;
  const Problem missing{.file = ENTREPOT_SOURCE_DATA,
                        .rule = "the data folder of entrepot is not here",
                        .hint = "set ENTREPOT_DATA to the folder that holds worlds/MANIFEST.toml"};
  throw InputError(missing);
}

}  // namespace entrepot
