// Columns that publishers have called by several names over the years.
#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "sources/registry.hpp"

namespace entrepot::sources {

/// The name in the header, capitals aside, that is one of `names`; empty where there is none.
inline std::string column_named(const FileHead& head, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (const std::string& column : head.header) {
      bool same = column.size() == name.size();
      for (std::size_t i = 0; same && i < name.size(); ++i)
        same = std::tolower(static_cast<unsigned char>(column[i])) == std::tolower(static_cast<unsigned char>(name[i]));
      if (same) return column;
    }
  return {};
}

}  // namespace entrepot::sources
