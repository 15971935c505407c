#include "progress.hpp"

#include <unistd.h>

#include <cstdio>

#include <fmt/core.h>

namespace entrepot::cli {
namespace {
constexpr std::chrono::milliseconds unnoticed{300};  // shorter work would only flicker
constexpr std::chrono::milliseconds between{100};
}  // namespace

ProgressLine::ProgressLine(bool quiet) : visible_(!quiet && isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(const Progress& progress) {
  if (!visible_) return;
  const Clock::time_point now = Clock::now();
  if (now - started_ < unnoticed || (drawn_ && now - drawn_at_ < between)) return;
  drawn_ = true;
  drawn_at_ = now;
  const std::string count = progress.total > 0 ? fmt::format(" {} of {}", progress.done, progress.total) : std::string();
  fmt::print(stderr, "\r\x1b[2K{}{}", progress.stage, count);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[2K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace entrepot::cli
