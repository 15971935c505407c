// China's tariffs on goods from the United States by HS6 and date, 2018 to June 2019, with imports of 2017 (Bown, Jung and
// Zhang, PIIE).
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

struct RatedCode {
  std::string hs6;
  double rate = 0;     ///< fraction, 0.25 = 25 %
  double imports = 0;  ///< China's imports from the United States in 2017, million USD
};

/// The tariffs, then the imports.
std::array<std::filesystem::path, 2> china_tariff_files(const std::filesystem::path& folder);

/// Rates in force from `date` ("2019-06-01") joined with the imports. `unrated` gets the imports, million USD, of codes
/// that have no rate (chapter 98, codes not yet in force). A date that is not in the file is a problem.
std::vector<RatedCode> read_china_tariffs(const std::filesystem::path& folder, const std::string& date, double& unrated,
                                          Problems& problems);

}  // namespace entrepot::sources
