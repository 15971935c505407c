// One line of progress on standard error: only on a terminal, only for work that takes long enough to be noticed.
#pragma once

#include <chrono>

#include "entrepot/control.hpp"

namespace entrepot::cli {

class ProgressLine {
 public:
  /// Shown when standard error is a terminal and `quiet` is not set.
  explicit ProgressLine(bool quiet);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool visible() const { return visible_; }
  /// Called from one thread at a time. Rewrites the line at most ten times a second.
  void show(const Progress& progress);
  /// Takes the line away, before anything else is written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool visible_ = false;
  bool drawn_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point drawn_at_{};
};

}  // namespace entrepot::cli
