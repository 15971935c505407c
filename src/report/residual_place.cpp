#include "report/residual_place.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/residual_kinds.hpp"

namespace entrepot {

std::string residual_place(const World& world, const std::string& kind, const Residual& residual) {
  const auto country = world.find_country(residual.country);
  if (!country) return "";
  const auto words = std::ranges::find_if(residual_kinds, [&](const ResidualKind& k) { return kind == k.key; });
  return fmt::format(" ({}{}, {})", words == residual_kinds.end() ? kind : words->words,
                     residual.sector.empty() ? "" : " of " + residual.sector, country_in_text(world, *country));
}

}  // namespace entrepot
