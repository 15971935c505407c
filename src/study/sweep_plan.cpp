#include "study/sweep_plan.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/errors.hpp"

namespace entrepot {
namespace {

constexpr std::size_t smallest_chunk = 16;  // draws; seconds of work, so that little is lost and few files are made
constexpr std::size_t most_chunks = 1024;

std::string hash_of(std::span<const double> values) {
  std::string text;
  for (const double value : values) text += fmt::format("{} ", value);
  return sha256_hex(text);
}

std::string inputs_text(const DrawSpace& space) {
  std::string text;
  for (const DrawnInput& input : space.inputs()) text += (text.empty() ? "" : "; ") + input.id + " " + input.drawn;
  return text;
}

/// A point in the middle of the cube and one off it tell two spaces apart whatever file they were read from.
std::string space_hash(const DrawSpace& space) {
  std::vector<double> numbers(space.economy().trade_elasticity.values().begin(), space.economy().trade_elasticity.values().end());
  std::vector<double> point(space.coordinates(), 0.5);
  for (std::size_t k = 0; k < point.size(); ++k) {
    point[k] = 0.75;
    const Drawn drawn = space.at(point);
    numbers.insert(numbers.end(), drawn.economy.trade_elasticity.values().begin(), drawn.economy.trade_elasticity.values().end());
    point[k] = 0.5;
  }
  return hash_of(numbers);
}

SweepInputs inputs_of(const World& world, const Scenario& scenario, const DrawSpace& space, const SweepOptions& options) {
  const Version program = version();
  const SolverParams& p = options.params;
  const UncertaintyQuestion& q = *scenario.uncertainty;
  return {{"the program", program.number + " " + program.commit},
          {"the World", content_id(world)},
          {"the scenario", scenario.id},
          {"the question", options.question},
          {"the elasticities", space_hash(space)},
          {"the seed", fmt::format("{}", q.seed)},
          {"the number of scramblings", fmt::format("{}", q.scramblings)},
          {"what is drawn", inputs_text(space)},
          {"the solver's settings",
           fmt::format("{} {} {} {} {}", p.tolerance, p.max_sweeps, p.time_limit, p.anderson_depth, p.wage_step)}};
}

DrawResult put_central(const DrawSpace& space, const Scenario& scenario, const PutQuestion& put, const Control& control) {
  Control own = control;
  own.on_progress = {};
  return put(space.economy(), scenario, own);
}

std::size_t chunk_of(std::size_t draws) { return std::max(smallest_chunk, draws / most_chunks); }

}  // namespace

Drawn SweepPlan::drawn(std::size_t draw, std::size_t matrix) const {
  const std::size_t each = shape.draws / static_cast<std::size_t>(question.scramblings), coordinates = space.coordinates();
  std::vector<double> both(points.dimensions());
  points.point(draw / each, draw % each, both);
  std::vector<double> point(both.begin(), both.begin() + static_cast<std::ptrdiff_t>(coordinates));
  for (std::size_t k = 0; k < coordinates && matrix > 0; ++k) {
    if (matrix == 1 || space.input_of(k) == matrix - 2) point[k] = both[coordinates + k];
  }
  return space.at(point);
}

SweepPlan plan_sweep(const World& world, const Scenario& scenario, const PutQuestion& put, const SweepOptions& options,
                     const Control& control) {
  assert(scenario.uncertainty.has_value());
  const UncertaintyQuestion& question = *scenario.uncertainty;
  DrawSpace space(scenario, world);
  const std::size_t dimensions = space.coordinates() * (question.drivers ? 2 : 1);
  if (dimensions > largest_sobol_dimension) {
    throw InputError({.file = scenario.file.string(),
                      .line = question.line,
                      .field = "uncertainty",
                      .value = fmt::format("{} coordinates", dimensions),
                      .rule = fmt::format("Sobol points have at most {}", largest_sobol_dimension),
                      .hint = "drivers = false halves them"});
  }
  SweepShape shape;
  shape.draws = static_cast<std::size_t>(question.draws);
  shape.matrices = question.drivers ? 2 + space.inputs().size() : 1;
  shape.chunk = chunk_of(shape.draws);
  DrawResult central = put_central(space, scenario, put, control);
  for (const Headline& headline : central.headlines) shape.headlines.push_back(headline.id);
  SweepInputs inputs = inputs_of(world, scenario, space, options);
  return {std::move(space), ScrambledSobol(dimensions, question.seed), question, std::move(central), std::move(inputs),
          std::move(shape)};
}

}  // namespace entrepot
