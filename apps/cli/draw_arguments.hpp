// What the command line says of draws: how many, which part of them, where they come from.
#pragma once

#include <functional>
#include <string>

#include "context.hpp"
#include "entrepot/study.hpp"

namespace entrepot::cli {

struct DrawArguments {
  bool none = false;   ///< no draws although the scenario has [uncertainty]
  long draws = 0;      ///< in place of the scenario's; 0 = the scenario's
  std::string shard;   ///< "k/n"; empty = all of them
  std::string drawn;   ///< file of draws that were made before
  bool fresh = false;  ///< forget the finished draws of an interrupted run
};

/// --no-uncertainty, --draws, --shard, --drawn, --fresh; `arguments` must live as long as the command.
void add_draw_options(CLI::App& command, DrawArguments& arguments);
/// A scenario without [uncertainty] takes its defaults where draws are asked for. Errors: InputError.
void override_draws(const DrawArguments& arguments, Scenario& scenario);
/// `out`: folder of the result, beside which finished draws are kept; empty = nowhere.
SweepOptions sweep_options(const DrawArguments& arguments, const std::string& out, const Context& context);
/// Makes a shard of a question's draws: which one, of how many.
using MakeShard = std::function<std::string(std::size_t shard, std::size_t shards, const SweepOptions&, const Control&)>;
/// Computes one shard and writes it to the file `out`; exit code. Errors: InputError.
int write_shard(const MakeShard& make, const DrawArguments& arguments, const std::string& out, const Context& context);
/// After an interruption: draws that are finished are kept beside the result, where there is to be one. Throws Interrupted where
/// nothing is kept.
int say_interrupted(const std::optional<Uncertainty>& doubt, const std::string& out);
/// Failed, truncated and taken-over draws, on standard error.
void note_draws(const Uncertainty& doubt, const Context& context);

}  // namespace entrepot::cli
