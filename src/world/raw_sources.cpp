#include "world/raw_sources.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "sources/oecd_icio.hpp"
#include "sources/wiod_2016.hpp"

namespace entrepot {
namespace {

std::string file_sha256(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return sha256_hex(std::string(std::istreambuf_iterator<char>(in), {}));
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
  world.sources.push_back({.title = "Split of merged input rows, technology of economies that WIOD lacks, balancing",
                           .publisher = "entrepot",
                           .licence = "Apache-2.0",
                           .citation = "docs/world.md",
                           .kind = "estimated",
                           .sha256 = ""});
}

}  // namespace entrepot
