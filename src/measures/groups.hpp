// Built-in groups of countries as dated membership lists, and the codes that ISO 3166-1 knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entrepot {

/// "West", "EU27", "G7", "EAEU", "ASEAN", "BRICS", "All"; without the @.
std::vector<std::string> built_in_groups();
bool is_built_in_group(std::string_view name);
/// ISO3 codes of the members on a day ("YYYY-MM-DD"), or by the latest list; not for "All".
std::vector<std::string> built_in_members(std::string_view name, const std::optional<std::string>& on);

/// Is it an ISO 3166-1 alpha-3 code (or XKX for Kosovo, which the standard lacks but statistics use)?
bool is_iso3(std::string_view code);

}  // namespace entrepot
