// From customs codes to ICIO sectors: Harmonized System (6 digits) to ISIC Rev. 3 class by the published concordance, ISIC
// class to ICIO sector by our table.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "entrepot/errors.hpp"

namespace entrepot::sources {

enum class HsEdition { hs2017, hs2022 };

/// Each HS6 code stands in exactly one ISIC Rev. 3 class there, so nothing needs weights.
struct HsConcordance {
  std::unordered_map<std::string, std::string> isic3_of;  ///< "870323" -> "3410"
  /// Position of the ICIO sector; nothing for a code that is not listed or belongs to no goods sector (films, works of art
  /// sold by services, "9999" unspecified).
  std::optional<std::size_t> icio_sector(const std::string& hs6) const;
};

std::filesystem::path hs_concordance_file(const std::filesystem::path& folder, HsEdition edition);
HsConcordance read_hs_concordance(const std::filesystem::path& folder, HsEdition edition, Problems& problems);

/// ISIC Rev. 3 class (4 digits) to the ICIO sector of its main activity in Rev. 4. Differences from the plain division:
/// nuclear fuel 2330 and household appliances 2930 (C20, C27), pharmaceuticals 2423 (C21), arms 2927 (C25), medical
/// instruments 3311 (C31T33), iron and steel 271x against 272x, ships 351x. Printed matter counts as C17_18.
std::optional<std::size_t> icio_sector_of_isic3(std::string_view isic3);

}  // namespace entrepot::sources
