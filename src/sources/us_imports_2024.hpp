// US imports and duties collected in 2024 by HS6 and partner (US Census, as compiled by M. Waugh, Trade War Tracker).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

struct ImportedCode {
  std::string hs6;
  double value = 0;  ///< customs value, million USD
  double duty = 0;   ///< duty collected, million USD
};

std::filesystem::path us_imports_2024_file(const std::filesystem::path& folder);

/// The rows of one partner, by the Census country code ("5700" China). No row at all is a problem.
std::vector<ImportedCode> read_us_imports_2024(const std::filesystem::path& folder, const std::string& census_code,
                                               Problems& problems);

}  // namespace entrepot::sources
