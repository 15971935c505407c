#include "draw_arguments.hpp"

#include <charconv>
#include <filesystem>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/report.hpp"
#include "exit_code.hpp"

namespace entrepot::cli {
namespace {

constexpr long most_shards = 65536;

struct Shard {
  std::size_t shard = 1, shards = 1;
};

Shard shard_of(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto number = [&](std::size_t from, std::size_t to) {
    long value = 0;
    const char *first = text.data() + from, *last = text.data() + to;
    const auto [end, error] = std::from_chars(first, last, value);
    return error == std::errc() && end == last ? value : 0;
  };
  const long shard = number(0, slash), shards = slash < text.size() ? number(slash + 1, text.size()) : 0;
  if (shard >= 1 && shard <= shards && shards <= most_shards)
    return {static_cast<std::size_t>(shard), static_cast<std::size_t>(shards)};
  throw InputError({.field = "--shard",
                    .value = text,
                    .rule = fmt::format("k/n with 1 <= k <= n <= {}", most_shards),
                    .hint = "e.g. --shard 1/4, and 2/4, 3/4, 4/4 elsewhere"});
}

}  // namespace

void add_draw_options(CLI::App& command, DrawArguments& arguments) {
  CLI::Option* none =
      command.add_flag("--no-uncertainty", arguments.none, "Do not draw, although the scenario has [uncertainty]");
  command.add_option("--draws", arguments.draws, "Draws in place of the scenario's; without [uncertainty], of its defaults")
      ->type_name("N")
      ->excludes(none);
  CLI::Option* shard = command
                           .add_option("--shard", arguments.shard,
                                       "Only make the k-th of n parts of the draws, into the file --out, for entrepot merge")
                           ->type_name("K/N")
                           ->excludes(none)
                           ->needs("--out");
  command
      .add_option("--drawn", arguments.drawn,
                  "Take the draws from this file, as entrepot merge writes it, instead of making them")
      ->type_name("FILE")
      ->excludes(none)
      ->excludes(shard);
  command.add_flag("--fresh", arguments.fresh,
                   "Throw away the finished draws of an interrupted run instead of going on from them");
}

void override_draws(const DrawArguments& arguments, Scenario& scenario) {
  if (arguments.none) scenario.uncertainty.reset();
  const bool asked = arguments.draws != 0 || !arguments.shard.empty() || !arguments.drawn.empty();
  if (!asked) return;
  if (!scenario.uncertainty) scenario.uncertainty = UncertaintyQuestion{};
  if (arguments.draws == 0) return;
  const std::string rule = draws_rule(arguments.draws, scenario.uncertainty->scramblings);
  if (!rule.empty()) throw InputError({.field = "--draws", .value = fmt::format("{}", arguments.draws), .rule = rule});
  scenario.uncertainty->draws = static_cast<int>(arguments.draws);
}

SweepOptions sweep_options(const DrawArguments& arguments, const std::string& out, const Context& context) {
  SweepOptions options;
  if (!out.empty()) options.unfinished = unfinished_folder(out);
  options.fresh = arguments.fresh;
  options.drawn = arguments.drawn;
  options.on_note = [&context](const std::string& note) { write_note(context, note); };
  return options;
}

int write_shard(const MakeShard& make, const DrawArguments& arguments, const std::string& out, const Context& context) {
  const Shard shard = shard_of(arguments.shard);
  if (std::filesystem::is_directory(out)) {
    throw InputError({.file = out, .rule = "is a folder; --shard writes one file", .hint = "e.g. --out run/article-1.draws"});
  }
  const std::filesystem::path unfinished = out + ".unfinished";
  SweepOptions options = sweep_options(arguments, out, context);
  options.unfinished = unfinished;
  std::string text;
  {
    ProgressLine progress(context.quiet);
    text = make(shard.shard, shard.shards, options, context.control(progress));
  }
  if (text.empty()) {
    fmt::print(stderr, "entrepot: interrupted; finished draws are kept in {}, and the same command goes on from there\n",
               unfinished.string());
    return interrupted;
  }
  write_draws(text, out);
  std::filesystem::remove_all(unfinished);
  write_note(context, fmt::format("draws: {}", out));
  return done;
}

int say_interrupted(const std::optional<Uncertainty>& doubt, const std::string& out) {
  if (!doubt || out.empty()) throw Interrupted();
  fmt::print(stderr, "entrepot: interrupted; {} evaluations are kept in {}, and the same command goes on from there\n",
             doubt->evaluations, unfinished_folder(out).string());
  return interrupted;
}

void note_draws(const Uncertainty& doubt, const Context& context) {
  if (doubt.kept > 0 && doubt.kept < doubt.evaluations)
    write_note(context, fmt::format("{} of {} evaluations were taken from the unfinished run", doubt.kept, doubt.evaluations));
  for (const FailedDraws& failed : doubt.failures) {
    write_note(context, fmt::format("warning: {} of {} evaluations ended {}, the first of them: {}", failed.count,
                                    doubt.evaluations, to_string(failed.outcome), failed.reason));
  }
  if (doubt.truncated > 0)
    write_note(context, fmt::format("warning: in {} of {} evaluations a drawn value was held at the end of its range",
                                    doubt.truncated, doubt.evaluations));
  for (const std::string& note : doubt.notes) write_note(context, "note: " + note);
}

}  // namespace entrepot::cli
