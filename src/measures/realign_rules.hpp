// What a realign question must be in itself, whatever the World.
#pragma once

#include <string>

#include "entrepot/errors.hpp"
#include "entrepot/questions.hpp"

namespace entrepot {

inline constexpr double largest_realign_money_bn = 1e6;  ///< billion USD a year: ten times what the world earns

/// Adds every problem: players that are missing or the same, numbers out of range, lists that do not ascend, ids.
void check_realign(const RealignQuestion& question, const std::string& file, Problems& problems);

}  // namespace entrepot
