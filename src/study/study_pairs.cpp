#include "study/study_pairs.hpp"

#include <fmt/core.h>
#include <algorithm>

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
  std::vector<Shock> cuts;
  for (const auto& [a, b] : plan.pairs) {
    for (const Situation& situation : situations) {
      cuts.push_back(cut_tie(world, study.economy, *situation.shock, a, b));
    }
  }
  std::vector<Equilibrium> cut_worlds;
  if (!cuts.empty()) cut_worlds = solve_batch(world, study.economy, cuts, study.params, control);

  std::vector<PairStudy> pairs;
  std::size_t next = 0;
  for (const auto& [a, b] : plan.pairs) {
    PairStudy pair{.a = a, .b = b, .states = {}};
    for (const Situation& situation : situations) {
      ExitOptions exit = compare_exit(world, *situation.equilibrium, std::move(cut_worlds[next++]), a, b);
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
