// entrepot power: cut every tie of a World once, and say who can hurt whom. Takes up what an interrupted run has left.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "commands.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "question_settings.hpp"
#include "today.hpp"

namespace entrepot::cli {
namespace {

struct PowerArguments {
  QuestionSettings settings;
  std::string out, on;
  std::vector<std::string> worlds, world_files, only, coalitions, pairs;
  bool fresh = false;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// "Allies=@G7,-JPN", or "@West" alone, which is named after its group.
Coalition coalition_of(const std::string& text, Problems& problems) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos && text.starts_with('@')) return {text.substr(1), {text}};
  Coalition coalition;
  if (equals != std::string::npos) {
    coalition.name = text.substr(0, equals);
    coalition.members = split(text.substr(equals + 1), ',');
    std::erase(coalition.members, "");
  }
  if (coalition.name.empty() || coalition.members.empty())
    problems.add({.field = "--coalition", .value = text, .rule = "NAME=MEMBERS", .hint = "e.g. --coalition Allies=@G7,-JPN"});
  return coalition;
}

std::pair<std::string, std::string> pair_of(const std::string& text, Problems& problems) {
  const std::vector<std::string> codes = split(text, '-');
  if (codes.size() != 2) problems.add({.field = "--pair", .value = text, .rule = "two codes", .hint = "e.g. --pair RUS-CHN"});
  return codes.size() == 2 ? std::pair(codes[0], codes[1]) : std::pair(text, text);
}

PowerOptions options_of(const PowerArguments& arguments, const Context& context) {
  Problems problems;
  PowerOptions options;
  for (const std::string& word : arguments.worlds) options.worlds.push_back(world_choice(word));
  for (const std::string& file : arguments.world_files) options.worlds.push_back({"", file});
  if (options.worlds.empty() && arguments.settings.scenario.empty()) options.worlds.push_back({"icio-2022", ""});
  for (const std::string& text : arguments.coalitions) options.coalitions.push_back(coalition_of(text, problems));
  for (const std::string& text : arguments.pairs) options.pairs.push_back(pair_of(text, problems));
  problems.throw_if_any();
  if (!arguments.on.empty()) options.on = arguments.on;
  options.only = arguments.only;
  options.fresh = arguments.fresh;
  options.command = context.command;
  options.date = today();
  options.unfinished = unfinished_folder(arguments.out);
  options.on_note = [&context](const std::string& note) { write_note(context, note); };
  return options;
}

int say_interrupted(const PowerStudy& study, const std::string& out) {
  fmt::print(stderr, "entrepot: interrupted; {} of {} cuts are kept in {}, and the same command goes on from there\n", study.done,
             study.cuts, unfinished_folder(out).string());
  return interrupted;
}

int run(const PowerArguments& arguments, const Context& context) {
  const PowerOptions options = options_of(arguments, context);
  const Scenario scenario = scenario_of(arguments.settings, "Who can hurt whom by cutting ties");
  check_power_folder(arguments.out);
  PowerStudy study;
  {
    ProgressLine progress(context.quiet);
    study = run_power(scenario, options, context.control(progress));
  }
  if (study.interrupted) return say_interrupted(study, arguments.out);
  write_power_bundle(study, arguments.out);
  write_data(context.json ? power_json(study) : power_summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  if (study.kept > 0)
    write_note(context, fmt::format("{} of {} cuts were taken from the unfinished run", study.kept, study.cuts));
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (study.outcome() != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(study.outcome());
}

}  // namespace

void add_power(CLI::App& app, Context& context) {
  CLI::App& power = *app.add_subcommand("power", "Cut every tie between two economies once: who can hurt whom (docs/power.md)");
  auto arguments = std::make_shared<PowerArguments>();
  power.add_option("--out", arguments->out, "Folder for the tables and the report; finished cuts are kept there meanwhile")
      ->type_name("DIR")
      ->required();
  power
      .add_option("--world,--worlds", arguments->worlds,
                  "Worlds by name, or .nc files, with commas; several give paths [icio-2022]")
      ->type_name("NAME,...")
      ->delimiter(',');
  power.add_option("--world-file", arguments->world_files, "A World as a file of any name")->type_name("FILE");
  CLI::Option* scenario =
      power
          .add_option("--scenario", arguments->settings.scenario, "Cut ties before this scenario and with its measures in force")
          ->type_name("FILE");
  power.add_option("--on", arguments->on, "Count only the measures in force on this day")
      ->type_name("YYYY-MM-DD")
      ->needs(scenario);
  power
      .add_option("--coalition", arguments->coalitions,
                  "Economies that cut together, against each one outside: @West, NAME=SAU,@EU27")
      ->type_name("NAME=MEMBERS")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  power.add_option("--only", arguments->only, "Cut ties among these economies alone, e.g. @G7,@BRICS [all]")
      ->type_name("CODE,...")
      ->delimiter(',');
  power.add_option("--pair", arguments->pairs, "A pair to show by itself, in tables, pictures and paths")
      ->type_name("ISO-ISO")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_question_settings(power, arguments->settings, scenario);
  power.add_flag("--fresh", arguments->fresh, "Throw away the finished cuts of an interrupted run instead of going on from them");
  add_json_option(power, context);
  add_threads_option(power, context);
  add_quiet_option(power, context);
  add_examples(power, {"entrepot power --only @G7,@BRICS --coalition @West --pair RUS-CHN --out run/power",
                       "entrepot power --scenario scenarios/west-sanctions.toml --only @BRICS --out run/power-sanctions --json",
                       "entrepot power --worlds icio-2014,icio-2021,icio-2022 --only USA,CHN,RUS,IND --out run/power-path"});
  set_action(power, context, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace entrepot::cli
