#include "world/elasticity_sets.hpp"

#include <algorithm>

#include "sources/caliendo_parro_2015.hpp"
#include "sources/fontagne_gtap.hpp"
#include "sources/icio_sectors.hpp"
#include "sources/sigma_eight_sources.hpp"

namespace entrepot {
namespace {

ElasticitySet named_set(std::string name, std::string source, const std::array<double, 28>& values, double added) {
  ElasticitySet set{.name = std::move(name), .horizon = "long", .source = std::move(source), .sigma = BySector({values.size()})};
  for (std::size_t j = 0; j < values.size(); ++j) set.sigma(Sector(j)) = values[j] + added;
  return set;
}

}  // namespace

std::vector<ElasticitySet> make_elasticity_sets(const WorldBuildFolders& folders, Problems& problems) {
  std::array<double, 28> four{};
  four.fill(4);
  std::vector<ElasticitySet> sets;
  sets.push_back(named_set(
      "uniform-4", "trade elasticity 4 everywhere: the neutral choice (Simonovska and Waugh 2014 find about 4)", four, 1));
  sets.push_back(named_set("cp-2015", "Caliendo and Parro (2015), table 1, laid on the ICIO sectors; services 8.22",
                           sources::caliendo_parro_2015_trade_elasticity, 1));
  if (std::filesystem::exists(sources::sigma_eight_sources_file(folders.icio))) {
    for (const auto& study : sources::read_sigma_eight_sources(folders.icio, problems))
      sets.push_back(named_set(study.name, study.citation, study.sigma, 0));
  }
  if (!folders.elasticities.empty()) {
    sets.push_back(named_set("fgo-gtap",
                             "Fontagné, Guimbard and Orefice (2022) by GTAP sector, mapped to ICIO sectors; services 4",
                             sources::read_fontagne_gtap(folders.elasticities, problems), 1));
  }
  return sets;
}

}  // namespace entrepot
