// How a caller steers long work: threads, cancellation, time limit and progress are arguments, never globals.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>

namespace entrepot {

struct Progress {
  std::string stage;  ///< e.g. "solving scenarios"
  std::size_t done = 0;
  std::size_t total = 0;  ///< 0 = unknown
};

struct Control {
  int threads = 0;                                   ///< 0 = as many as the machine has; results do not depend on it
  std::stop_token stop;                              ///< a stopped solve ends with Outcome::cancelled
  std::function<void(const Progress&)> on_progress;  ///< called from any one thread at a time; may be empty
};

struct Version {
  std::string number;  ///< e.g. "0.1.0"
  std::string commit;  ///< short hash, "-modified" appended where the tree was not clean
};
Version version();

}  // namespace entrepot
