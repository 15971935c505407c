// manifest.json: what was asked, what was used, how it came out, and checksums of every file of the bundle.
#pragma once

#include <map>
#include <string>

#include "entrepot/study.hpp"

namespace entrepot {

inline constexpr const char* bundle_mark = "entrepot result bundle";  ///< value of "bundle": this is how we know our own
inline constexpr const char* bundle_schema = "1";

/// Repairs of the World summed by rule, in the order of first appearance.
struct RepairSummary {
  std::string rule, text;
  std::size_t count = 0;
  double moved = 0;  ///< million USD
};
std::vector<RepairSummary> summarise_repairs(const World& world);

/// `files`: content by file name, all but the manifest itself.
std::string manifest_json(const Study& study, const std::map<std::string, std::string>& files);

}  // namespace entrepot
