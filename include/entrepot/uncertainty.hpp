// Doubt: the same question asked under many draws of what is uncertain (MODEL.md M21). Intervals, probabilities of sign, and
// which assumption drives the answer; draws without an answer are counted and shown, never dropped.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// One thing that is drawn: a number of the file, or trade elasticities as a group (correlated inputs have no share of their
/// own).
struct DrawnInput {
  std::string id;      ///< "elasticity-level", "elasticity-sectors", "elasticities", or the number's key
  std::string words;   ///< "level of trade elasticities": starts small
  std::string drawn;   ///< "uniform between 1.1 and 1.5"
  std::string source;  ///< as the file says
  bool single = true;  ///< one value tells all of it: the number, or the factor on all elasticities
};

/// A point of the distribution of an answer, and how far sampling and failed draws leave it open.
struct Quantile {
  double value = 0;
  double error = 0;                              ///< standard error of sampling, over scramblings
  double failed_lowest = 0, failed_highest = 0;  ///< if every failed draw lay below, or above, all others
};

/// The value of one input at which the answer would turn, other inputs at their means.
struct Turn {
  enum class Kind { found, outside, not_monotone, no_value };
  Kind kind = Kind::no_value;  ///< outside: no drawn value turns it; no_value: a group, or too few draws
  double at = 0;               ///< where found
  bool rises = false;          ///< the answer rises with the input; where monotone
};

/// What one input does to one headline.
struct Driver {
  double first = 0, first_error = 0;  ///< share of the variance that this input explains alone, with its standard error
  double total = 0, total_error = 0;  ///< the same with all its interactions; it is what would be left if all others were known
  std::size_t excluded = 0;           ///< draws that could not be compared, since an answer is missing
  Turn turn;
};

/// One headline over all draws. Shares count draws that have an answer; an infinite answer is one.
struct HeadlineDoubt {
  std::string id, words, unit;
  double central = 0;  ///< under the scenario's own numbers
  std::size_t draws = 0, failed = 0, infinite = 0;
  Quantile low, median, high;                   ///< 5 %, 50 %, 95 %
  double above_zero = 0, above_zero_error = 0;  ///< share of draws
  double critical = 0;                          ///< where the answer turns: 1 for probabilities and factors, else 0
  double above_critical = 0, above_critical_error = 0;
  bool by_rank = false;         ///< drivers are of the answer's rank, since it may be infinite or nearly so
  std::vector<Driver> drivers;  ///< by input; empty if not asked for
};

/// Draws that have no answer and ended alike.
struct FailedDraws {
  Outcome outcome = Outcome::stalled;
  std::size_t count = 0;
  std::string reason;          ///< of the first of them
  std::vector<double> inputs;  ///< of the first of them; NaN for groups
};

struct Uncertainty {
  UncertaintyQuestion question;  ///< as used
  std::size_t draws = 0;         ///< independent rows behind every interval: matrices A and B
  std::size_t evaluations = 0;   ///< times that the question was put: with those of the drivers
  std::vector<DrawnInput> inputs;
  std::vector<HeadlineDoubt> headlines;              ///< in the question's order: the first is what the answer rests on
  std::vector<FailedDraws> failures;                 ///< over all evaluations, most frequent first
  std::size_t failed = 0;                            ///< evaluations without an answer
  std::size_t truncated = 0;                         ///< evaluations in which something was held at the end of its range
  std::vector<std::string> notes;                    ///< what is not drawn, and why
  std::vector<std::vector<double>> input_values;     ///< [input][draw]; NaN for groups without one value
  std::vector<std::vector<double>> headline_values;  ///< [headline][draw]
  std::size_t kept = 0;                              ///< evaluations taken over from an interrupted run
  double seconds = 0;
  bool interrupted = false;  ///< then nothing else is said but how many evaluations are done

  const HeadlineDoubt* find(const std::string& id) const;
  /// Inputs by their total share of the variance of a headline, largest first.
  std::vector<std::size_t> ranked_inputs(const HeadlineDoubt& headline) const;
};

/// What a question answers under one draw. Without an answer the headlines' values are NaN, and outcome and reason say why.
struct DrawResult {
  Headlines headlines;
  Outcome outcome = Outcome::converged;
  std::string reason = {};
};
/// Puts the question under one Economy and one Scenario with drawn numbers in it. Called from many threads at once; its own
/// Control has one thread. It may throw InputError where the drawn numbers make no scenario: that is a failed draw.
using PutQuestion = std::function<DrawResult(const Economy&, const Scenario&, const Control&)>;

struct SweepOptions {
  std::string question = "run";      ///< "war", "run on 2025-04-10": tells draws of different questions apart
  std::filesystem::path unfinished;  ///< folder in which finished chunks are kept until all are; empty = nowhere
  bool fresh = false;                ///< forget what lies there
  std::filesystem::path drawn;       ///< take the draws from this file instead of making them; empty = make them
  SolverParams params;
  std::function<void(const std::string&)> on_note;
};

/// To be asked before any other work: could these files and folders be drawn from and into? Errors: InputError as sweep.
void check_sweep_files(const SweepOptions& options);
/// Sobol draws over the scenario's [uncertainty] (which must be there), the question put under each, in parallel over draws.
/// Bits do not depend on threads, shards or interruptions. Errors: InputError (files, folders, keys; draws of another sweep).
Uncertainty sweep(const World& world, const Scenario& scenario, const PutQuestion& put, const SweepOptions& options = {},
                  const Control& control = {});

/// One of n parts of the same sweep, as the text of a file for merge_draws; empty if interrupted. 1 <= shard <= shards.
std::string sweep_shard(const World& world, const Scenario& scenario, const PutQuestion& put, std::size_t shard,
                        std::size_t shards, const SweepOptions& options = {}, const Control& control = {});
/// All shards of one sweep as the text of one file, byte for byte that of shard 1 of 1. Errors: InputError (not ours, damaged,
/// of another sweep, the same shard twice, shards missing).
std::string merge_draws(const std::vector<std::filesystem::path>& files);

}  // namespace entrepot
