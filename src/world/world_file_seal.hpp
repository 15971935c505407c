// The last line of a World file: the SHA-256 of all bytes before it, which readers of NetCDF-4 pass over. The library trusts what
// it finds in a file, and one wrong byte can end the program in it; so it is asked to open only what was written as it stands.
#pragma once

#include <filesystem>
#include <string>

namespace entrepot {

/// Appends the line to a finished file. Errors: NetcdfError (cannot be read or written).
void seal_world_file(const std::filesystem::path& file);

/// Empty where the bytes are those that were sealed, else what is wrong in words.
std::string fault_of_seal(const std::filesystem::path& file);

}  // namespace entrepot
