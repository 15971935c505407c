// Independent pieces of work over threads. Which thread does which piece leaves no trace: each writes to a place of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "entrepot/control.hpp"

namespace entrepot {

/// Calls work(0) ... work(count - 1), on control.threads threads (0 = as many as there are); one thread is the caller's own, so
/// that pieces of a larger parallel work can be told to stay on theirs. Progress is told after each piece. The work itself
/// looks at control.stop.
void in_parallel(std::size_t count, const std::string& stage, const Control& control,
                 const std::function<void(std::size_t)>& work);

}  // namespace entrepot
