#include "study/study_pairs.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <limits>

#include "outcomes/exit_options.hpp"
#include "study/run_label.hpp"

namespace entrepot {
namespace {

/// A state of the world in which pairs are looked at.
struct Situation {
  std::string label;
  const Shock* shock;
  const Equilibrium* equilibrium;
  Flows trade;
};

std::vector<Situation> situations_of(const Study& study) {
  std::vector<Situation> situations;
  if (study.baseline.outcome != Outcome::converged) return situations;
  situations.push_back({"before", &study.baseline_shock, &study.baseline,
                        trade_flows(*study.world, study.economy, study.baseline_shock, study.baseline)});
  for (const Run& run : study.runs) {
    if (run.outcomes) situations.push_back({run_label(run), &run.applied.shock, &run.equilibrium, run.outcomes->trade});
  }
  return situations;
}

/// A ban has no finite cost where goods hardly replace each other (MODEL.md M5); there the exit option is left open.
bool exit_has_a_price(const Economy& economy) {
  constexpr double smallest_trade_elasticity = 0.05;
  const auto thetas = economy.trade_elasticity.values();
  return std::all_of(thetas.begin(), thetas.end(), [](double theta) { return theta > smallest_trade_elasticity; });
}

ExitOptions no_exit_options(Country a, Country b) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  ExitOptions options{.a = a, .b = b, .loss_a = unknown, .loss_b = unknown, .ratio = unknown, .cut = {}};
  options.cut.outcome = Outcome::infeasible;
  options.cut.diagnosis.reason = "in some sector the Armington elasticity is 1.05 or less, where a cut tie has no finite cost";
  options.cut.diagnosis.suggestion = "horizon = \"long\" or another elasticity set";
  return options;
}

PairStudy::State state_of(const Study& study, const Situation& situation, Country a, Country b, ExitOptions exit) {
  PairStudy::State state;
  state.label = situation.label;
  state.dependence = dependence(situation.trade, a, b);
  state.exit = std::move(exit);
  const auto power = [&](Country supplier, Country buyer) {
    return 100 * supplier_power(*study.world, study.economy, *situation.shock, *situation.equilibrium, supplier, buyer);
  };
  state.power_a_over_b = power(a, b);
  state.power_b_over_a = power(b, a);
  return state;
}

}  // namespace

std::vector<PairStudy> study_pairs(const Study& study, const StudyPlan& plan, std::vector<std::string>& warnings,
                                   const Control& control) {
  if (plan.pairs.empty()) return {};
  const World& world = *study.world;
  const std::vector<Situation> situations = situations_of(study);
  const bool priced = exit_has_a_price(study.economy);
  std::vector<Shock> cuts;
  for (const auto& [a, b] : plan.pairs) {
    for (const Situation& situation : situations) {
      if (priced) cuts.push_back(combine(world, *situation.shock, pair_cost(world, a, b, 1, true)));
    }
  }
  std::vector<Equilibrium> cut_worlds;
  if (!cuts.empty()) cut_worlds = solve_batch(world, study.economy, cuts, study.params, control);

  std::vector<PairStudy> pairs;
  std::size_t next = 0;
  for (const auto& [a, b] : plan.pairs) {
    PairStudy pair{.a = a, .b = b, .states = {}};
    for (const Situation& situation : situations) {
      ExitOptions exit =
          priced ? compare_exit(world, *situation.equilibrium, std::move(cut_worlds[next++]), a, b) : no_exit_options(a, b);
      if (exit.cut.outcome != Outcome::converged) {
        warnings.push_back(
            fmt::format("no exit options of {} and {} ({}): {}", world.countries[static_cast<std::size_t>(a.value)],
                        world.countries[static_cast<std::size_t>(b.value)], situation.label, exit.cut.diagnosis.reason));
      }
      pair.states.push_back(state_of(study, situation, a, b, std::move(exit)));
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace entrepot
