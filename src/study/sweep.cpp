// The sweep itself: chunk after chunk, rows of a chunk in parallel, finished chunks kept. Every row is a function of its place
// alone, so that neither threads nor shards nor the place of an interruption leave a trace in the numbers.
#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>
#include <optional>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "solve/in_parallel.hpp"
#include "study/stage.hpp"
#include "study/sweep_plan.hpp"
#include "study/unfinished_draws.hpp"

namespace entrepot {
namespace {

constexpr double no_answer = std::numeric_limits<double>::quiet_NaN();

/// Numbers that make no scenario are a failed draw, like those without an equilibrium.
DrawResult put_or_fail(const PutQuestion& put, const Drawn& drawn, const Control& control) {
  try {
    return put(drawn.economy, drawn.scenario, control);
  } catch (const InputError& error) {
    const Problem& first = error.problems().front();
    return {{},
            Outcome::infeasible,
            fmt::format("the drawn numbers make no scenario: {} {} {}", first.field, first.value, first.rule)};
  }
}

DrawRow evaluate(const SweepPlan& plan, const PutQuestion& put, std::size_t draw, std::size_t matrix, const Control& control) {
  const Drawn drawn = plan.drawn(draw, matrix);
  const DrawResult result = put_or_fail(put, drawn, control);
  DrawRow row{.draw = draw, .matrix = matrix, .truncated = drawn.truncated, .outcome = result.outcome, .reason = result.reason};
  row.values.assign(plan.shape.headlines.size(), no_answer);
  if (result.headlines.empty()) return row;
  assert(result.headlines.size() == row.values.size());
  for (std::size_t h = 0; h < row.values.size(); ++h) row.values[h] = result.headlines[h].value;
  return row;
}

/// Rows of one shard of the sweep; none if it was stopped.
class Sweeper {
 public:
  Sweeper(const SweepPlan& plan, const PutQuestion& put, const UnfinishedDraws& unfinished, const Control& control)
      : plan_(plan), put_(put), unfinished_(unfinished), control_(control) {}

  std::optional<std::vector<DrawRow>> rows(std::size_t shard, std::size_t shards) {
    const SweepShape& shape = plan_.shape;
    total_ = 0;
    for (std::size_t chunk = shard - 1; chunk < shape.chunks(); chunk += shards) total_ += size_of(chunk) * shape.matrices;
    std::vector<DrawRow> rows;
    for (std::size_t chunk = shard - 1; chunk < shape.chunks(); chunk += shards) {
      auto finished = unfinished_.read(chunk);
      if (finished) {
        kept_ += finished->size();
      } else {
        finished = make_chunk(chunk);
        if (!finished) return std::nullopt;
        unfinished_.write(chunk, *finished);
      }
      done_ += finished->size();
      rows.insert(rows.end(), std::make_move_iterator(finished->begin()), std::make_move_iterator(finished->end()));
    }
    return rows;
  }
  std::size_t kept() const { return kept_; }
  std::size_t done() const { return done_; }

 private:
  std::size_t size_of(std::size_t chunk) const {
    return std::min(plan_.shape.chunk, plan_.shape.draws - chunk * plan_.shape.chunk);
  }

  std::optional<std::vector<DrawRow>> make_chunk(std::size_t chunk) const {
    std::vector<DrawRow> rows(size_of(chunk) * plan_.shape.matrices);
    Control own = control_, one = control_;
    one.threads = 1;
    one.on_progress = {};
    if (control_.on_progress) {
      own.on_progress = [this](const Progress& p) { control_.on_progress({"drawing", done_ + p.done, total_}); };
    }
    in_parallel(rows.size(), "drawing", own, [&](std::size_t r) {
      if (control_.stop.stop_requested()) return;
      const std::size_t draw = chunk * plan_.shape.chunk + r / plan_.shape.matrices;
      rows[r] = evaluate(plan_, put_, draw, r % plan_.shape.matrices, one);
    });
    if (control_.stop.stop_requested()) return std::nullopt;
    return rows;
  }

  const SweepPlan& plan_;
  const PutQuestion& put_;
  const UnfinishedDraws& unfinished_;
  const Control& control_;
  std::size_t done_ = 0, total_ = 0, kept_ = 0;
};

UnfinishedDraws unfinished_of(const SweepPlan& plan, const SweepOptions& options) {
  if (options.fresh) UnfinishedDraws(options.unfinished, {}, {}, {}).forget();
  return UnfinishedDraws(options.unfinished, plan.inputs, plan.shape, options.on_note);
}

/// A whole sweep from a file. Errors: InputError (not ours, damaged, one of several shards).
DrawsFile read_whole_sweep(const std::filesystem::path& name) {
  DrawsFile file = read_draws(name);
  if (file.shards == 1) return file;
  throw InputError({.file = name.string(),
                    .value = fmt::format("{} of {}", file.shard, file.shards),
                    .rule = "is one of several shards",
                    .hint = "put them together with entrepot merge"});
}

/// Its rows, if it is of this sweep.
std::vector<DrawRow> drawn_rows(const SweepPlan& plan, const std::filesystem::path& name) {
  DrawsFile file = read_whole_sweep(name);
  const std::string differs = differing_inputs(file.inputs, plan.inputs);
  if (differs.empty() && file.shape == plan.shape) return std::move(file.rows);
  throw InputError({.file = name.string(),
                    .value = differs.empty() ? "the shape of the sweep" : differs,
                    .rule = "is of another sweep than this scenario asks for",
                    .hint = "draw anew, or take the scenario, options and program that it was made with"});
}

}  // namespace

void check_sweep_files(const SweepOptions& options) {
  if (!options.drawn.empty()) read_whole_sweep(options.drawn);
  if (options.drawn.empty()) check_unfinished_draws(options.unfinished);
}

Uncertainty sweep(const World& world, const Scenario& scenario, const PutQuestion& put, const SweepOptions& options,
                  const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  const Control own = stage_control(control, "drawing");
  const SweepPlan plan = plan_sweep(world, scenario, put, options, control);
  Uncertainty doubt;
  if (!options.drawn.empty()) {
    doubt = summarise_sweep(plan, drawn_rows(plan, options.drawn));
    doubt.kept = doubt.evaluations;
  } else {
    const UnfinishedDraws unfinished = unfinished_of(plan, options);
    Sweeper sweeper(plan, put, unfinished, control);
    const auto rows = sweeper.rows(1, 1);
    if (rows) {
      doubt = summarise_sweep(plan, *rows);
    } else {
      doubt.interrupted = true;
      doubt.evaluations = sweeper.done();
    }
    doubt.kept = sweeper.kept();
  }
  doubt.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return doubt;
}

std::string sweep_shard(const World& world, const Scenario& scenario, const PutQuestion& put, std::size_t shard,
                        std::size_t shards, const SweepOptions& options, const Control& control) {
  assert(shard >= 1 && shard <= shards);
  const SweepPlan plan = plan_sweep(world, scenario, put, options, control);
  const UnfinishedDraws unfinished = unfinished_of(plan, options);
  auto rows = Sweeper(plan, put, unfinished, control).rows(shard, shards);
  if (!rows) return "";
  return draws_text({plan.inputs, plan.shape, shard, shards, std::move(*rows)});
}

}  // namespace entrepot
