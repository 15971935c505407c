// entrepot war SCENARIO: which taxes on trade governments would choose, and what war, cooperation and a bargain are worth to
// them.

#include <memory>

#include "commands.hpp"
#include "question_command.hpp"

namespace entrepot::cli {
namespace {

struct WarArguments {
  std::string scenario;
  QuestionArguments question;
};

constexpr Question<WarStudy, WarOptions> war_question{run_war, draw_war_shard, war_json, war_summary, write_war_bundle};

int run(const WarArguments& arguments, const Context& context) {
  return put_question(war_question, read_scenario(arguments.scenario), WarOptions{}, arguments.question, context,
                      [&](const WarStudy& study) {
                        for (const WarRegime* regime : study.result.regimes()) {
                          if (!regime->reason.empty()) write_note(context, regime->name + ": " + regime->reason);
                        }
                      });
}

}  // namespace

void add_war(CLI::App& app, Context& context) {
  CLI::App& war = *app.add_subcommand(
      "war", "Find the taxes on trade that governments would choose alone, in a war, together, and in a bargain (docs/war.md)");
  auto arguments = std::make_shared<WarArguments>();
  war.add_option("SCENARIO", arguments->scenario, "Scenario file with [war] (docs/scenario.md); its measures are peace")
      ->required();
  war.add_option("--on", arguments->question.on, "Peace has the measures in force on this day")->type_name("YYYY-MM-DD");
  add_question_options(war, arguments->question, context);
  add_examples(war, {"entrepot war scenarios/trade-war.toml --out run/war"});
  set_action(war, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
