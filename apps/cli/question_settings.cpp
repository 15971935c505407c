#include "question_settings.hpp"

namespace entrepot::cli {
namespace {

Closure closure_of(const std::string& word) {
  for (const Closure closure : {Closure::zero, Closure::own_share}) {
    if (word == to_string(closure)) return closure;
  }
  return Closure::fixed_world_share;
}

}  // namespace

void add_question_settings(CLI::App& command, QuestionSettings& settings, CLI::Option* scenario) {
  command.add_option("--layer", settings.layer, "Tariff layer to lay over the World, e.g. us-china-2018")
      ->type_name("NAME")
      ->excludes(scenario);
  command.add_option("--elasticities", settings.elasticities, "Elasticity set of the World")
      ->type_name("NAME")
      ->capture_default_str()
      ->excludes(scenario);
  command.add_option("--horizon", settings.horizon, "Which elasticities hold")
      ->check(CLI::IsMember({"short", "medium", "long"}))
      ->capture_default_str()
      ->excludes(scenario);
  command.add_option("--closure", settings.closure, "Which trade balances are held")
      ->check(CLI::IsMember({"fixed_world_share", "zero", "own_share"}))
      ->capture_default_str()
      ->excludes(scenario);
}

Scenario scenario_of(const QuestionSettings& settings, const std::string& title) {
  if (!settings.scenario.empty()) return read_scenario(settings.scenario);
  Scenario scenario;
  scenario.title = title;
  scenario.world_layer = settings.layer;
  scenario.horizon = settings.horizon;
  scenario.elasticities = settings.elasticities;
  scenario.closure = closure_of(settings.closure);
  return scenario;
}

WorldChoice world_choice(const std::string& word) {
  const bool is_file = word.find('/') != std::string::npos || word.ends_with(".nc");
  return is_file ? WorldChoice{"", word} : WorldChoice{word, ""};
}

}  // namespace entrepot::cli
