// entrepot realign [SCENARIO]: which stick and which carrot would take a country away from its partner.

#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "draw_arguments.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/realign.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "question_settings.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct RealignArguments {
  QuestionSettings settings;
  RealignWords words;
  std::string world, out, on;
  DrawArguments drawing;
};

Scenario scenario_asked(const RealignArguments& arguments) {
  Scenario scenario = scenario_of(arguments.settings, "Stick and carrot");
  if (arguments.world.empty() && !arguments.settings.scenario.empty()) return scenario;
  const WorldChoice choice = world_choice(arguments.world.empty() ? "icio-2022" : arguments.world);
  scenario.world_name = choice.name;
  scenario.world_file = choice.file.empty() ? "" : std::filesystem::absolute(choice.file).string();
  return scenario;
}

RealignOptions options_of(const RealignArguments& arguments, const Context& context) {
  RealignOptions options;
  options.words = arguments.words;
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  options.sweep = sweep_options(arguments.drawing, arguments.out, context);
  return options;
}

int run(const RealignArguments& arguments, const Context& context) {
  Scenario scenario = scenario_asked(arguments);
  override_draws(arguments.drawing, scenario);
  if (!arguments.drawing.shard.empty()) {
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      RealignOptions options = options_of(arguments, context);
      options.sweep = sweep;
      return draw_realign_shard(scenario, options, shard, shards, control);
    };
    return write_shard(make, arguments.drawing, arguments.out, context);
  }
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, scenario.uncertainty.has_value());
  RealignStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_realign(scenario, options_of(arguments, context), context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled || (study.uncertainty && study.uncertainty->interrupted))
    return say_interrupted(study.uncertainty, arguments.out);
  if (!arguments.out.empty()) write_realign_bundle(study, arguments.out);
  write_data(context.json ? realign_json(study) : realign_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (study.uncertainty) note_draws(*study.uncertainty, context);
  if (arguments.out.empty()) return exit_code_of(outcome);
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

}  // namespace

void add_realign(CLI::App& app, Context& context) {
  CLI::App& realign = *app.add_subcommand(
      "realign", "Stick and carrot: what would take a country away from its partner, and who could pay for it (docs/realign.md)");
  auto arguments = std::make_shared<RealignArguments>();
  RealignWords& words = arguments->words;
  CLI::Option* scenario = realign.add_option("SCENARIO", arguments->settings.scenario,
                                             "Scenario whose measures are today's; without one, the World as it is");
  realign.add_option("--target", words.target, "Country to be won over [the scenario's]")->type_name("CODE");
  realign.add_option("--away-from", words.away_from, "Its partner, the rival [the scenario's]")->type_name("CODE");
  realign.add_option("--by", words.by, "Who presses and who offers, e.g. USA,EU27 [the scenario's]")
      ->type_name("CODE,...")
      ->delimiter(',');
  realign.add_option("--payer", words.payer, "Who of them pays [the first; of a group, its largest economy]")->type_name("CODE");
  realign
      .add_option("--break-factor", words.break_factor,
                  "Trade-cost factor between target and rival after the split; 0 = all trade ends [0]")
      ->type_name("F");
  realign
      .add_option("--sanctions-factor", words.sanctions_factor,
                  "Without a scenario: by how much those who press have raised trade costs with the target already")
      ->type_name("F")
      ->excludes(scenario);
  realign.add_option("--world", arguments->world, "World by name, or a .nc file [icio-2022, or the scenario's]")
      ->type_name("NAME|FILE");
  realign.add_option("--on", arguments->on, "Count only the measures in force on this day")
      ->type_name("YYYY-MM-DD")
      ->needs(scenario);
  realign.add_option("--out", arguments->out, "Folder for the tables and the report")->type_name("DIR");
  add_question_settings(realign, arguments->settings, scenario);
  add_draw_options(realign, arguments->drawing);
  add_json_option(realign, context);
  add_threads_option(realign, context);
  add_quiet_option(realign, context);
  add_examples(realign, {"entrepot realign scenarios/realign.toml --out run/realign",
                         "entrepot realign scenarios/west-sanctions.toml --target RUS --away-from CHN --by USA,EU27",
                         "entrepot realign --target VNM --away-from CHN --by USA,JPN --sanctions-factor 1.2 --json --quiet"});
  set_action(realign, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
