// The subcommands, one file each. Each adds its options to the parser and notes with set_action what it does:
//
//   void add_run(CLI::App& app, Context& context) {
//     CLI::App& run = *app.add_subcommand("run", "Solve a scenario ...");
//     auto options = std::make_shared<RunOptions>();            // lives as long as the action
//     run.add_option("SCENARIO", options->scenario, "...")->required();
//     add_json_option(run, context);
//     add_examples(run, {"entrepot run scenarios/null.toml"});  // the tests run these
//     set_action(run, context, [options, &context] { return run_scenario(*options, context); });
//   }
//
// The action returns an ExitCode and writes with write_data and write_note; it throws InputError, nothing else, for bad input.
#pragma once

#include "context.hpp"

namespace entrepot::cli {

void add_check(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_merge(CLI::App& app, Context& context);
void add_power(CLI::App& app, Context& context);
void add_exposure(CLI::App& app, Context& context);
void add_coalition(CLI::App& app, Context& context);
void add_frontier(CLI::App& app, Context& context);
void add_war(CLI::App& app, Context& context);
void add_realign(CLI::App& app, Context& context);
void add_comply(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_claims(CLI::App& app, Context& context);
void add_trace(CLI::App& app, Context& context);
void add_codes(CLI::App& app, Context& context);

/// `entrepot detect`: the search for flows, and the group of searches in other data.
CLI::App& add_detect(CLI::App& app, Context& context);
void add_detect_network(CLI::App& detect, Context& context);

/// `entrepot data ...`: the group that the subcommands about the store are added to.
CLI::App& add_data(CLI::App& app);
void add_data_import(CLI::App& data, Context& context);
void add_data_list(CLI::App& data, Context& context);
void add_data_sql(CLI::App& data, Context& context);
void add_data_export(CLI::App& data, Context& context);
void add_data_drop(CLI::App& data, Context& context);

/// `entrepot world ...`: the group that the subcommands about Worlds are added to.
CLI::App& add_world(CLI::App& app);
void add_world_build(CLI::App& world, Context& context);
void add_world_list(CLI::App& world, Context& context);
void add_world_show(CLI::App& world, Context& context);
void add_world_check(CLI::App& world, Context& context);
void add_world_import(CLI::App& world, Context& context);
void add_world_export(CLI::App& world, Context& context);
void add_world_aggregate(CLI::App& world, Context& context);
void add_world_update(CLI::App& world, Context& context);

/// `entrepot accounts ...`: the group about published figures and statistics.
CLI::App& add_accounts(CLI::App& app);
void add_accounts_check(CLI::App& accounts, Context& context);
void add_accounts_trade(CLI::App& accounts, Context& context);
void add_accounts_months(CLI::App& accounts, Context& context);
void add_accounts_price_volume(CLI::App& accounts, Context& context);
void add_accounts_mirror(CLI::App& accounts, Context& context);

}  // namespace entrepot::cli
