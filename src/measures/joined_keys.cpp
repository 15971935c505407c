#include "measures/joined_keys.hpp"

#include <algorithm>

namespace entrepot {

std::vector<std::string> joined_keys(const std::string& text) {
  std::vector<std::string> keys;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    std::string key = text.substr(start, comma - start);
    key.erase(0, key.find_first_not_of(" \t"));
    key.erase(key.find_last_not_of(" \t") + 1);
    keys.push_back(std::move(key));
    start = comma + 1;
  }
  return keys;
}

}  // namespace entrepot
