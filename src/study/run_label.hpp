// A run named by what sets it apart.
#pragma once

#include <string>

#include "entrepot/study.hpp"

namespace entrepot {

/// "us-escalation.add_pp = 30, 2025-04-10"; "with the measures" for a run without parameters or date.
std::string run_label(const Run& run);

}  // namespace entrepot
