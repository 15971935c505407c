// The 81 economies of the OECD Inter-Country Input-Output tables: ISO 3166-1 alpha-3 codes and short English names.
#pragma once

#include <array>
#include <string_view>

namespace entrepot::sources {

struct Economy81 {
  std::string_view iso3, name;
};

/// Alphabetical by code, the rest of the world (ROW) last: the order of Worlds made from the ICIO.
extern const std::array<Economy81, 81> icio_economies;

}  // namespace entrepot::sources
