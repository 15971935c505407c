// IMF: codes of three letters as ISO but for a few; G001, GX170 ... are groups, TX899 ... what belongs to no single country.
#include "sources/place.hpp"

namespace entrepot::sources {

Place imf_place(std::string_view code) {
  if (code == "G001" || code == "W00") return {PlaceKind::total, "WLD"};
  if (code == "TX126") return {PlaceKind::economy, "BLX"};  // Belgium and Luxembourg, to 1998
  if (code.starts_with("TX")) return {PlaceKind::unallocated, {}};
  if (code.size() >= 4 && code[0] == 'G') return {PlaceKind::total, {}};
  return iso3_place(code);
}

}  // namespace entrepot::sources
