#include "study/power_plan.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "study/distinct_problems.hpp"
#include "study/run_label.hpp"
#include "study/study_plan.hpp"

namespace entrepot {
namespace {

void add_once(Problems& problems, const Problem& found) { add_distinct(problems, {found}); }

void warn_once(std::vector<std::string>& warnings, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::ranges::find(warnings, text) == warnings.end()) warnings.push_back(text);
  }
}

/// The scenario on one World: its compliance question and decomposition are not asked here.
Scenario on_world(Scenario scenario, const WorldChoice& choice) {
  scenario.compliance.reset();
  scenario.decompose_by.clear();
  if (choice.name.empty() && choice.file.empty()) return scenario;
  scenario.world_name = choice.name;
  scenario.world_file = choice.file.empty() ? "" : std::filesystem::absolute(choice.file).string();
  return scenario;
}

/// A cut is a ban, which has no finite cost where goods hardly replace each other.
void warn_of_limits(const WorldPower& power, std::vector<std::string>& warnings) {
  std::string sectors;
  for (const Sector j : all<Sector>(power.world->sector_count())) {
    if (power.economy.trade_elasticity(j) + 1 > smallest_sigma_of_bans) continue;
    sectors += (sectors.empty() ? "" : ", ") + power.world->sectors[static_cast<std::size_t>(j.value)];
  }
  if (sectors.empty()) return;
  warn_once(warnings,
            {fmt::format("in {} a cut tie keeps {:g} % of its benchmark quantity: with an Armington elasticity of at most "
                         "{:g} a ban has no finite cost (bans.remainder_pct)",
                         sectors, 100 * power.economy.ban_remainder, smallest_sigma_of_bans)});
}

void check_names(const std::vector<Coalition>& coalitions, Problems& problems) {
  std::set<std::string> names;
  for (const Coalition& coalition : coalitions) {
    const auto refuse = [&](const char* rule) {
      add_once(problems, {.field = "coalition", .value = coalition.name, .rule = rule, .hint = "e.g. Allies=@G7,-JPN"});
    };
    if (coalition.name.empty()) refuse("needs a name");
    if (coalition.members.empty()) refuse("needs members");
    if (!names.insert(coalition.name).second) refuse("stands twice");
  }
}

void add_coalition(const Coalition& coalition, WorldPower& power, std::vector<std::string>& warnings, Problems& problems,
                   const std::optional<std::string>& on) {
  const World& world = *power.world;
  const std::string field = "coalition " + coalition.name;
  const auto refuse = [&](const std::string& rule) { add_once(problems, {.field = field, .rule = rule}); };
  if (world.find_country(coalition.name)) refuse("has the code of an economy as its name");
  try {
    PowerSide side{coalition.name, expand_countries(coalition.members, power.scenario, world, warnings, on)};
    if (side.members.empty()) refuse("has no member in the World " + world.name);
    if (side.members.size() == world.country_count()) refuse("has every economy of the World " + world.name + " as a member");
    power.sides.push_back(std::move(side));
  } catch (const InputError& error) {
    for (Problem problem : error.problems()) {
      problem.file.clear();
      problem.field = field;
      add_once(problems, problem);
    }
  }
}

/// The economies whose ties are cut: those asked for, at least two.
void choose_economies(const PowerOptions& options, WorldPower& power, std::vector<std::string>& warnings, Problems& problems) {
  const std::vector<std::string> everyone{"@All"};
  try {
    power.among =
        expand_countries(options.only.empty() ? everyone : options.only, power.scenario, *power.world, warnings, options.on);
    if (power.among.size() < 2)
      add_once(problems, {.field = "only", .rule = "at least two economies of the World " + power.world->name});
  } catch (const InputError& error) {
    for (Problem problem : error.problems()) {
      problem.file.clear();
      problem.field = "only";
      add_once(problems, problem);
    }
  }
}

void check_pairs(const std::vector<std::pair<std::string, std::string>>& pairs, const WorldPower& power, Problems& problems) {
  const World& world = *power.world;
  for (const auto& [first, second] : pairs) {
    for (const std::string& code : {first, second}) {
      const auto country = world.find_country(code);
      if (country && std::ranges::find(power.among, *country) != power.among.end()) continue;
      add_once(problems,
               {.field = "pair",
                .value = code,
                .rule = country ? "not among the economies whose ties are cut" : "one economy of the World " + world.name,
                .hint = country ? "" : did_you_mean(code, world.countries)});
    }
    if (first == second) add_once(problems, {.field = "pair", .value = first + "-" + second, .rule = "two different economies"});
  }
}

PlannedPower plan_world(const Scenario& scenario, const PowerOptions& options, std::vector<std::string>& warnings,
                        Problems& problems) {
  StudyOptions study_options;
  study_options.on = options.on;
  StudyPlan plan = plan_study(scenario, study_options);
  warn_once(warnings, plan.warnings);
  PlannedPower planned;
  WorldPower& power = planned.power;
  power.world = plan.world;
  power.economy = plan.economy;
  power.scenario = scenario;
  planned.baseline_id = plan.baseline.id;
  const bool has_measures = !scenario.measures.empty();
  power.states.push_back({.label = has_measures ? "before" : "", .shock = plan.baseline_shock, .equilibrium = {}, .ties = {}});
  for (PlannedRun& planned_run : plan.runs) {
    if (!has_measures) break;
    Run run;
    run.parameters = planned_run.point.parameters;
    run.on = planned_run.on.value_or("");
    power.states.push_back(
        {.label = run_label(run), .shock = std::move(planned_run.applied.shock), .equilibrium = {}, .ties = {}});
  }
  for (const Country n : all<Country>(power.world->country_count()))
    power.sides.push_back({power.world->countries[static_cast<std::size_t>(n.value)], {n}});
  choose_economies(options, power, warnings, problems);
  for (const Coalition& coalition : options.coalitions) add_coalition(coalition, power, warnings, problems, options.on);
  warn_of_limits(power, warnings);
  check_pairs(options.pairs, power, problems);
  return planned;
}

}  // namespace

std::vector<PlannedPower> plan_power(const Scenario& scenario, const PowerOptions& options, std::vector<std::string>& warnings) {
  Problems problems;
  check_names(options.coalitions, problems);
  std::vector<WorldChoice> choices = options.worlds;
  if (choices.empty()) choices.emplace_back();
  std::vector<PlannedPower> worlds;
  std::set<std::string> names;
  for (const WorldChoice& choice : choices) {
    try {
      worlds.push_back(plan_world(on_world(scenario, choice), options, warnings, problems));
      const std::string& name = worlds.back().power.world->name;
      if (!names.insert(name).second) add_once(problems, {.field = "worlds", .value = name, .rule = "two Worlds of one name"});
    } catch (const InputError& error) {
      add_distinct(problems, error.problems());
    }
  }
  problems.throw_if_any();
  return worlds;
}

std::vector<CutTie> ties_of(const WorldPower& power) {
  std::vector<CutTie> ties;
  const auto add = [&](std::size_t a, Country b) {
    ties.emplace_back();
    ties.back().a = a;
    ties.back().b = static_cast<std::size_t>(b.value);
  };
  for (const Country a : power.among) {
    for (const Country b : power.among) {
      if (a < b) add(static_cast<std::size_t>(a.value), b);
    }
  }
  for (std::size_t c = power.world->country_count(); c < power.sides.size(); ++c) {
    const std::vector<Country>& members = power.sides[c].members;
    for (const Country b : power.among) {
      if (std::ranges::find(members, b) == members.end()) add(c, b);
    }
  }
  return ties;
}

}  // namespace entrepot
