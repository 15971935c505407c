// The Common High Priority List of the European Union, the United Kingdom, the United States and Japan: goods that Russia seeks
// for its weapons, by tier, in HS 2022 codes.
#pragma once

#include "sources/concordance.hpp"

namespace entrepot::sources {

struct ListedCode {
  std::string tier, hs6;
};
/// Columns tier and hs6, in the order of the file. Tiers are 1, 2, 3A, 3B, 4A, 4B.
std::vector<ListedCode> read_common_high_priority(const std::filesystem::path& file, Problems& problems);

/// The list under another edition: for each listed code its counterparts, and the codes of HS 2022 that come to stand under
/// the same counterpart without being listed. `to_edition` starts from HS2022.
std::vector<PriorityCode> in_edition(const std::vector<ListedCode>& list, const Concordance& to_edition);

}  // namespace entrepot::sources
