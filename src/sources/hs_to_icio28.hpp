// From customs codes to the sectors of the shipped Worlds: Harmonized System to ISIC Rev. 3 class by the published concordance,
// ISIC class to ICIO sector by our table.
#pragma once

#include "sources/concordance.hpp"

namespace entrepot::sources {

/// ISIC Rev. 3 class (4 digits) to the ICIO sector of its main activity in Rev. 4; nothing for services. Differences from the
/// plain division: nuclear fuel 2330 and household appliances 2930 (C20, C27), pharmaceuticals 2423 (C21), arms 2927 (C25),
/// medical instruments 3311 (C31T33), iron and steel 271x against 272x, ships 351x. Printed matter counts as C17_18.
std::optional<std::size_t> icio_sector_of_isic3(std::string_view isic3);

/// ISIC3 -> ICIO28 on the classes given; classes of services have no counterpart.
Concordance isic3_to_icio28(std::span<const std::string> isic3_classes);

/// hs5_isic3.csv.gz for "HS2017", hs6_isic3.csv.gz for "HS2022".
std::filesystem::path hs_isic3_file(const std::filesystem::path& folder, std::string_view edition);

/// "HS2017" or "HS2022" -> ICIO28. Each code stands in one class there, so nothing needs weights: several are a problem.
Concordance read_hs_to_icio28(const std::filesystem::path& folder, std::string_view edition, Problems& problems);

/// Position of the sector among icio_sectors; nothing for a code that is not listed or belongs to no goods sector (films, works
/// of art sold by services, "9999" unspecified).
std::optional<std::size_t> icio28_sector(const Concordance& hs_to_icio28, std::string_view hs6);

}  // namespace entrepot::sources
