// manifest.json: what was asked, what was used, how it came out, and checksums of every file of the bundle.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

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

nlohmann::ordered_json sources_json(const World& world);
nlohmann::ordered_json repairs_json(const World& world);  ///< by rule
nlohmann::ordered_json program_json();
/// sha256 and bytes by file name.
nlohmann::ordered_json checksums_json(const std::map<std::string, std::string>& files);

/// `files`: content by file name, all but the manifest itself.
std::string manifest_json(const Study& study, const std::map<std::string, std::string>& files);

/// No object where the text is not JSON, or nests deeper than any manifest: the library copies and prints values recursively.
nlohmann::json parse_manifest(const std::string& text);

}  // namespace entrepot
