// The contract of include/entrepot/world.hpp, checked value by value on everything that comes from a file.
#pragma once

#include <cstddef>
#include <string>

#include "entrepot/errors.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// No single amount in a World may be larger (million USD): about ten thousand times the world's product.
inline constexpr double largest_value = 1e15;
/// No tariff may be a higher rate (a million percent): beyond it a power overflows, and a ban is meant.
inline constexpr double largest_rate = 1e4;
/// No single table of a World may have more values (4 GB).
inline constexpr std::size_t largest_table = 500'000'000;

/// Adds one problem for each label, shape or value outside its range; `file` stands in the messages. At most 20 are
/// listed, the rest is counted. Values are looked at only where labels and shapes are right.
void check_world(const World& world, const std::string& file, Problems& problems);

}  // namespace entrepot
