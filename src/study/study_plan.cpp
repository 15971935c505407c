#include "study/study_plan.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "entrepot/errors.hpp"
#include "measures/dates.hpp"
#include "strategy/coalition_players.hpp"
#include "strategy/compliance_players.hpp"
#include "study/decomposed_groups.hpp"
#include "study/distinct_problems.hpp"
#include "study/horizon_plan.hpp"
#include "study/limit_bans.hpp"
#include "uncertain/draw_space.hpp"

namespace entrepot {
namespace {

/// Runs a step of the plan and keeps the problems it reports; the same problem of many grid points is kept once.
template <class Step>
void collect(Problems& problems, const Step& step) {
  try {
    step();
  } catch (const InputError& error) {
    add_distinct(problems, error.problems());
  }
}

void warn_once(std::vector<std::string>& warnings, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end()) warnings.push_back(text);
  }
}

/// The days to solve: the one asked for, else one by change of the set in force, else no day at all.
std::vector<std::optional<std::string>> days_of(const Scenario& scenario, const StudyOptions& options) {
  if (options.on) return {options.on};
  std::vector<std::optional<std::string>> days;
  for (const std::string& date : change_dates(scenario)) days.emplace_back(date);
  if (days.empty()) days.emplace_back(std::nullopt);
  return days;
}

void check_day(const StudyOptions& options) {
  if (!options.on || is_day(*options.on)) return;
  Problem problem;
  problem.field = "on";
  problem.value = *options.on;
  problem.rule = "a day as YYYY-MM-DD";
  throw InputError(problem);
}

Scenario without_measures(const Scenario& scenario) {
  Scenario empty = scenario;
  empty.measures.clear();
  empty.grid.clear();
  empty.compliance.reset();
  empty.horizons.reset();
  empty.uncertainty.reset();
  empty.transfers = Transfers::none;
  empty.coalition.reset();
  return empty;
}

/// Two scenarios can be compared only where they differ in measures alone.
void check_comparable(const Scenario& scenario, const Scenario& baseline, Problems& problems) {
  const auto require_same = [&](const std::string& field, const std::string& own, const std::string& other) {
    if (own == other) return;
    Problem problem;
    problem.file = baseline.file.string();
    problem.field = field;
    problem.value = other.empty() ? "(none)" : other;
    problem.rule =
        fmt::format("must be {} as in {}, which is compared with it", own.empty() ? "(none)" : own, scenario.file.string());
    problems.add(std::move(problem));
  };
  require_same("world.name", scenario.world_name, baseline.world_name);
  require_same("world.file", scenario.world_file, baseline.world_file);
  require_same("world.layer", scenario.world_layer, baseline.world_layer);
  require_same("horizon", scenario.horizon, baseline.horizon);
  require_same("elasticities", scenario.elasticities, baseline.elasticities);
  require_same("elasticities.file", scenario.elasticities_file, baseline.elasticities_file);
  if (scenario.technology != baseline.technology) require_same("substitution and factors", "(as there)", "(other values)");
  require_same("closure.trade_balance", to_string(scenario.closure), to_string(baseline.closure));
  if (baseline.transfers == Transfers::none) return;
  Problem problem;
  problem.file = baseline.file.string();
  problem.field = "closure.transfers";
  problem.value = to_string(baseline.transfers);
  problem.rule = "none in a baseline: it is what members' changes are counted from";
  problems.add(std::move(problem));
}

void plan_baseline(const Scenario& scenario, const StudyOptions& options, StudyPlan& plan, Problems& problems) {
  plan.baseline = without_measures(scenario);
  if (scenario.compare_baseline.empty()) return;
  collect(problems, [&] {
    const std::filesystem::path file = scenario.file.parent_path() / scenario.compare_baseline;
    if (!std::filesystem::exists(file)) {
      throw InputError({.file = scenario.file.string(),
                        .field = "compare.baseline",
                        .value = scenario.compare_baseline,
                        .rule = "there is no such file beside the scenario",
                        .hint = "leave [compare] out to compare with the World without measures"});
    }
    plan.baseline = read_scenario(file);
    check_comparable(scenario, plan.baseline, problems);
    Applied applied = apply(plan.baseline, *plan.world, options.on);
    warn_once(plan.warnings, applied.warnings);
    plan.baseline_shock = std::move(applied.shock);
    if (options.on) return;
    for (Measure& measure : plan.baseline.measures) measure.from = measure.until = "";  // all of them count, on every day
  });
}

void plan_runs(const Scenario& scenario, const StudyOptions& options, StudyPlan& plan, Problems& problems) {
  std::vector<GridPoint> points;
  collect(problems, [&] { points = expand_grid(scenario); });
  for (const GridPoint& point : points) {
    for (const std::optional<std::string>& day : days_of(scenario, options)) {
      collect(problems, [&] {
        Applied applied = apply(point.scenario, *plan.world, day);
        warn_once(plan.warnings, applied.warnings);
        plan.runs.push_back({point, day, std::move(applied)});
      });
    }
  }
}

Country find_country(const World& world, const Scenario& scenario, const std::string& code, Problems& problems) {
  if (const auto found = world.find_country(code)) return *found;
  Problem problem;
  problem.file = scenario.file.string();
  problem.field = "dependence.pairs";
  problem.value = code;
  problem.rule = "one country of the World " + world.name;
  problem.hint = did_you_mean(code, world.countries);
  problems.add(std::move(problem));
  return Country(-1);
}

void plan_pairs(const Scenario& scenario, StudyPlan& plan, Problems& problems) {
  for (const auto& [first, second] : scenario.pairs) {
    const Country a = find_country(*plan.world, scenario, first, problems);
    const Country b = find_country(*plan.world, scenario, second, problems);
    if (a == b && a.value >= 0) {
      Problem problem;
      problem.file = scenario.file.string();
      problem.field = "dependence.pairs";
      problem.value = first + ", " + second;
      problem.rule = "two different countries";
      problems.add(std::move(problem));
    }
    plan.pairs.emplace_back(a, b);
  }
}

/// Who shares the burden, and whether the coalition question can be asked.
void plan_coalition(const Scenario& scenario, const StudyOptions& options, StudyPlan& plan, Problems& problems) {
  if (scenario.transfers == Transfers::coalition) {
    collect(problems, [&] {
      std::vector<std::string> warnings;
      plan.burden_sharers = coalition_members(*plan.world, scenario, options.on, warnings);
      warn_once(plan.warnings, warnings);
    });
  }
  if (!options.coalition) return;
  collect(problems, [&] { warn_once(plan.warnings, coalition_players(*plan.world, scenario, options.on).warnings); });
  if (scenario.compare_baseline.empty()) return;
  Problem problem;
  problem.file = scenario.file.string();
  problem.field = "compare.baseline";
  problem.value = scenario.compare_baseline;
  problem.rule = "the coalition question compares with the world without the coalition's measures";
  problem.hint = "take [compare] out";
  problems.add(std::move(problem));
}

void limit_own_bans(StudyPlan& plan, const std::string& horizon) {
  std::vector<Shock*> shocks{&plan.baseline_shock};
  for (PlannedRun& run : plan.runs) shocks.push_back(&run.applied.shock);
  limit_bans(*plan.world, plan.economy, horizon, shocks, plan.warnings);
}

}  // namespace

StudyPlan plan_study(const Scenario& scenario, const StudyOptions& options) {
  check_day(options);
  StudyPlan plan;
  plan.world = std::make_shared<const World>(load_scenario_world(scenario));
  Problems problems;
  collect(problems, [&] { plan.economy = scenario_economy(scenario, *plan.world); });
  plan_baseline(scenario, options, plan, problems);
  plan_runs(scenario, options, plan, problems);
  plan_pairs(scenario, plan, problems);
  plan_coalition(scenario, options, plan, problems);
  if (scenario.compliance) {
    collect(problems, [&] { warn_once(plan.warnings, compliance_players(*plan.world, scenario).warnings); });
  }
  if (scenario.uncertainty && problems.empty()) collect(problems, [&] { DrawSpace(scenario, *plan.world); });
  plan_horizons(scenario, options.on, plan, problems);  // before bans turn into limits, which is by horizon
  if (problems.empty()) limit_own_bans(plan, scenario.horizon);
  if (problems.empty() && !scenario.decompose_by.empty()) {
    const PlannedRun& last = plan.runs.back();
    collect(problems, [&] { plan.decomposed = decomposed_groups(last.point.scenario, plan.baseline, last.on); });
  }
  problems.throw_if_any();
  return plan;
}

}  // namespace entrepot
