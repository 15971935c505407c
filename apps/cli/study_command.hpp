// What `run` and `coalition` share: carry a scenario out, print its answer, and write the result bundle.
#pragma once

#include <string>

#include "context.hpp"
#include "draw_arguments.hpp"

namespace entrepot::cli {

struct StudyRequest {
  std::string scenario;    ///< file
  std::string out;         ///< folder of the bundle; empty = none
  std::string on;          ///< ISO date; empty = every one
  bool coalition = false;  ///< ask what the scenario's coalition is worth
  bool draws = false;      ///< put intervals on the answer where the scenario has [uncertainty]
  DrawArguments drawing;
};

/// SCENARIO, --out, --on, --json, --threads and --quiet; `request` must live as long as the command.
void add_study_options(CLI::App& command, StudyRequest& request, Context& context);
/// Exit code. Errors: InputError.
int carry_out(const StudyRequest& request, const Context& context);

}  // namespace entrepot::cli
