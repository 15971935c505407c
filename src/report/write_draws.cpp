#include "entrepot/report.hpp"
#include "tables/text_file.hpp"

namespace entrepot {

void write_draws(const std::string& draws, const std::filesystem::path& file) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  tables::write_text(file, draws);
}

}  // namespace entrepot
