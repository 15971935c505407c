// entrepot coalition SCENARIO: what a coalition is worth, who carries its burden, and who would add most.

#include <memory>

#include "commands.hpp"
#include "study_command.hpp"

namespace entrepot::cli {

void add_coalition(CLI::App& app, Context& context) {
  CLI::App& coalition = *app.add_subcommand(
      "coalition", "Compare a coalition with its members alone, with fewer and more of them, and share its burden");
  auto request = std::make_shared<StudyRequest>();
  request->coalition = true;
  add_study_options(coalition, *request, context);
  add_examples(coalition, {"entrepot coalition scenarios/coalition-west-russia.toml --out run/coalition",
                           "entrepot coalition scenarios/coalition-west-russia.toml --json --quiet"});
  set_action(coalition, context, [request, &context] { return carry_out(*request, context); });
}

}  // namespace entrepot::cli
