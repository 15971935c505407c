// The tariff layer "us-china-2018": the duties of the first trade war, which the published applied rates leave out.
#pragma once

#include "entrepot/errors.hpp"
#include "entrepot/world_build.hpp"

namespace entrepot {

inline constexpr int us_china_layer_first_year = 2019;

/// USA from CHN: duty collected over imports of 2024. CHN from USA: rates in force from 1 June 2019, weighted by imports
/// of 2017. By ICIO goods sector through HS6, chapters 98 and 99 left out; a sector without an imported code gets no
/// cell and keeps the World's rate. The text says how much trade was left out.
TariffLayer make_us_china_layer(const World& world, const WorldBuildFolders& folders, Problems& problems);

}  // namespace entrepot
