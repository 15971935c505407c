// The realign question of one scenario, or of a World alone under what a command line says.
#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/realign.hpp"
#include "measures/dates.hpp"
#include "measures/groups.hpp"
#include "measures/measure_rules.hpp"
#include "strategy/realign_players.hpp"
#include "study/distinct_problems.hpp"
#include "study/realign_draws.hpp"
#include "study/stage.hpp"
#include "study/sweep_question.hpp"

namespace entrepot {
namespace {

/// "EU27" -> "@EU27" where a group has the name and no economy of the World has the code.
std::string with_sign(const std::string& word, const Scenario& scenario, const World& world) {
  const bool exempt = word.starts_with("-");
  const std::string name = exempt ? word.substr(1) : word;
  const bool group = is_built_in_group(name) || scenario.groups.contains(name);
  if (!group || world.find_country(name)) return word;
  return (exempt ? "-@" : "@") + name;
}

/// What the command line says stands over the file.
void ask(const RealignWords& words, const World& world, Scenario& scenario) {
  const bool anything = !words.target.empty() || !words.away_from.empty() || !words.by.empty();
  if (!scenario.realign && anything) scenario.realign.emplace();
  if (!scenario.realign) return;
  RealignQuestion& question = *scenario.realign;
  if (!words.target.empty()) question.target = words.target;
  if (!words.away_from.empty()) question.away_from = words.away_from;
  if (!words.payer.empty()) question.payer = words.payer;
  if (words.break_factor) question.break_factor = *words.break_factor;
  if (words.by.empty()) return;
  question.by.clear();
  for (const std::string& word : words.by) question.by.push_back(with_sign(word, scenario, world));
}

/// Today, where no scenario says it: those of `by` have raised trade costs with the target.
void add_sanctions(const RealignWords& words, Scenario& scenario, Problems& problems) {
  if (!words.sanctions_factor || !scenario.realign) return;
  const double factor = *words.sanctions_factor;
  if (!scenario.measures.empty()) {
    problems.add({.field = "sanctions-factor", .rule = "is for Worlds without a scenario, whose measures say what today is"});
    return;
  }
  check_change(MeasureKind::trade_cost, {Verb::factor, factor}, {.field = "sanctions-factor"}, problems);
  if (factor == 1 || scenario.realign->by.empty() || scenario.realign->target.empty()) return;
  Measure measure;
  measure.id = measure.group = "sanctions";
  measure.kind = MeasureKind::trade_cost;
  measure.importers = scenario.realign->by;
  measure.exporters = {scenario.realign->target};
  measure.sectors = {"all"};
  measure.both_ways = true;
  measure.change = {Verb::factor, factor};
  scenario.measures = {std::move(measure)};
}

/// Problems of the command line have no file; those of a file keep it.
template <class Step>
void collect(Problems& problems, const Step& step) {
  try {
    step();
  } catch (const InputError& error) {
    add_distinct(problems, error.problems());
  }
}

/// Bans where goods hardly replace each other become limits: said once.
void warn_of_remainders(RealignStudy& study) {
  std::string sectors;
  for (const Sector j : all<Sector>(study.world->sector_count())) {
    if (study.economy.trade_elasticity(j) + 1 <= smallest_sigma_of_bans)
      sectors += (sectors.empty() ? "" : ", ") + study.world->sectors[static_cast<std::size_t>(j.value)];
  }
  if (sectors.empty()) return;
  study.warnings.push_back(fmt::format(
      "in {} a ban or an embargo leaves {:g} % of the benchmark quantity: with an Armington elasticity of at most {:g} it has no "
      "finite cost (bans.remainder_pct)",
      sectors, 100 * study.economy.ban_remainder, smallest_sigma_of_bans));
}

void warn_of_missing(RealignStudy& study) {
  const RealignResult& r = study.result;
  const auto warn = [&](const RealignState& state) {
    if (state.outcome != Outcome::converged)
      study.warnings.push_back(fmt::format("no equilibrium in {}: {}", state.name,
                                           state.diagnosis.reason.empty() ? to_string(state.outcome) : state.diagnosis.reason));
  };
  for (const RealignStickResult& stick : r.sticks) std::ranges::for_each(stick.stays, warn);
  for (const RealignOfferResult& offer : r.offers) {
    warn(offer.split);
    if (!offer.rising)
      study.warnings.push_back(fmt::format("offer {}: a larger transfer did not always leave the target better off", offer.id));
  }
  warn(r.betrayed);
}

/// World, elasticities and players, with everything that is wrong at once; nothing is solved.
RealignStudy read_question(const Scenario& scenario, const RealignOptions& options) {
  RealignStudy study;
  study.scenario = scenario;
  study.on = options.on.value_or("");
  study.params = options.params;
  study.command = options.command;
  study.date = options.date;
  Problems problems;
  if (options.on && !is_day(*options.on)) problems.add({.field = "on", .value = *options.on, .rule = "a day as YYYY-MM-DD"});
  study.world = std::make_shared<const World>(load_scenario_world(scenario));
  ask(options.words, *study.world, study.scenario);
  add_sanctions(options.words, study.scenario, problems);
  collect(problems, [&] { study.economy = scenario_economy(study.scenario, *study.world); });
  collect(problems, [&] { realign_players(*study.world, study.scenario, options.on); });
  problems.throw_if_any();
  return study;
}

/// Draws depend on who is asked and on where the map's points are.
std::string question_of(const RealignStudy& study, const RealignOptions& options) {
  const RealignQuestion& q = *study.scenario.realign;
  std::string text = fmt::format("realign {} {} {} {}", q.target, q.away_from, q.payer, q.break_factor);
  for (const std::string& word : q.by) text += " " + word;
  if (options.words.sanctions_factor) text += fmt::format(" {}", *options.words.sanctions_factor);
  for (const double transfer : study.result.transfers) text += fmt::format(" {}", transfer);
  if (options.on) text += " on " + *options.on;
  return text;
}

PutHeadlines put_realign(const RealignStudy& study, const RealignOptions& options) {
  return [&study, &options](const Economy& economy, const Scenario& drawn, const Control& control) {
    return realign_headlines(*study.world, economy, drawn, {study.result.pressure, study.result.transfers}, options.on,
                             options.params, control);
  };
}

}  // namespace

RealignStudy run_realign(const Scenario& scenario, const RealignOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  stage_control(control, "reading");
  RealignStudy study = read_question(scenario, options);
  study.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  study.result = solve_realign(*study.world, study.economy, study.scenario, options.on, options.params,
                               stage_control(control, "solving stick and carrot"));
  study.interrupted = control.stop.stop_requested();
  study.warnings = study.result.warnings;
  warn_of_remainders(study);
  warn_of_missing(study);
  if (study.scenario.uncertainty && options.sweep && study.outcome() == Outcome::converged) {
    study.uncertainty = sweep_question(*study.world, study.scenario, question_of(study, options), put_realign(study, options),
                                       *options.sweep, options.params, control);
    if (!study.uncertainty->interrupted) study.shares = take_map(*study.uncertainty, study.result);
  }
  study.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return study;
}

std::string draw_realign_shard(const Scenario& scenario, const RealignOptions& options, std::size_t shard, std::size_t shards,
                               const Control& control) {
  RealignStudy study = read_question(scenario, options);
  study.result = solve_realign(*study.world, study.economy, study.scenario, options.on, options.params,
                               stage_control(control, "solving stick and carrot"));
  return shard_of_question(*study.world, study.scenario, question_of(study, options), put_realign(study, options), shard, shards,
                           options.sweep.value_or(SweepOptions{}), options.params, control);
}

}  // namespace entrepot
