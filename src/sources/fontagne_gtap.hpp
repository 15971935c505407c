// Tariff elasticities by GTAP sector (Fontagné, Guimbard and Orefice 2022), mapped to the ICIO sectors.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

/// GTAP sectors that make up an ICIO sector; several are averaged with equal weights (trade weights do not exist at
/// this level). Other grains have no estimate and are left out of A01; coal has none and takes other extraction's;
/// natural gas has none and crude oil stands for B06;
/// services have none and take `services_trade_elasticity`.
std::vector<std::string_view> gtap_sectors_of(std::string_view icio_code);
inline constexpr double services_trade_elasticity = 4;

std::filesystem::path fontagne_gtap_file(const std::filesystem::path& folder);

/// trade elasticity = |epsilon| > 0 by ICIO sector, from fontagne_guimbard_orefice_gtap.csv.
std::array<double, 28> read_fontagne_gtap(const std::filesystem::path& folder, Problems& problems);

}  // namespace entrepot::sources
