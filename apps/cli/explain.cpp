// entrepot explain DIR: the outcome of a result bundle in plain words.

#include <memory>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {

void add_explain(CLI::App& app, Context& context) {
  CLI::App& explain = *app.add_subcommand("explain", "Say how a run ended: worst market, which country, what to try");
  auto folder = std::make_shared<std::string>();
  explain.add_option("DIR", *folder, "Result bundle written by entrepot run --out")->required();
  add_json_option(explain, context);
  add_examples(explain, {"entrepot run scenarios/null.toml --out run/null --quiet", "entrepot explain run/null"});
  set_action(explain, context, [folder, &context] {
    write_data(context.json ? explain_bundle_json(*folder) : explain_bundle(*folder));
    return static_cast<int>(done);
  });
}

}  // namespace entrepot::cli
