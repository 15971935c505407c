// Comparing Worlds field by field, so that a failing test says which one differs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Every field the same, numbers bit for bit.
void expect_same_world(const World& found, const World& wanted);

/// Changes a variable of a NetCDF file in place, checksum untouched, as a broken disk would.
void overwrite_numbers(const std::filesystem::path& file, const std::string& variable, const std::vector<double>& values);

}  // namespace entrepot::testing
