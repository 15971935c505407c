// entrepot merge SHARDS... --out FILE: draws made in parts, on one machine or many, put together.

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/report.hpp"
#include "entrepot/uncertainty.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

struct MergeArguments {
  std::vector<std::string> shards;
  std::string out;
};

int merge(const MergeArguments& arguments, const Context& context) {
  write_draws(merge_draws({arguments.shards.begin(), arguments.shards.end()}), arguments.out);
  write_note(context,
             fmt::format("draws: {}; entrepot run SCENARIO --drawn {} makes the answer of them", arguments.out, arguments.out));
  return done;
}

}  // namespace

void add_merge(CLI::App& app, Context& context) {
  CLI::App& merge_command = *app.add_subcommand("merge", "Put draws together that were made in parts (docs/uncertainty.md)");
  auto arguments = std::make_shared<MergeArguments>();
  merge_command.add_option("SHARDS", arguments->shards, "All files that entrepot run --shard k/n wrote for one sweep")
      ->required();
  merge_command.add_option("--out", arguments->out, "File for all draws, as an undivided sweep would have written it")
      ->type_name("FILE")
      ->required();
  add_quiet_option(merge_command, context);
  add_examples(merge_command, {"entrepot run scenarios/west-sanctions.toml --draws 32 --shard 1/2 --out run/1.draws",
                               "entrepot run scenarios/west-sanctions.toml --draws 32 --shard 2/2 --out run/2.draws",
                               "entrepot merge run/1.draws run/2.draws --out run/all.draws",
                               "entrepot run scenarios/west-sanctions.toml --draws 32 --drawn run/all.draws --out run/west"});
  set_action(merge_command, context, [arguments, &context] { return merge(*arguments, context); });
}

}  // namespace entrepot::cli
