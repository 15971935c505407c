// From published files to a World: OECD flows and tariffs, WIOD technology, elasticities, the US-China tariff layer.
// What is made from what, and by which rules: docs/world.md.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot {

/// Folders as the publishers' files lie in them. Empty = not given: the World then lacks what would come from there.
struct WorldBuildFolders {
  std::filesystem::path icio;           ///< needed: icio_YYYY.csv.gz, and sigma_eight_sources.csv where it lies there
  std::filesystem::path wiod;           ///< needed: derived_Z_2014_44x35.csv.gz, derived_X_2014_44x35.csv
  std::filesystem::path elasticities;   ///< fontagne_guimbard_orefice_gtap.csv
  std::filesystem::path us_tariffs;     ///< waugh/us_imports_2024_hs6_by_country.csv.gz
  std::filesystem::path china_tariffs;  ///< china_tariff_on_us_hs6_by_wave_2018_2019.csv.gz, china_imports_from_us_2017_hs6.csv
  std::filesystem::path concordances;   ///< hs5_isic3.csv.gz, hs6_isic3.csv.gz
};

/// One year (2011 to 2022) of 81 economies by 28 sectors, balanced, with its repairs and sources. `on_stage`, where given, is
/// told in words what begins. Errors: InputError with every problem of every file.
World build_world(const WorldBuildFolders& folders, int year, std::string command,
                  const std::function<void(const std::string&)>& on_stage = {});

/// Repairs counted and their values added, in million USD, by rule or by country (the importer), largest value first.
struct RepairTotal {
  std::string key;
  std::size_t count = 0;
  double moved = 0;
};
std::vector<RepairTotal> repairs_by_rule(const World& world);
std::vector<RepairTotal> repairs_by_country(const World& world);

}  // namespace entrepot
