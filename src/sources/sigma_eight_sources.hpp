// Armington elasticities by ICIO sector from published studies, as compiled with the ICIO flows.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

struct SectorElasticities {
  std::string name;  ///< "cp", "fgo", ...
  std::string citation;
  std::array<double, 28> sigma;  ///< sigma = trade elasticity + 1, by ICIO sector
};

std::filesystem::path sigma_eight_sources_file(const std::filesystem::path& folder);

/// The seven sets of sigma_eight_sources.csv that differ by sector: bsy cp fgo gyy is ll shap.
std::vector<SectorElasticities> read_sigma_eight_sources(const std::filesystem::path& folder, Problems& problems);

}  // namespace entrepot::sources
