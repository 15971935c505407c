// Derivatives of an equilibrium: the linear system of model/linear_map.hpp, solved for blocks of columns. Which columns stand in
// one block is fixed by their order alone, so that results do not depend on threads.
#include "entrepot/sensitivity.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <algorithm>
#include <cassert>
#include <functional>

#include "entrepot/errors.hpp"
#include "model/dense_product.hpp"
#include "model/linear_map.hpp"
#include "solve/check_shapes.hpp"
#include "solve/conjugate_residuals.hpp"
#include "solve/country_levels.hpp"

namespace entrepot {

struct Linearisation::System {
  LinearMap map;
  std::shared_ptr<const CountryLevels> levels;  ///< of this equilibrium or of one nearby
  std::size_t J, N;
};

/// By block of columns, in the order of objectives.
struct Multipliers {
  struct Block {
    Columns x;
    Row size;  ///< of the right-hand sides of the first of a series: what residuals are relative to
  };
  std::vector<Block> blocks;
};

namespace {

/// Columns solved together: enough that matrix products pay, few enough that their history fits the cache of most machines.
constexpr std::size_t block_width = 16;

void refuse_unsupported(const Shock& shock) {
  Problems problems;
  if (!shock.burden_sharing.empty()) {
    problems.add({.field = "burden_sharing",
                  .rule = "has no derivatives here: transfers within a coalition are found with the equilibrium",
                  .hint = "transfers fixed in amount, as the equilibrium has found them"});
  }
  if (!shock.limits.empty()) {
    problems.add({.field = "limits",
                  .value = shock.limits.front().name,
                  .rule = "has no derivatives here: where a limit binds its shadow price moves with the equilibrium",
                  .hint = "the tariffs that do what the limits do"});
  }
  problems.throw_if_any();
}

/// x - next, in the memory of `next`.
Columns less(const Columns& x, Columns next) {
  next = x - next;
  return next;
}

/// work(first, count) for each block of columns, in parallel.
void for_each_block(std::size_t columns, const Control& control, const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t blocks = (columns + block_width - 1) / block_width;
  const auto one = [&](std::size_t b) { work(b * block_width, std::min(block_width, columns - b * block_width)); };
  if (blocks == 1) return one(0);
  const int threads = control.threads > 0 ? control.threads : tbb::this_task_arena::max_concurrency();
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, blocks, one); });
}

}  // namespace

Linearisation::Linearisation(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium) {
  refuse_unsupported(shock);
  assert(equilibrium.outcome == Outcome::converged);
  LinearMap map(world, economy, shock, equilibrium);
  auto levels = std::make_shared<const CountryLevels>(map);
  system_ = std::make_shared<const System>(std::move(map), std::move(levels), world.sector_count(), world.country_count());
}

Linearisation::Linearisation(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                             const Linearisation& near) {
  refuse_unsupported(shock);
  assert(equilibrium.outcome == Outcome::converged);
  LinearMap map(world, economy, shock, equilibrium);
  assert(map.size() == near.system_->map.size() && world.country_count() == near.system_->N);
  system_ = std::make_shared<const System>(std::move(map), near.system_->levels, world.sector_count(), world.country_count());
}

std::vector<Gradient> Linearisation::gradients(std::span<const OutcomeVector> objectives, const LinearParams& params,
                                               const Control& control) const {
  std::vector<Gradient> gradients(objectives.size());
  each_gradient(
      objectives, [&](std::size_t place, const Gradient& gradient) { gradients[place] = gradient; }, params, control);
  return gradients;
}

/// take(place, adjoint, column, solve) for each objective, blocks of them in parallel.
template <class Take>
std::shared_ptr<const Multipliers> Linearisation::each_adjoint(std::span<const OutcomeVector> objectives, const Take& take,
                                                               const LinearParams& params, const Control& control,
                                                               const Multipliers* near) const {
  const System& s = *system_;
  check_outcomes(objectives, s.J, s.N);
  auto found = std::make_shared<Multipliers>();
  found->blocks.resize((objectives.size() + block_width - 1) / block_width);
  assert(!near || near->blocks.size() == found->blocks.size());
  for_each_block(objectives.size(), control, [&](std::size_t first, std::size_t count) {
    const auto own = objectives.subspan(first, count);
    const std::size_t block = first / block_width;
    const auto multiplied = [&](const Columns& y) { return s.map.adjoint(y, own).next; };  // M' y + W' r
    ColumnsStart start;
    if (near) {
      const auto& [x, size] = near->blocks[block];
      start = {x, multiplied(x) - x, size};
    }
    if (!near || !is_nearer(start))
      start = from_zero(multiplied(Columns::Zero(s.map.size(), whole_vectors(static_cast<Eigen::Index>(count)))));
    ColumnsSolution solved =
        conjugate_residuals([&](const Columns& y) { return less(y, s.map.adjoint(y).next); },
                            [&](const Columns& y) { return s.levels->apply_transposed(y); }, std::move(start), params, control);
    const LinearMap::Adjoint adjoint = s.map.adjoint(solved.x, own);
    for (std::size_t c = 0; c < count; ++c) take(first + c, adjoint, static_cast<Eigen::Index>(c), solved.solve);
    found->blocks[block] = {std::move(solved.x), std::move(solved.size)};
  });
  return found;
}

void Linearisation::each_gradient(std::span<const OutcomeVector> objectives,
                                  const std::function<void(std::size_t, const Gradient&)>& take, const LinearParams& params,
                                  const Control& control) const {
  const auto whole = [&](std::size_t place, const LinearMap::Adjoint& adjoint, Eigen::Index column, const LinearSolve& solve) {
    take(place, {system_->map.policies(adjoint, column, objectives[place]), solve});
  };
  each_adjoint(objectives, whole, params, control);
}

FlowGradients Linearisation::flow_gradients(std::span<const OutcomeVector> objectives,
                                            std::span<const std::vector<TradeFlow>> flows, const LinearParams& params,
                                            const Control& control, const Multipliers* near) const {
  assert(flows.size() == objectives.size());
  FlowGradients gradients{.by_objective = std::vector<FlowGradient>(objectives.size()), .multipliers = {}};
  const auto part = [&](std::size_t place, const LinearMap::Adjoint& adjoint, Eigen::Index column, const LinearSolve& solve) {
    FlowGradient& gradient = gradients.by_objective[place];
    gradient.solve = solve;
    for (const auto& [j, n, i] : flows[place]) {
      const auto slopes = system_->map.cell_slopes(adjoint, column, objectives[place], j, n, i);
      gradient.tariff_rate.push_back(slopes.tariff_rate);
      gradient.export_tax_rate.push_back(slopes.export_tax_rate);
      gradient.trade.push_back(system_->map.trade(j, n, i));
    }
  };
  gradients.multipliers = each_adjoint(objectives, part, params, control, near);
  return gradients;
}

std::vector<Response> Linearisation::responses(std::span<const PolicyVector> directions, const LinearParams& params,
                                               const Control& control) const {
  const System& s = *system_;
  check_policies(directions, s.J, s.N);
  std::vector<Response> responses(directions.size());
  for_each_block(directions.size(), control, [&](std::size_t first, std::size_t count) {
    const auto own = directions.subspan(first, count);
    Columns moved = s.map.tangent(Columns::Zero(s.map.size(), whole_vectors(static_cast<Eigen::Index>(count))), own).next;
    const ColumnsSolution solved =
        conjugate_residuals([&](const Columns& x) { return less(x, s.map.tangent(x).next); },
                            [&](const Columns& x) { return s.levels->apply(x); }, from_zero(std::move(moved)), params, control);
    const LinearMap::Tangent tangent = s.map.tangent(solved.x, own);
    for (std::size_t c = 0; c < count; ++c)
      responses[first + c] = {s.map.outcomes(tangent, solved.x, static_cast<Eigen::Index>(c), own[c]), solved.solve};
  });
  return responses;
}

}  // namespace entrepot
