// Technology of the ICIO economies from WIOD: how much of each input a unit of output takes, before the inputs that WIOD
// keeps merged are split.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "entrepot/world.hpp"
#include "sources/wiod_2016.hpp"

namespace entrepot {

inline constexpr double smallest_value_added_share = 0.01;  // below it a sector would be a pure pass-through of its inputs

/// Rows are the WIOD inputs as merged here ("input groups"): one per distinct technology code of the ICIO sectors.
struct Technology {
  std::vector<std::string> groups;    ///< "A01", "A02_03", "B", ..., "SERV"
  std::vector<std::size_t> group_of;  ///< by ICIO sector: its input group
  InputShares coefficient;            ///< [country][group][using ICIO sector]: purchases of the group over output
  SectorByCountry value_added_share;  ///< [ICIO sector][country], 1 - sum of the coefficients, >= 0.01
  SectorByCountry household_share;    ///< [ICIO sector][country]: what households take of all purchases of its group
  /// Who inside services buys the mining products: electricity and gas supply, construction, all others; adds to 1.
  std::vector<std::array<double, 3>> services_mining_buyers;  ///< by country
};

/// Economies and industries that WIOD lacks take its rest of the world. Every such case, and every share lifted to 0.01, is
/// a Repair; `output` [ICIO sector][country] in million USD says how much value it concerns.
Technology derive_technology(const sources::WiodTable& wiod, const SectorByCountry& output, std::vector<Repair>& repairs);

}  // namespace entrepot
