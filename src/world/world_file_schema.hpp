// How a World lies in a NetCDF-4 file; writer and reader share these names. docs/world-files.md is the page for users.
#pragma once

namespace entrepot::world_file {

inline constexpr const char* schema = "entrepot world";
inline constexpr int schema_version = 1;  ///< raised when a reader of the older version would misread a file

}  // namespace entrepot::world_file
