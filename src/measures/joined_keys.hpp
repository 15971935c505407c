// "us.add_pp, cn.add_pp": keys that move together, in one string.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

/// The keys without the spaces around them; an empty text is one empty key.
std::vector<std::string> joined_keys(const std::string& text);

}  // namespace entrepot
