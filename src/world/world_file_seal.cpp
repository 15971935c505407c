#include "world/world_file_seal.hpp"

#include <fstream>
#include <system_error>

#include "base/sha256.hpp"
#include "world/netcdf_file.hpp"

namespace entrepot {
namespace {

constexpr std::string_view mark = "\nentrepot seal sha256 ";  // 64 digits and a line end follow
constexpr std::size_t seal_size = mark.size() + 64 + 1;

std::string seal_of(std::istream& content, std::uintmax_t size) { return std::string(mark) + sha256_hex(content, size) + "\n"; }

}  // namespace

void seal_world_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string seal = seal_of(in, std::filesystem::file_size(file));
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << seal;
  out.close();
  if (!in || !out) throw NetcdfError("cannot be sealed");
}

std::string fault_of_seal(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  std::string found(seal_size, '\0');
  if (!error && size >= seal_size) {
    in.seekg(static_cast<std::streamoff>(size - seal_size));
    in.read(found.data(), static_cast<std::streamsize>(seal_size));
    in.seekg(0);
  }
  if (!in || !found.starts_with(mark))
    return "does not end as World files do: it is damaged or truncated, or another program wrote it";
  if (found != seal_of(in, size - seal_size)) return "is damaged or truncated: its bytes are not those that were written";
  return "";
}

}  // namespace entrepot
