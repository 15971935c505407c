#include "world/raw_sources.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "sources/china_tariffs_2019.hpp"
#include "sources/fontagne_gtap.hpp"
#include "sources/hs_to_icio28.hpp"
#include "sources/oecd_icio.hpp"
#include "sources/sigma_eight_sources.hpp"
#include "sources/us_imports_2024.hpp"
#include "sources/wiod_2016.hpp"

namespace entrepot {
namespace {

std::string file_sha256(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return sha256_hex(std::string(std::istreambuf_iterator<char>(in), {}));
}

struct OptionalFile {
  std::filesystem::path file;
  const char *title, *publisher, *licence, *citation;
};

std::vector<OptionalFile> optional_files(const World& world, const WorldBuildFolders& folders) {
  std::vector<OptionalFile> files;
  if (const auto file = sources::sigma_eight_sources_file(folders.icio); std::filesystem::exists(file))
    files.push_back({file, "Armington elasticities from published studies by ICIO sector", "compiled with the ICIO flows",
                     "not stated by its publisher", "the studies named at each elasticity set"});
  if (!folders.elasticities.empty())
    files.push_back(
        {sources::fontagne_gtap_file(folders.elasticities), "Tariff elasticities by GTAP sector", "CEPII",
         "not stated by its publisher",
         "Fontagné, Guimbard and Orefice (2022), Tariff-based product-level trade elasticities, Journal of International "
         "Economics 137"});
  if (world.layers.empty()) return files;
  files.push_back({sources::us_imports_2024_file(folders.us_tariffs), "US imports and duties of 2024 by HS6 and partner",
                   "US Census Bureau; M. Waugh, Trade War Tracker", "MIT (compilation); US government data",
                   "Waugh (2025), Trade War Tracker"});
  const auto china = sources::china_tariff_files(folders.china_tariffs);
  files.push_back({china[0], "China's tariffs on goods from the United States by HS6, 2018 to 2019", "Peterson Institute",
                   "cite the authors", "Bown, Jung and Zhang (2019), PIIE"});
  files.push_back({china[1], "China's imports from the United States of 2017 by HS6", "Peterson Institute", "cite the authors",
                   "Bown, Jung and Zhang (2019), PIIE"});
  for (const char* edition : {"HS2017", "HS2022"})
    files.push_back({sources::hs_isic3_file(folders.concordances, edition), "HS to ISIC Rev. 3", "I. S. Kim and S. Liao", "MIT",
                     "Liao, Kim, Miyano and Zhang (2020), R package concordance"});
  return files;
}

void add_optional_sources(World& world, const WorldBuildFolders& folders) {
  for (const OptionalFile& file : optional_files(world, folders))
    world.sources.push_back({.title = file.title,
                             .publisher = file.publisher,
                             .licence = file.licence,
                             .citation = file.citation,
                             .kind = "original",
                             .sha256 = file_sha256(file.file)});
}

}  // namespace

void add_raw_sources(World& world, const WorldBuildFolders& folders) {
  const std::filesystem::path icio = sources::icio_file(folders.icio, world.year);
  world.sources.push_back(
      {.title = fmt::format("Inter-Country Input-Output tables, 2023 edition and update: bilateral flows, {}", world.year),
       .publisher = "OECD",
       .licence = "CC BY 4.0",
       .citation = "OECD (2023), Inter-Country Input-Output Database, http://oe.cd/icio",
       .kind = "original",
       .sha256 = file_sha256(icio)});
  world.sources.push_back(
      {.title = fmt::format("Applied tariffs of {} (Global Tariff Database), in the same file", std::min(world.year, 2021)),
       .publisher = "F. Teti",
       .licence = "not stated by the publisher of the compilation",
       .citation = "Teti, F. (2024), Missing Tariffs. Global Tariff Database",
       .kind = "original",
       .sha256 = file_sha256(icio)});
  for (const auto& file : sources::wiod_files(folders.wiod)) {
    world.sources.push_back({.title = "World Input-Output Database, 2016 release, 2014: " + file.filename().string(),
                             .publisher = "WIOD, University of Groningen",
                             .licence = "CC BY 4.0",
                             .citation =
                                 "Timmer, Dietzenbacher, Los, Stehrer and de Vries (2015), An illustrated user guide to the "
                                 "World Input-Output Database, Review of International Economics 23",
                             .kind = "derived",
                             .sha256 = file_sha256(file)});
  }
  add_optional_sources(world, folders);
  world.sources.push_back({.title = "Split of merged input rows, technology of economies that WIOD lacks, balancing",
                           .publisher = "entrepot",
                           .licence = "Apache-2.0",
                           .citation = "docs/world.md",
                           .kind = "estimated",
                           .sha256 = ""});
}

}  // namespace entrepot
