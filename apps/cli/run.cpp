// entrepot run SCENARIO: carry a scenario out, print its answer, and write the result bundle.

#include <memory>

#include "commands.hpp"
#include "study_command.hpp"

namespace entrepot::cli {

void add_run(CLI::App& app, Context& context) {
  CLI::App& run = *app.add_subcommand("run", "Solve a scenario, print its answer and write tables and a report");
  auto request = std::make_shared<StudyRequest>();
  request->draws = true;
  add_study_options(run, *request, context);
  add_draw_options(run, request->drawing);
  add_examples(run, {"entrepot run scenarios/article.toml --out run/article",
                     "entrepot run scenarios/us-china-2025.toml --on 2025-05-14 --json",
                     "entrepot run scenarios/west-sanctions.toml --draws 32 --out run/west-sanctions",
                     "entrepot run scenarios/west-sanctions.toml --draws 32 --shard 1/2 --out run/west-1.draws",
                     "entrepot run scenarios/null.toml --threads 1 --quiet"});
  set_action(run, context, [request, &context] { return carry_out(*request, context); });
}

}  // namespace entrepot::cli
