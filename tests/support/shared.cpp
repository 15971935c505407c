#include "support/shared.hpp"

namespace entrepot::testing {

std::filesystem::path source_path(const std::string& relative) { return std::filesystem::path(ENTREPOT_SOURCE_DIR) / relative; }

std::filesystem::path shared_path(const std::string& relative) {
  return std::filesystem::path(ENTREPOT_SOURCE_DIR).parent_path() / "shared" / relative;
}

}  // namespace entrepot::testing
