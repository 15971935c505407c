// Headings beside their parts: a file that has 01, 0101 and 010121 for one flow counts it three times.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace entrepot::sources {

/// Knows which codes have parts in the same group of rows (one reporter, partner, flow and period).
class ProductLevels {
 public:
  void add(std::uint64_t group, std::string_view product);
  /// True where another code of the group begins with this one.
  bool has_parts(std::uint64_t group, std::string_view product) const;

 private:
  std::unordered_set<std::uint64_t> beginnings_;
};

}  // namespace entrepot::sources
