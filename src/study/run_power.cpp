// Every tie cut once, in chunks of one batch each. Each cut is solved from the benchmark, never from another cut, so that
// neither threads nor the place where a run was interrupted leave a trace in the numbers.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include <fmt/core.h>

#include "base/sha256.hpp"
#include "entrepot/power.hpp"
#include "outcomes/tie_indices.hpp"
#include "study/power_plan.hpp"
#include "study/stage.hpp"
#include "study/unfinished_cuts.hpp"

namespace entrepot {
namespace {

std::string hash_of(std::span<const double> values) {
  std::string text;
  for (const double value : values) text += fmt::format("{} ", value);
  return sha256_hex(text);
}

std::string elasticities_text(const Economy& economy) {
  const Substitution& e = economy.substitution;
  std::string text = fmt::format("{} {} {} {} {} {}", hash_of(economy.trade_elasticity.values()), e.consumption, e.value_added,
                                 e.intermediates, e.energy, economy.factor_mobility);
  text += fmt::format(" {}", economy.ban_remainder);
  for (const Sector j : e.energy_sectors) text += fmt::format(" {}", j.value);
  return text;
}

std::string hash_of(const std::vector<PowerState>& states) {
  std::string text;
  for (const PowerState& state : states) {
    text += state.label + "\n";
    for (const CellShock& c : state.shock.cells)
      text += fmt::format("{} {} {} {} {} {} {}\n", c.sector.value, c.importer.value, c.exporter.value, c.trade_cost_factor,
                          c.banned, c.tariff_rate, c.export_tax_rate);
    for (const Limit& limit : state.shock.limits) {
      text += fmt::format("{} {} {} {}", static_cast<int>(limit.kind), limit.bound, static_cast<int>(limit.rent),
                          limit.middleman.value);
      for (const TradeFlow& f : limit.flows) text += fmt::format(" {} {} {}", f.sector.value, f.importer.value, f.exporter.value);
      text += "\n";
    }
    text += hash_of(state.shock.productivity.values()) + "\n";
  }
  return sha256_hex(text);
}

std::string codes_text(const WorldPower& power, std::span<const Country> countries) {
  std::string text;
  for (const Country n : countries) text += " " + power.world->countries[static_cast<std::size_t>(n.value)];
  return text;
}

std::string coalitions_text(const WorldPower& power) {
  std::string text;
  for (std::size_t c = power.world->country_count(); c < power.sides.size(); ++c) {
    text += (text.empty() ? "" : "; ") + power.sides[c].name + " =" + codes_text(power, power.sides[c].members);
  }
  return text;
}

CutInputs inputs_of(const std::vector<PlannedPower>& worlds, const PowerOptions& options) {
  const Version program = version();
  const SolverParams& p = options.params;
  CutInputs inputs{{"the program", program.number + " " + program.commit},
                   {"the solver's settings",
                    fmt::format("{} {} {} {} {}", p.tolerance, p.max_sweeps, p.time_limit, p.anderson_depth, p.wage_step)},
                   {"the size of a chunk", fmt::format("{}", options.chunk)}};
  for (std::size_t w = 0; w < worlds.size(); ++w) {
    const WorldPower& power = worlds[w].power;
    const std::string place = fmt::format("{} ", w + 1);
    inputs.emplace_back("the Worlds", place + content_id(*power.world));
    inputs.emplace_back("the elasticities", place + elasticities_text(power.economy));
    inputs.emplace_back("the closure", place + to_string(power.economy.closure));
    inputs.emplace_back("the scenario", place + power.scenario.id + " compared with " + worlds[w].baseline_id);
    inputs.emplace_back("the measures in force", place + hash_of(power.states));
    inputs.emplace_back("the economies asked for", place + codes_text(power, power.among));
    inputs.emplace_back("the coalitions", place + coalitions_text(power));
  }
  return inputs;
}

/// What a tie is worth before it is cut.
void add_indices(const WorldPower& power, PowerState& state) {
  const Flows trade = trade_flows(*power.world, power.economy, state.shock, state.equilibrium);
  const Purchases purchases = purchases_of(*power.world, power.economy, state.shock, state.equilibrium);
  for (CutTie& tie : state.ties) {
    const std::span<const Country> a = power.sides[tie.a].members, b = power.sides[tie.b].members;
    tie.trade = trade_between(trade, a, b);
    tie.traded = tie.trade > 0;
    tie.dependence = dependence(trade, a, b);
    tie.power_a_over_b = 100 * supplier_power(purchases, a, b);
    tie.power_b_over_a = 100 * supplier_power(purchases, b, a);
  }
}

Shock cut_of(const WorldPower& power, const PowerState& state, const CutTie& tie) {
  Shock cut = state.shock;
  for (const Country a : power.sides[tie.a].members) {
    for (const Country b : power.sides[tie.b].members) cut = combine(*power.world, cut, pair_cost(*power.world, a, b, 1, true));
  }
  return bans_as_limits(*power.world, power.economy, std::move(cut));
}

/// Mean of the members' losses, weighted by benchmark income.
double mean_loss(std::span<const Country> members, std::span<const double> losses, const ByCountry& weight) {
  if (members.size() == 1) return losses[0];
  double sum = 0, weights = 0;
  for (std::size_t m = 0; m < members.size(); ++m) {
    sum += weight(members[m]) * losses[m];
    weights += weight(members[m]);
  }
  return sum / weights;
}

void add_losses(const WorldPower& power, const ByCountry& weight, CutTie& tie) {
  const std::span<const Country> a = power.sides[tie.a].members, b = power.sides[tie.b].members;
  const std::span<const double> losses = tie.member_losses;
  tie.loss_a = mean_loss(a, losses.first(a.size()), weight);
  tie.loss_b = mean_loss(b, losses.subspan(a.size()), weight);
  tie.ratio = tie.traded ? tie.loss_a / tie.loss_b : std::numeric_limits<double>::quiet_NaN();
}

void take(const WorldPower& power, const ByCountry& with_tie, const Equilibrium& cut, CutTie& tie) {
  const ByCountry without = log_real_income(*power.world, cut);
  tie.member_losses.clear();
  for (const std::size_t side : {tie.a, tie.b}) {
    for (const Country n : power.sides[side].members) tie.member_losses.push_back(100 * (with_tie(n) - without(n)));
  }
  tie.outcome = cut.outcome;
  tie.diagnosis = cut.diagnosis;
  if (cut.sweeps > 0) std::tie(tie.residual_kind, tie.residual) = cut.certificate.worst();  // else it was refused unsolved
  tie.sweeps = cut.sweeps;
}

/// A tie without trade: its cut is the state itself.
void take_uncut(const WorldPower& power, const PowerState& state, CutTie& tie) {
  const std::size_t members = power.sides[tie.a].members.size() + power.sides[tie.b].members.size();
  tie.member_losses.assign(members, 0);
  tie.outcome = state.equilibrium.outcome;
  std::tie(tie.residual_kind, tie.residual) = state.equilibrium.certificate.worst();
}

/// Solves and keeps one chunk; false if it was interrupted.
bool cut_chunk(const WorldPower& power, const PowerState& state, const ByCountry& with_tie, std::span<CutTie* const> ties,
               const SolverParams& params, const Control& control) {
  std::vector<Shock> cuts;
  for (const CutTie* tie : ties) cuts.push_back(cut_of(power, state, *tie));
  const std::vector<Equilibrium> solved = solve_batch(*power.world, power.economy, cuts, params, control);
  if (std::ranges::any_of(solved, [](const Equilibrium& e) { return e.outcome == Outcome::cancelled; })) return false;
  for (std::size_t i = 0; i < ties.size(); ++i) take(power, with_tie, solved[i], *ties[i]);
  return true;
}

std::vector<CutTie*> ties_to_cut(PowerState& state) {
  std::vector<CutTie*> ties;
  for (CutTie& tie : state.ties) {
    if (tie.traded) ties.push_back(&tie);
  }
  return ties;
}

/// Progress of all cuts of the study, whichever chunk is at work.
Control cut_control(const Control& control, const PowerStudy& study) {
  Control own = control;
  if (control.on_progress) {
    own.on_progress = [report = control.on_progress, &study](const Progress& p) {
      report({"cutting ties", study.done + p.done, study.cuts});
    };
  }
  return own;
}

void cut_state(PowerStudy& study, const PowerOptions& options, const UnfinishedCuts& unfinished, std::size_t w, std::size_t s,
               const Control& control) {
  WorldPower& power = study.worlds[w];
  PowerState& state = power.states[s];
  const ByCountry with_tie = log_real_income(*power.world, state.equilibrium);
  const std::vector<CutTie*> ties = ties_to_cut(state);
  for (std::size_t first = 0; first < ties.size() && !study.interrupted; first += options.chunk) {
    const auto chunk = std::span(ties).subspan(first, std::min(options.chunk, ties.size() - first));
    const std::string name = fmt::format("cuts-{}-{}-{}", w + 1, s + 1, first);
    if (unfinished.read(name, power, chunk)) {
      study.kept += chunk.size();
    } else if (!control.stop.stop_requested() &&
               cut_chunk(power, state, with_tie, chunk, options.params, cut_control(control, study))) {
      unfinished.write(name, power, chunk);
    } else {
      study.interrupted = true;
      return;
    }
    study.done += chunk.size();
  }
  const ByCountry weight = benchmark_income(*power.world);
  for (CutTie& tie : state.ties) {
    if (!tie.traded) take_uncut(power, state, tie);
    add_losses(power, weight, tie);
  }
}

void solve_states(WorldPower& power, const SolverParams& params, const Control& control) {
  std::vector<Shock> shocks;
  for (const PowerState& state : power.states) shocks.push_back(state.shock);
  std::vector<Equilibrium> solved =
      solve_batch(*power.world, power.economy, shocks, params, stage_control(control, "solving states of " + power.world->name));
  for (std::size_t s = 0; s < solved.size(); ++s) {
    PowerState& state = power.states[s];
    state.equilibrium = std::move(solved[s]);
    if (state.equilibrium.outcome != Outcome::converged) continue;
    state.ties = ties_of(power);
    add_indices(power, state);
  }
}

void warn_of_missing_equilibria(PowerStudy& study) {
  for (const WorldPower& power : study.worlds) {
    for (const PowerState& state : power.states) {
      const std::string where = power.world->name + (state.label.empty() ? "" : ", " + state.label);
      if (state.equilibrium.outcome != Outcome::converged) {
        study.warnings.push_back(
            fmt::format("no equilibrium in {}, so no tie can be cut there: {}", where, state.equilibrium.diagnosis.reason));
      }
      const auto open = std::ranges::count_if(state.ties, [](const CutTie& t) { return t.outcome != Outcome::converged; });
      if (open > 0 && !study.interrupted)
        study.warnings.push_back(
            fmt::format("{}: {} of {} cuts have no equilibrium; cuts.csv says why", where, open, state.ties.size()));
    }
  }
}

}  // namespace

Outcome PowerStudy::outcome() const {
  if (interrupted) return Outcome::cancelled;
  for (const WorldPower& power : worlds) {
    for (const PowerState& state : power.states) {
      if (state.equilibrium.outcome != Outcome::converged) return state.equilibrium.outcome;
      for (const CutTie& tie : state.ties) {
        if (tie.outcome != Outcome::converged) return tie.outcome;
      }
    }
  }
  return Outcome::converged;
}

PowerStudy run_power(const Scenario& scenario, const PowerOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  PowerStudy study;
  std::vector<PlannedPower> planned = plan_power(scenario, options, study.warnings);
  if (options.fresh) forget_unfinished_cuts(options.unfinished);
  const UnfinishedCuts unfinished(options.unfinished, inputs_of(planned, options), options.on_note);
  study.scenario = scenario;
  study.coalitions = options.coalitions;
  study.pairs = options.pairs.empty() ? scenario.pairs : options.pairs;
  study.params = options.params;
  study.command = options.command;
  study.date = options.date;
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  for (PlannedPower& world : planned) {
    solve_states(world.power, options.params, control);
    for (PowerState& state : world.power.states) study.cuts += ties_to_cut(state).size();
    study.worlds.push_back(std::move(world.power));
  }
  study.interrupted = control.stop.stop_requested();
  for (std::size_t w = 0; w < study.worlds.size(); ++w) {
    for (std::size_t s = 0; s < study.worlds[w].states.size() && !study.interrupted; ++s)
      cut_state(study, options, unfinished, w, s, control);
  }
  warn_of_missing_equilibria(study);
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

}  // namespace entrepot
