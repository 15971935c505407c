#include "entrepot/world.hpp"

#include <algorithm>

namespace entrepot {
namespace {

std::optional<std::size_t> position(const std::vector<std::string>& codes, const std::string& code) {
  const auto at = std::ranges::find(codes, code);
  if (at == codes.end()) return std::nullopt;
  return static_cast<std::size_t>(at - codes.begin());
}

}  // namespace

std::optional<Country> World::find_country(const std::string& iso3) const {
  const auto at = position(countries, iso3);
  return at ? std::optional(Country(*at)) : std::nullopt;
}

std::optional<Sector> World::find_sector(const std::string& code) const {
  const auto at = position(sectors, code);
  return at ? std::optional(Sector(*at)) : std::nullopt;
}

}  // namespace entrepot
