// HS 2022 to the sectors of GTAP 10, as used by the Budget Lab at Yale for effective tariff rates.
// Traps: some sector codes stand in small letters (they are the same sectors); 999999 is not there.
#pragma once

#include "sources/concordance.hpp"

namespace entrepot::sources {

/// HS2022 -> GTAP10 from hs6_gtap_crosswalk.csv.gz; nothing where the file is missing or faulty.
std::optional<Concordance> read_gtap_crosswalk(const std::filesystem::path& folder, Problems& problems);

/// ISO3 -> GTAP10-REGION from concordance_iso3_GTAP10.csv (141 regions).
std::optional<Concordance> read_gtap_regions(const std::filesystem::path& folder, Problems& problems);

}  // namespace entrepot::sources
