// World Input-Output Database, 2016 release, year 2014: 44 economies by 35 merged industries (Timmer et al. 2015).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entrepot/arrays.hpp"
#include "entrepot/errors.hpp"

namespace entrepot::sources {

inline constexpr int wiod_year = 2014;

/// Money: million current USD of 2014 at basic prices. Imported and domestic inputs are summed over their origins:
/// origins come from the trade data, only the mix of inputs is taken from here.
struct WiodTable {
  std::vector<std::string> economies;   ///< 44, ISO3; the last is ROW
  std::vector<std::string> industries;  ///< 35 codes, e.g. "A02_03", "C24", "D35"
  InputShares input_use;                ///< [economy][input][user], million USD (a value here, not a share)
  SectorByCountry output;               ///< [industry][economy], million USD, >= 0
  SectorByCountry household_use;        ///< [industry][economy] that buys: consumption of households, million USD
  SectorByCountry final_use;            ///< [industry][economy] that buys: all final uses, falls of inventories counted as 0

  std::optional<std::size_t> economy(std::string_view iso3) const;
  std::optional<std::size_t> industry(std::string_view code) const;
};

std::vector<std::filesystem::path> wiod_files(const std::filesystem::path& folder);

/// Reads derived_Z_2014_44x35.csv.gz (intermediate use, rows and columns "ISO|INDUSTRY"), derived_F_2014_44x35.csv.gz (final
/// use, columns "ISO|CATEGORY") and derived_X_2014_44x35.csv (output). Nothing useful comes back when a problem was added.
WiodTable read_wiod_2016(const std::filesystem::path& folder, Problems& problems);

}  // namespace entrepot::sources
