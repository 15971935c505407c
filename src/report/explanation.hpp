// What a bundle says about how its numbers came out, as values: `explain` prints them as words or as JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace entrepot {

/// One solved state of the study.
struct ExplainedState {
  std::string name;  ///< "baseline", "tariff.add_pp=30", "penalty us, China is punished, ..."
  std::string outcome;
  double residual = 0;                                           ///< the worst kind
  std::string kind, country, country_name, sector, sector_name;  ///< of the worst residual; empty if not tied to one
  std::string reason, suggestion, diagnosed_country, diagnosed_sector;
  double iterations = 0, seconds = 0;
  bool followed_shock = false;  ///< the direct attack failed
};

struct Explanation {
  std::string outcome, title, command, program;
  double certified_tolerance = 0;
  std::vector<ExplainedState> states;  ///< all that were solved
  std::size_t worst = 0;               ///< in states: the first that failed, else the largest residual
  std::vector<std::string> advice;     ///< what to try, most useful first
  std::vector<std::string> warnings;
  std::vector<std::string> damaged;  ///< files of the bundle that are missing or changed since they were written
};

/// Errors: InputError (no such folder, no bundle of ours, manifest damaged).
Explanation read_explanation(const std::filesystem::path& folder);

}  // namespace entrepot
