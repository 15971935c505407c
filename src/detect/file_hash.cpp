#include "detect/file_hash.hpp"

#include <fstream>

#include "base/sha256.hpp"

namespace entrepot::detect {

std::string file_hash(const std::filesystem::path& file) {
  std::ifstream bytes(file, std::ios::binary);
  return sha256_hex(bytes, std::filesystem::file_size(file));
}

}  // namespace entrepot::detect
