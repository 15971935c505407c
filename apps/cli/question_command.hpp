// A subcommand that puts one question of a scenario file: read, draw where that is asked, answer, write, say how it ended.
#pragma once

#include <filesystem>

#include "context.hpp"
#include "draw_arguments.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"
#include "today.hpp"

namespace entrepot::cli {

/// --on DATE, --out DIR and the options of draws, beside what a question has of its own.
struct QuestionArguments {
  std::string out, on;
  DrawArguments drawing;
};

/// How one question is answered, and how its answer is told. `Study` has outcome(), uncertainty and warnings.
template <class Study, class Options>
struct Question {
  Study (*answer)(const Scenario&, const Options&, const Control&);
  std::string (*shard)(const Scenario&, const Options&, std::size_t, std::size_t, const Control&);
  std::string (*json)(const Study&);
  std::string (*summary)(const Study&, bool colour);
  void (*write)(const Study&, const std::filesystem::path&);
};

/// Exit code. `note` says on standard error what the question has to say beside its warnings. Errors: InputError.
template <class Study, class Options, class Note>
int put_question(const Question<Study, Options>& question, Scenario scenario, Options options, const QuestionArguments& arguments,
                 const Context& context, const Note& note) {
  if (!arguments.on.empty()) options.on = arguments.on;
  options.command = context.command;
  options.date = today();
  options.sweep = sweep_options(arguments.drawing, arguments.out, context);
  override_draws(arguments.drawing, scenario);
  if (!arguments.drawing.shard.empty()) {
    const auto make = [&](std::size_t shard, std::size_t shards, const SweepOptions& sweep, const Control& control) {
      options.sweep = sweep;
      return question.shard(scenario, options, shard, shards, control);
    };
    return write_shard(make, arguments.drawing, arguments.out, context);
  }
  if (!arguments.out.empty()) check_bundle_folder(arguments.out, scenario.uncertainty.has_value());
  Study study;
  {
    ProgressLine progress(context.quiet);
    study = question.answer(scenario, options, context.control(progress));
  }
  const Outcome outcome = study.outcome();
  if (outcome == Outcome::cancelled || (study.uncertainty && study.uncertainty->interrupted))
    return say_interrupted(study.uncertainty, arguments.out);
  if (!arguments.out.empty()) question.write(study, arguments.out);
  write_data(context.json ? question.json(study) : question.summary(study, context.colour));
  for (const std::string& warning : study.warnings) write_note(context, "warning: " + warning);
  note(study);
  if (study.uncertainty) note_draws(*study.uncertainty, context);
  if (arguments.out.empty()) return exit_code_of(outcome);
  const std::string report = arguments.out + "/report.html";
  if (std::filesystem::exists(report)) write_note(context, "report: " + report);
  if (outcome != Outcome::converged) write_note(context, "why: entrepot explain " + arguments.out);
  return exit_code_of(outcome);
}

/// --out, the options of draws, --json, --threads, --quiet.
inline void add_question_options(CLI::App& command, QuestionArguments& arguments, Context& context) {
  command.add_option("--out", arguments.out, "Folder for the tables and the report")->type_name("DIR");
  add_draw_options(command, arguments.drawing);
  add_json_option(command, context);
  add_threads_option(command, context);
  add_quiet_option(command, context);
}

}  // namespace entrepot::cli
