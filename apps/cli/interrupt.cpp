#include "interrupt.hpp"

#include <unistd.h>
#include <chrono>
#include <csignal>

#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

constexpr int wake = SIGUSR1;                        // ends the wait when the program is done
constexpr std::chrono::milliseconds same_wish{500};  // a terminal, a shell and `timeout` may each pass one Ctrl-C on

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// A program started in the background by a shell is told to ignore SIGINT: that is kept.
sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, wake);
  for (int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&set, signal);
  }
  return set;
}

void wait_for_signals(const std::stop_token& program_ends, std::stop_source source) {
  const sigset_t set = watched_signals();
  std::chrono::steady_clock::time_point first;
  while (!program_ends.stop_requested()) {
    const int signal = sigwaitinfo(&set, nullptr);
    if (signal < 0 || signal == wake) continue;
    const auto now = std::chrono::steady_clock::now();
    if (!source.stop_requested()) {
      first = now;
      source.request_stop();
    } else if (now - first > same_wish) {
      _exit(interrupted);
    }
  }
}

}  // namespace

InterruptWatch::InterruptWatch() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::jthread([source = source_](const std::stop_token& program_ends) { wait_for_signals(program_ends, source); });
}

InterruptWatch::~InterruptWatch() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), wake);
}

}  // namespace entrepot::cli
