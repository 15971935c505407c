// Sectors and places of the OECD's ICIO tables (edition 2021, 45 sectors) and of WIOD 2016 (56 sectors), as the R package "iotr"
// lists them. The code of a sector names the ISIC Rev. 4 divisions that it covers ("D05T06", "C10-C12", "R_S"), and so it is
// itself the concordance. The places of the ICIO split China and Mexico by kind of firm (CN1, CN2; MX1, MX2).
#pragma once

#include "sources/concordance.hpp"

namespace entrepot::sources {

/// First and last ISIC Rev. 4 division of a sector: "D58T60" gives 58, 60; "C10-C12" 10, 12; "R_S" 90, 96; "F" 41, 43.
/// Nothing for codes of another form (value added, taxes).
std::optional<std::pair<int, int>> isic4_divisions(std::string_view sector);

/// ISIC4 -> ICIO45 from iotr_icio_sectors.csv, ISIC4 -> WIOD2016 from iotr_wiot_sectors.csv, on the ISIC Rev. 4 classes given.
std::optional<Concordance> read_icio45_sectors(const std::filesystem::path& folder, std::span<const std::string> isic4_classes,
                                               Problems& problems);
std::optional<Concordance> read_wiod2016_sectors(const std::filesystem::path& folder, std::span<const std::string> isic4_classes,
                                                 Problems& problems);

/// ICIO2021-PLACE -> ISO3 and WIOD2016-PLACE -> ISO3 (ROW is a place of both).
std::optional<Concordance> read_icio_places(const std::filesystem::path& folder, Problems& problems);
std::optional<Concordance> read_wiod_places(const std::filesystem::path& folder, Problems& problems);

}  // namespace entrepot::sources
