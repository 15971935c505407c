// Ctrl-C as a stop token: the first one asks the work to end, a second one ends the program at once.
#pragma once

#include <stop_token>
#include <thread>

namespace entrepot::cli {

/// Blocks SIGINT and SIGTERM for this thread and all that it starts, and waits for them in a thread of its own. Make it before
/// any other thread.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread waiter_;
};

}  // namespace entrepot::cli
