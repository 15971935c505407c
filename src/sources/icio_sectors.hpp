// The 28 sectors of the ICIO Worlds: OECD ICIO codes of 27 goods sectors and one services aggregate.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace entrepot::sources {

struct IcioSector {
  std::string_view code;
  std::string_view name;
  bool goods;
  std::string_view technology;  ///< WIOD sector (merged to 35) whose input coefficients it takes; "SERV": all of D to U
};

/// ISIC Rev. 4 order, services last.
extern const std::array<IcioSector, 28> icio_sectors;

std::optional<std::size_t> icio_sector_position(std::string_view code);

}  // namespace entrepot::sources
