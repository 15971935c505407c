// entrepot frontier: which taxes on trade harm a target most for what they cost.

#include <memory>

#include "commands.hpp"
#include "question_command.hpp"

namespace entrepot::cli {
namespace {

struct FrontierArguments {
  std::string scenario;
  QuestionArguments question;
};

constexpr Question<FrontierStudy, FrontierOptions> frontier_question{run_frontier, draw_frontier_shard, frontier_json,
                                                                     frontier_summary, write_frontier_bundle};

}  // namespace

void add_frontier(CLI::App& app, Context& context) {
  CLI::App& frontier = *app.add_subcommand(
      "frontier", "Efficient sanctions: what a coalition's taxes cost it for what they cost the target (docs/frontier.md)");
  auto arguments = std::make_shared<FrontierArguments>();
  frontier.add_option("SCENARIO", arguments->scenario, "Scenario file (TOML) with a table [frontier]")
      ->type_name("FILE")
      ->required();
  frontier.add_option("--on", arguments->question.on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  add_question_options(frontier, arguments->question, context);
  add_examples(frontier, {"entrepot frontier scenarios/efficient-sanctions.toml --out run/frontier"});
  set_action(frontier, context, [arguments, &context] {
    return put_question(frontier_question, read_scenario(arguments->scenario), FrontierOptions{}, arguments->question, context,
                        [](const FrontierStudy&) {});
  });
}

}  // namespace entrepot::cli
