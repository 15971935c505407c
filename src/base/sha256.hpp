// SHA-256 (FIPS 180-4): ids of scenarios and Worlds, checksums of files.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace entrepot {

/// Lower-case hexadecimal, 64 characters.
std::string sha256_hex(std::string_view bytes);
/// Of the next `size` bytes of a stream, which fails where it has fewer.
std::string sha256_hex(std::istream& bytes, std::uintmax_t size);

}  // namespace entrepot
