// entrepot comply SCENARIO: will third countries keep observing sanctions, and what would it take?

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "question_command.hpp"

namespace entrepot::cli {
namespace {

struct ComplyArguments {
  std::string scenario;
  QuestionArguments question;
};

constexpr Question<ComplyStudy, ComplyOptions> comply_question{run_comply, draw_comply_shard, comply_json, comply_summary,
                                                               write_comply_bundle};

void note_failed_states(const ComplyStudy& study) {
  if (study.outcome() == Outcome::converged) return;
  fmt::print(stderr, "entrepot: {} of {} states have no equilibrium; the first: {}: {}{}{}\n", study.result.failed,
             study.result.states, study.result.failed_state, to_string(study.outcome()),
             study.result.diagnosis.reason.empty() ? "" : ": ", study.result.diagnosis.reason);
}

int run(const ComplyArguments& arguments, const Context& context) {
  return put_question(comply_question, read_scenario(arguments.scenario), ComplyOptions{}, arguments.question, context,
                      note_failed_states);
}

}  // namespace

void add_comply(CLI::App& app, Context& context) {
  CLI::App& comply =
      *app.add_subcommand("comply", "Will third countries keep observing sanctions, and what would it take (docs/compliance.md)");
  auto arguments = std::make_shared<ComplyArguments>();
  comply.add_option("SCENARIO", arguments->scenario, "Scenario file with [compliance] (docs/scenario.md)")->required();
  comply.add_option("--on", arguments->question.on, "Count only the measures in force on this day")->type_name("YYYY-MM-DD");
  add_question_options(comply, arguments->question, context);
  add_examples(comply, {"entrepot comply scenarios/third-countries.toml --out run/comply",
                        "entrepot comply scenarios/article.toml --json --quiet"});
  set_action(comply, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
