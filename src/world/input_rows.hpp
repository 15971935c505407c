// The rows of a country's input-output accounts against what it buys: a product cannot be used more than it is bought.
#pragma once

#include "entrepot/world.hpp"

namespace entrepot {

inline constexpr double row_rounding = 1e-12;  ///< a row above its bound by less than this, relatively, is at its bound

/// Z[input][user] of one country, million USD: gamma (1 - beta) Y (MODEL.md M4).
using Uses = Array<double, Sector, Sector>;
Uses intermediate_uses(const World& world, const SectorByCountry& output, Country n);

/// What producers use of an input, million USD.
double row_sum(const Uses& uses, Sector input);

/// Rows that use more than the country buys are scaled to the part of its purchases that households leave,
/// (1 - household_share) A; the users' value added takes up what they no longer buy. One Repair a row.
/// `purchases` and `household_share` (0 to below 1) are [sector][country].
void bound_input_rows(World& world, const SectorByCountry& output, const SectorByCountry& purchases,
                      const SectorByCountry& household_share);

}  // namespace entrepot
