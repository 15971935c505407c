// The same problem of many grid points, dates or Worlds is told once.
#pragma once

#include <vector>

#include "entrepot/errors.hpp"

namespace entrepot {

/// Adds those of `found` that do not stand in `problems` yet, hints aside.
void add_distinct(Problems& problems, const std::vector<Problem>& found);

}  // namespace entrepot
