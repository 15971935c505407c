// OECD Inter-Country Input-Output tables (2023 edition and update): gross bilateral flows by 28 sectors with applied
// tariffs, one CSV a year (sector, importer, exporter, value, tariff).
#pragma once

#include <filesystem>

#include "entrepot/arrays.hpp"
#include "entrepot/errors.hpp"

namespace entrepot::sources {

inline constexpr int icio_first_year = 2011, icio_last_year = 2022;

struct IcioYear {
  Flows flow;    ///< million current USD at basic prices, tariff excluded; [28][81][81], domestic sales on the diagonal
  Flows tariff;  ///< applied rate as published, 0.25 = 25 %; services cells carry rates too (a known fault)
};

std::filesystem::path icio_file(const std::filesystem::path& folder, int year);

/// Every cell must stand in the file exactly once. Nothing useful comes back when a problem was added.
IcioYear read_oecd_icio(const std::filesystem::path& folder, int year, Problems& problems);

}  // namespace entrepot::sources
