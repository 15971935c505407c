#include "claims/put_scenario.hpp"

#include <algorithm>
#include <chrono>

#include "entrepot/compliance.hpp"
#include "entrepot/errors.hpp"
#include "entrepot/realign.hpp"
#include "study/run_headlines.hpp"
#include "study/stage.hpp"
#include "study/study_plan.hpp"

namespace entrepot {
namespace {

/// A problem of the scenario's own file keeps its place; one of what the ledger puts into it points at the ledger.
void put_numbers(const LedgerScenario& asked, const ClaimsLedger& ledger, Scenario& scenario, Problems& problems) {
  for (const auto& [key, value] : asked.put) {
    try {
      put_number(scenario, key, value);
    } catch (const InputError& error) {
      for (Problem problem : error.problems()) {
        problem.file = ledger.file.string();
        problem.line = asked.line;
        problem.field = "scenario[" + asked.id + "].put." + key;
        problems.add(std::move(problem));
      }
    }
  }
}

void set_draws(const LedgerScenario& asked, const ClaimsLedger& ledger, const PutOptions& options, Scenario& scenario,
               Problems& problems) {
  if (!scenario.uncertainty) return;
  const std::optional<long> wanted = options.draws && asked.draws != 0 ? options.draws : asked.draws;
  if (!options.draw || wanted == 0) return scenario.uncertainty.reset();
  scenario.uncertainty->drivers = false;  // shares of the variance cost one more set of draws an input
  if (!wanted) return;
  if (const std::string rule = draws_rule(*wanted, scenario.uncertainty->scramblings); !rule.empty()) {
    const bool own = wanted == asked.draws;
    problems.add({.file = own ? ledger.file.string() : "",
                  .line = own ? asked.line : 0,
                  .field = own ? "scenario[" + asked.id + "].draws" : "--draws",
                  .value = std::to_string(*wanted),
                  .rule = rule});
    return;
  }
  scenario.uncertainty->draws = static_cast<int>(*wanted);
}

StudyOptions study_options(const LedgerScenario& asked, const PutOptions& options) {
  StudyOptions own;
  if (!asked.on.empty()) own.on = asked.on;
  own.params = options.params;
  return own;
}

void take_doubt(Uncertainty doubt, LedgerRun& run) {
  if (!doubt.interrupted) run.doubt = std::move(doubt);
}

SweepOptions sweep_options(const LedgerScenario& asked, const PutOptions& options) {
  SweepOptions sweep;
  sweep.question = asked.question + (asked.on.empty() ? "" : " on " + asked.on);
  sweep.params = options.params;
  return sweep;
}

/// NaN in any headline is a draw that has no answer there.
DrawResult as_draw(Headlines headlines) {
  DrawResult result;
  result.headlines = std::move(headlines);
  return result;
}

void put_run_question(LedgerRun& run, const PutOptions& options, const Control& control) {
  const StudyPlan plan = plan_study(run.scenario, study_options(run.asked, options));
  const RunQuestion question = run_question(run.scenario, plan, options.params);
  run.world = plan.world->name;
  run.world_id = plan.world->id;
  run.sources = plan.world->sources;
  DrawResult central = put_run(question, plan.economy, run.scenario, control, &run.states);
  run.headlines = std::move(central.headlines);
  run.outcome = central.outcome;
  run.reason = central.reason;
  if (!run.scenario.uncertainty || control.stop.stop_requested()) return;
  const PutQuestion put = [&](const Economy& economy, const Scenario& drawn, const Control& own) {
    return put_run(question, economy, drawn, own);
  };
  take_doubt(sweep(*plan.world, run.scenario, put, sweep_options(run.asked, options), control), run);
}

void put_comply_question(LedgerRun& run, const PutOptions& options, const Control& control) {
  ComplyOptions own;
  if (!run.asked.on.empty()) own.on = run.asked.on;
  own.params = options.params;
  if (run.scenario.uncertainty) own.sweep = sweep_options(run.asked, options);
  ComplyStudy study = run_comply(run.scenario, own, control);
  run.world = study.world->name;
  run.world_id = study.world->id;
  run.sources = study.world->sources;
  run.headlines = headlines(study.result);
  run.outcome = study.result.outcome;
  run.reason = study.result.diagnosis.reason;
  const auto [kind, residual] = study.result.certificate.worst();
  const std::string name = study.result.failed == 0
                               ? std::to_string(study.result.states) + " states of what third countries may do"
                               : study.result.failed_state;
  run.states.push_back({name, study.result.outcome, kind, residual, 0});
  if (study.uncertainty) take_doubt(std::move(*study.uncertainty), run);
}

void put_realign_question(LedgerRun& run, const PutOptions& options, const Control& control) {
  const std::optional<std::string> on = run.asked.on.empty() ? std::nullopt : std::optional(run.asked.on);
  const World world = load_scenario_world(run.scenario);
  const Economy economy = scenario_economy(run.scenario, world);
  run.world = world.name;
  run.world_id = world.id;
  run.sources = world.sources;
  const auto ask = [&](const Economy& drawn_economy, const Scenario& drawn, const Control& own) {
    return solve_realign(world, drawn_economy, drawn, on, options.params, own, RealignDetail::headlines);
  };
  const RealignResult result = ask(economy, run.scenario, control);
  run.headlines = headlines(result);
  run.outcome = result.outcome();
  const auto add = [&](const RealignState& s) {
    run.states.push_back({s.name, s.outcome, s.residual_kind, s.residual, 0});
    if (s.outcome != Outcome::converged && run.reason.empty()) run.reason = s.diagnosis.reason;
  };
  for (const RealignStickResult& stick : result.sticks) std::ranges::for_each(stick.stays, add);
  for (const RealignOfferResult& offer : result.offers) add(offer.split);
  add(result.betrayed);
  if (!run.scenario.uncertainty || control.stop.stop_requested()) return;
  const PutQuestion put = [&](const Economy& drawn_economy, const Scenario& drawn, const Control& own) {
    return as_draw(headlines(ask(drawn_economy, drawn, own)));
  };
  take_doubt(sweep(world, run.scenario, put, sweep_options(run.asked, options), control), run);
}

}  // namespace

const CertifiedState* LedgerRun::worst() const {
  const auto open = std::ranges::find_if(states, [](const CertifiedState& s) { return s.outcome != Outcome::converged; });
  if (open != states.end()) return &*open;
  const auto largest = std::ranges::max_element(states, {}, [](const CertifiedState& s) { return s.residual.value; });
  return largest == states.end() ? nullptr : &*largest;
}

Scenario ledger_scenario(const LedgerScenario& asked, const ClaimsLedger& ledger, const PutOptions& options) {
  Scenario scenario = read_scenario(ledger.file.parent_path() / asked.file);
  Problems problems;
  put_numbers(asked, ledger, scenario, problems);
  set_draws(asked, ledger, options, scenario, problems);
  const auto needs = [&](bool there, const char* question) {
    if (asked.question == question && !there)
      problems.add({.file = scenario.file.string(), .field = question, .rule = "is missing: the ledger asks that question"});
  };
  needs(scenario.compliance.has_value(), "comply");
  needs(scenario.realign.has_value(), "realign");
  problems.throw_if_any();
  plan_study(scenario, study_options(asked, options));
  return scenario;
}

LedgerRun put_scenario(const LedgerScenario& asked, Scenario scenario, const PutOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  LedgerRun run;
  run.asked = asked;
  run.scenario = std::move(scenario);
  const Control own = stage_control(control, "solving " + asked.id);
  if (asked.question == "run") put_run_question(run, options, own);
  if (asked.question == "comply") put_comply_question(run, options, own);
  if (asked.question == "realign") put_realign_question(run, options, own);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return run;
}

}  // namespace entrepot
