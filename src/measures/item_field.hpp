// How messages name one of several tables: "measure[us-escalation]", by place where it has no id.
#pragma once

#include <string>

namespace entrepot {

inline std::string item_field(const std::string& table, std::size_t place, const std::string& id) {
  return table + "[" + (id.empty() ? std::to_string(place + 1) : id) + "]";
}

}  // namespace entrepot
