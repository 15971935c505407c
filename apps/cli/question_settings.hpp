// Settings that questions without a scenario file take from the command line, as a scenario would have them.
#pragma once

#include <string>

#include "context.hpp"
#include "entrepot/power.hpp"

namespace entrepot::cli {

struct QuestionSettings {
  std::string scenario;  ///< file; empty = the World as it is, under the settings below
  std::string layer, horizon = "long", elasticities = "uniform-4", closure = "fixed_world_share";
};

/// --layer, --elasticities, --horizon and --closure, none of them together with `scenario`. `settings` must live as long as the
/// command.
void add_question_settings(CLI::App& command, QuestionSettings& settings, CLI::Option* scenario);
/// The scenario asked for; without one, the World as it is. Errors: InputError as read_scenario.
Scenario scenario_of(const QuestionSettings& settings, const std::string& title);
/// Words with a slash or ending in .nc are files, as for `entrepot world`.
WorldChoice world_choice(const std::string& word);

}  // namespace entrepot::cli
