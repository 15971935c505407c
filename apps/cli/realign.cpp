// entrepot realign [SCENARIO]: which stick and which carrot would take a country away from its partner.

#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "question_command.hpp"
#include "question_settings.hpp"

namespace entrepot::cli {
namespace {

struct RealignArguments {
  QuestionSettings settings;
  RealignWords words;
  std::string world;
  QuestionArguments question;
};

constexpr Question<RealignStudy, RealignOptions> realign_question{run_realign, draw_realign_shard, realign_json, realign_summary,
                                                                  write_realign_bundle};

Scenario scenario_asked(const RealignArguments& arguments) {
  Scenario scenario = scenario_of(arguments.settings, "Stick and carrot");
  if (arguments.world.empty() && !arguments.settings.scenario.empty()) return scenario;
  const WorldChoice choice = world_choice(arguments.world.empty() ? "icio-2022" : arguments.world);
  scenario.world_name = choice.name;
  scenario.world_file = choice.file.empty() ? "" : std::filesystem::absolute(choice.file).string();
  return scenario;
}

int run(const RealignArguments& arguments, const Context& context) {
  RealignOptions options;
  options.words = arguments.words;
  return put_question(realign_question, scenario_asked(arguments), options, arguments.question, context,
                      [](const RealignStudy&) {});
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
  realign.add_option("--on", arguments->question.on, "Count only the measures in force on this day")
      ->type_name("YYYY-MM-DD")
      ->needs(scenario);
  add_question_settings(realign, arguments->settings, scenario);
  add_question_options(realign, arguments->question, context);
  add_examples(realign, {"entrepot realign scenarios/realign.toml --out run/realign",
                         "entrepot realign scenarios/west-sanctions.toml --target RUS --away-from CHN --by USA,EU27",
                         "entrepot realign --target VNM --away-from CHN --by USA,JPN --sanctions-factor 1.2 --json --quiet"});
  set_action(realign, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
