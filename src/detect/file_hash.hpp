// The checksum by which a result names the file that it rests on.
#pragma once

#include <filesystem>
#include <string>

namespace entrepot::detect {

/// SHA-256 of the bytes as they lie on the disk, packed or not.
std::string file_hash(const std::filesystem::path& file);

}  // namespace entrepot::detect
