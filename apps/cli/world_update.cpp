// entrepot world update BASE --recipe FILE.toml ...: a World carried to a later year, and economies split out of the rest.

#include "entrepot/world_update.hpp"

#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/errors.hpp"
#include "exit_code.hpp"
#include "world_argument.hpp"

namespace entrepot::cli {
namespace {

struct WorldUpdateOptions {
  WorldArgument base;
  UpdateFiles files;
  std::string out;
  std::size_t pairs = 10;
};

/// Whatever `step` complains of is kept, to be said with what other steps complain of.
template <class Step>
void attempt(Problems& problems, const Step& step) {
  try {
    step();
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
  }
}

int update(const WorldUpdateOptions& options, const Context& context) {
  const auto stage = [&](const std::string& text) {
    context.check_interrupted();
    write_note(context, text);
  };
  Problems problems;
  UpdateRecipe recipe;
  World base;
  attempt(problems, [&] { recipe = read_update_recipe(options.files.recipe); });
  attempt(problems, [&] { base = load(options.base); });
  attempt(problems, [&] { check_update_files(options.files, options.out); });
  problems.throw_if_any();
  stage("reading published figures");
  const PublishedFigures figures = read_published_figures(recipe, options.files, base);
  const WorldUpdate updated = update_world(base, recipe, figures, context.command, stage);
  save_world(updated.world, options.out);
  write_data(context.json ? world_update_json(updated) : world_update_text(updated, options.pairs) + "written to " + options.out);
  return done;
}

}  // namespace

void add_world_update(CLI::App& world, Context& context) {
  CLI::App& command = *world.add_subcommand(
      "update", "Carry a World to a later year by published totals, and split economies out of the rest (docs/world.md)");
  auto options = std::make_shared<WorldUpdateOptions>();
  add_world_argument(command, options->base);
  command.add_option("--recipe", options->files.recipe, "All choices of the update")->required()->type_name("FILE.toml");
  command.add_option("--totals", options->files.totals, "Totals of trade in goods by pair")->required()->type_name("FILE.csv");
  command.add_option("--gdp", options->files.product, "Gross domestic product by economy")->required()->type_name("FILE.csv");
  command.add_option("--second", options->files.second, "Totals of a second source, where the recipe describes one")
      ->type_name("FILE.csv");
  command.add_option("-o,--out", options->out, "World to write (NetCDF-4)")->required()->type_name("FILE");
  command.add_option("--pairs", options->pairs, "Pairs listed one by one")->capture_default_str()->type_name("N");
  add_json_option(command, context);
  add_quiet_option(command, context);
  add_examples(
      command,
      {"entrepot world update icio-2022 --recipe data/worlds/nowcast-2023.toml --totals "
       "baci2023_totals_194/baci2023_bilateral_long.csv.gz "
       "--second imf_imts_russia_2016_2024/russia_by_partner_long.csv --gdp baci2023_totals_194/countries_gdp_usltariff.csv "
       "--out nowcast-2023.nc"});
  set_action(command, context, [options, &context] { return update(*options, context); });
}

}  // namespace entrepot::cli
