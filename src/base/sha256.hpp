// SHA-256 (FIPS 180-4) of bytes in memory: ids of scenarios and Worlds, checksums of files.
#pragma once

#include <string>
#include <string_view>

namespace entrepot {

/// Lower-case hexadecimal, 64 characters.
std::string sha256_hex(std::string_view bytes);

}  // namespace entrepot
