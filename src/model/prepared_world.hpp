// What the map needs of a World and an Economy, computed once and shared by all shocks.
#pragma once

#include <cstdint>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "model/aligned.hpp"

namespace entrepot {

/// Rows over exporters are padded with zeros to `stride`.
struct PreparedWorld {
  PreparedWorld(const World& world, const Economy& economy);

  const World& world;
  const Economy& economy;
  std::size_t J, N, stride;
  AlignedVector shares;                                     ///< pi, [sector][importer][stride]
  AlignedVector net_shares;                                 ///< pi / tau, the same shape
  std::vector<char> taxed;                                  ///< by sector: some tariff differs from 0
  std::vector<char> own_only;                               ///< by sector: nobody buys abroad
  std::vector<std::vector<std::int32_t>> active_importers;  ///< by sector: markets with spending
  std::vector<std::int32_t> links;  ///< [importer][exporter]: number of sectors in which they trade; 0 at home
  AlignedVector inputs;             ///< G, [country][input][user]
  AlignedVector value_added_share;  ///< beta, [country][sector]
  AlignedVector final_share;        ///< alpha, [country][sector]
  AlignedVector expenditure;        ///< benchmark A, [country][sector], million USD
  std::vector<double> income;       ///< benchmark I by country, million USD
  bool nested;                      ///< some elasticity of substitution differs from 1
  bool mobile;                      ///< one wage in all sectors of a country
  AlignedVector factor_share;       ///< share of a sector in value added, [country][sector]; filled unless mobile

 private:
  void lay_out_market(std::size_t j, std::size_t n);
  void set_factor_shares();
};

}  // namespace entrepot
