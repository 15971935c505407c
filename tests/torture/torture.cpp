// entrepot_torture [COUNT] [FIRST_SEED] [--list]: solves COUNT cases of tests/support/torture_case.hpp and prints how they ended,
// with --list the reason of each that has no equilibrium. Exit 1 if an answer is not honest. The same seeds give the same counts
// on any number of threads.
#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <tbb/parallel_for.h>

#include "support/torture_case.hpp"

namespace {

using namespace entrepot;

/// A reason without its numbers and names, so that equal reasons are counted together.
std::string kind_of(const Equilibrium& e) {
  std::string text = to_string(e.outcome);
  if (e.outcome == Outcome::converged)
    return text + (e.followed_shock ? ", the shock followed from small to large" : e.restarts > 0 ? ", after a restart" : "");
  for (const char* words :
       {"falls to zero", "no supplier", "cut off", "no export left", "no import left", "only within itself", "holds the price"}) {
    if (e.diagnosis.reason.find(words) != std::string::npos) return text + ": " + words;
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned count = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 10000;
  const unsigned first = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
  const bool list = argc > 3 && std::string(argv[3]) == "--list";
  std::map<std::string, unsigned> counts;
  std::vector<std::string> complaints;
  std::string slowest;
  double seconds = 0;
  int sweeps = 0;
  std::mutex guard;
  tbb::parallel_for(first, first + count, [&](unsigned seed) {
    const testing::TortureCase c = testing::torture_case(seed);
    const Equilibrium answer = solve(c.world, c.economy, c.shock);
    const std::string complaint = testing::complaint_about(c, answer);
    const std::scoped_lock lock(guard);
    ++counts[kind_of(answer)];
    if (list && answer.outcome != Outcome::converged)
      fmt::print("seed {}: {}: {}\n", seed, to_string(answer.outcome), answer.diagnosis.reason);
    if (!complaint.empty()) complaints.push_back(fmt::format("seed {}: {}", seed, complaint));
    sweeps = std::max(sweeps, answer.sweeps);
    if (answer.seconds > seconds) {
      seconds = answer.seconds;
      slowest = fmt::format("seed {} took {:.2f} s ({})", seed, seconds, kind_of(answer));
    }
  });
  for (const auto& [kind, number] : counts) fmt::print("{:7}  {}\n", number, kind);
  fmt::print("slowest: {}; most sweeps: {}\n", slowest, sweeps);
  for (const std::string& complaint : complaints) fmt::print("DISHONEST {}\n", complaint);
  fmt::print("{} cases, {} dishonest\n", count, complaints.size());
  return complaints.empty() ? 0 : 1;
}
