#include "sources/product_levels.hpp"

#include <functional>

namespace entrepot::sources {
namespace {

/// Sixty-four bits: among ten million keys two fall together once in a hundred thousand files.
std::uint64_t key(std::uint64_t group, std::string_view product) {
  std::uint64_t mixed = group * 0x9E3779B97F4A7C15u ^ std::hash<std::string_view>{}(product);
  mixed ^= mixed >> 31;
  return mixed * 0xBF58476D1CE4E5B9u;
}

bool is_number(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

void ProductLevels::add(std::uint64_t group, std::string_view product) {
  if (!is_number(product)) return;  // "TOTAL", codes of withheld goods
  for (std::size_t length = 2; length < product.size(); length += 2) beginnings_.insert(key(group, product.substr(0, length)));
}

bool ProductLevels::has_parts(std::uint64_t group, std::string_view product) const {
  return is_number(product) && beginnings_.contains(key(group, product));
}

}  // namespace entrepot::sources
