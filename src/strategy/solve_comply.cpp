// MODEL.md M19 for many third countries. Each run solves the states in which third countries comply, ignore or are penalised: all
// of them up to eight countries, else nobody, each and every two. Games, thresholds, threats and expectations are arithmetic on
// them.
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "strategy/approximate_games.hpp"
#include "strategy/compliance_shocks.hpp"
#include "strategy/comply_case.hpp"
#include "strategy/exact_incomes.hpp"
#include "strategy/observed_bounds.hpp"
#include "strategy/pairwise_incomes.hpp"
#include "strategy/partial_compliance.hpp"
#include "strategy/regimes.hpp"
#include "strategy/threshold.hpp"

namespace entrepot {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
// Where files say nothing: near nothing, where deterrence is thought to be, and certain.
constexpr double default_enforcement[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1};

/// One grid point on one day.
struct PlannedRun {
  std::map<std::string, double> parameters;
  std::string on;
  Scenario scenario;
  CompliancePlayers players;
  Shock base;
};

struct Solver {
  const World& world;
  const Economy& economy;
  const SolverParams& params;
  const Control& control;
  SolveRecord& record;

  std::vector<double> solve(const SolveList& list, const std::vector<Country>& watched) const {
    return solve_incomes(world, economy, list, watched, params, control, record);
  }
};

void refuse_what_is_not_played(const Scenario& scenario) {
  if (!scenario.compliance)
    throw InputError({.file = scenario.file.string(),
                      .field = "compliance",
                      .rule = "is missing: who may comply, and what for",
                      .hint = "[compliance] with third, target, factor and [[compliance.penalty]]"});
  if (scenario.transfers == Transfers::coalition)
    throw InputError({.file = scenario.file.string(),
                      .field = "closure.transfers",
                      .value = "coalition",
                      .rule = "the compliance question is asked without transfers that share a burden",
                      .hint = "leave transfers out"});
}

void warn_once(std::vector<std::string>& warnings, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::ranges::find(warnings, text) == warnings.end()) warnings.push_back(text);
  }
}

Shock base_shock(const World& world, const Economy& economy, const Scenario& scenario, const std::optional<std::string>& on,
                 std::vector<std::string>& warnings) {
  Applied applied = apply(scenario, world, on);
  warn_once(warnings, applied.warnings);
  return bans_as_limits(world, economy, std::move(applied.shock));
}

std::vector<PlannedRun> plan_runs(const World& world, const Economy& economy, const Scenario& scenario,
                                  const std::optional<std::string>& on, std::vector<std::string>& warnings) {
  std::vector<std::optional<std::string>> days;
  if (on) days.push_back(on);
  if (!on) {
    for (const std::string& date : change_dates(scenario)) days.emplace_back(date);
  }
  if (days.empty()) days.emplace_back(std::nullopt);
  std::vector<PlannedRun> runs;
  for (GridPoint& point : expand_grid(scenario)) {
    for (const auto& day : days) {
      PlannedRun run{point.parameters, day.value_or(""), point.scenario, compliance_players(world, point.scenario), {}};
      run.base = base_shock(world, economy, run.scenario, day, warnings);
      warn_once(warnings, run.players.warnings);
      runs.push_back(std::move(run));
    }
  }
  return runs;
}

/// Incomes in the states of one run by penalty; states in which nobody is penalised are solved once for all penalties.
std::vector<std::unique_ptr<ExpectedIncomes>> solve_run(const Solver& solver, const PlannedRun& run, const Watched& watched,
                                                        bool exact, ComplyDetail detail) {
  const std::size_t thirds = run.players.thirds.size(), penalties = run.players.penalties.size();
  const ActionShocks shocks = action_shocks(solver.world, solver.economy, run.players, run.base);
  std::vector<PlayedState> states;
  std::vector<std::vector<std::size_t>> places(penalties);  // [penalty][state] in `states`
  for (std::size_t p = 0; p < penalties; ++p) {
    std::vector<PlayedState> own = exact ? all_states(thirds, p) : pairwise_states(thirds, p);
    if (detail == ComplyDetail::headlines) own.resize(single_states(thirds));
    for (std::size_t s = 0; s < own.size(); ++s) {
      const bool shared = p > 0 && std::ranges::find(own[s].actions, Action::penalised) == own[s].actions.end();
      places[p].push_back(shared ? places[0][s] : states.size());
      if (!shared) states.push_back(std::move(own[s]));
    }
  }
  const std::vector<std::string>& names = run.scenario.compliance->thirds;
  const SolveList list{states.size(), [&](std::size_t s) { return state_shock(solver.world, shocks, states[s]); },
                       [&](std::size_t s) { return state_words(states[s], names, run.players.penalties[states[s].penalty].id); }};
  const std::vector<double> solved = solver.solve(list, watched.countries);
  const std::size_t width = watched.countries.size();
  std::vector<std::unique_ptr<ExpectedIncomes>> incomes;
  for (const std::vector<std::size_t>& own : places) {
    std::vector<double> values;
    for (const std::size_t place : own) {
      const auto row = solved.begin() + static_cast<std::ptrdiff_t>(place * width);
      values.insert(values.end(), row, row + static_cast<std::ptrdiff_t>(width));
    }
    if (exact) incomes.push_back(std::make_unique<ExactIncomes>(thirds, width, std::move(values)));
    if (!exact) incomes.push_back(std::make_unique<PairwiseIncomes>(thirds, width, values));
  }
  return incomes;
}

/// Shares of compliance between none and all, each third country by itself.
std::vector<PartialCompliance> solve_partial(const Solver& solver, const PlannedRun& run, std::size_t penalty,
                                             const std::vector<double>& probabilities) {
  const Compliance& compliance = *run.scenario.compliance;
  const std::vector<double> shares = solved_shares();
  std::vector<PartialCompliance> results;
  for (std::size_t k = 0; k < run.players.thirds.size(); ++k) {
    const Country third = run.players.thirds[k];
    const Shock punished = penalty_shock(solver.world, solver.economy, run.players.penalties[penalty], third);
    const SolveList list{2 * shares.size(),
                         [&](std::size_t s) {
                           Shock shock = combine(solver.world, run.base,
                                                 complying_shock(solver.world, run.players, third, shares[s % shares.size()]));
                           return s < shares.size() ? shock : combine(solver.world, shock, punished);
                         },
                         [&](std::size_t s) {
                           return fmt::format("{} complies by {:.2g}{}", compliance.thirds[k], shares[s % shares.size()],
                                              s < shares.size() ? "" : " and is penalised");
                         }};
    const std::vector<double> solved = solver.solve(list, {third});
    const auto half = solved.begin() + static_cast<std::ptrdiff_t>(shares.size());
    const PartialCurve curve{{solved.begin(), half},
                             {half, solved.end()},
                             political_value(compliance, compliance.thirds[k]),
                             compliance.compliance_cost,
                             *compliance.severity};
    for (const double q : probabilities) {
      results.push_back(best_share(curve, q));
      results.back().third = compliance.thirds[k];
    }
  }
  return results;
}

ComplianceCase solve_case(const Solver& solver, const PlannedRun& run, const Watched& watched, std::size_t penalty,
                          const ExpectedIncomes& incomes, bool exact, const std::vector<double>& probabilities,
                          ComplyDetail detail) {
  const Compliance& compliance = *run.scenario.compliance;
  const CaseInputs inputs{solver.world, compliance, run.players, watched, penalty, incomes, exact};
  const bool games = detail == ComplyDetail::everything;
  ComplianceCase result{run.parameters, run.on, run.players.penalties[penalty].id, third_countries(inputs, games), {}, {}};
  if (!games) return result;
  if (exact) {
    for (const double q : probabilities) result.games.push_back(exact_game(inputs, q));
  } else {
    const ActionShocks shocks = action_shocks(solver.world, solver.economy, run.players, run.base);
    result.games = approximate_games(inputs, probabilities, [&](const std::vector<PlayedState>& states) {
      const SolveList list{
          states.size(), [&](std::size_t s) { return state_shock(solver.world, shocks, states[s]); },
          [&](std::size_t s) { return state_words(states[s], compliance.thirds, run.players.penalties[states[s].penalty].id); }};
      return solver.solve(list, watched.countries);
    });
  }
  if (compliance.severity) result.partial = solve_partial(solver, run, penalty, probabilities);
  return result;
}

/// Change of ln q* from the first case under the same penalty.
void compare_with_first(std::vector<ComplianceCase>& cases) {
  for (ComplianceCase& own : cases) {
    const ComplianceCase& first = *std::ranges::find(cases, own.penalty, &ComplianceCase::penalty);
    for (std::size_t k = 0; k < own.thirds.size(); ++k) {
      const ThirdCountry& before = first.thirds[k];
      ThirdCountry& now = own.thirds[k];
      const ThresholdChange change =
          threshold_change(before.gain + before.motives, before.stake, now.gain + now.motives, now.stake);
      now.dlog_threshold = change.total;
      now.from_stake = change.from_stake;
      now.from_gain = change.from_gain;
    }
  }
}

std::map<std::string, double> without_axis(std::map<std::string, double> parameters, const GridAxis& axis) {
  for (const std::string& target : axis.targets) parameters.erase(target);
  return parameters;
}

/// The cases of the regimes that differ from `own` in the first axis alone, in the order of the regimes; empty if one is missing.
std::vector<const ComplianceCase*> regime_cases(const std::vector<ComplianceCase>& cases, const ComplianceCase& own,
                                                const GridAxis& axis, const ComplianceRegimes& regimes) {
  std::vector<const ComplianceCase*> found;
  for (const double value : regimes.values) {
    for (const ComplianceCase& other : cases) {
      if (other.penalty == own.penalty && other.on == own.on && other.parameters.at(axis.targets.front()) == value &&
          without_axis(other.parameters, axis) == without_axis(own.parameters, axis)) {
        found.push_back(&other);
        break;
      }
    }
  }
  return found;
}

ComplianceExpectation expect(const std::vector<const ComplianceCase*>& cases, const ComplianceRegimes& regimes, std::size_t k,
                             std::size_t regime, const std::vector<double>& probabilities) {
  std::vector<double> gains, stakes;
  for (const ComplianceCase* at : cases) {
    gains.push_back(at->thirds[k].gain / 100);
    stakes.push_back(at->thirds[k].stake / 100);
  }
  const ThirdCountry& third = cases[regime]->thirds[k];
  const double motives = third.motives / 100;
  const double gain = present_values(regimes.transitions, regimes.discount, gains)[regime];
  const double stake = present_values(regimes.transitions, regimes.discount, stakes)[regime];
  ComplianceExpectation expectation;
  expectation.penalty = cases[regime]->penalty;
  expectation.third = third.third;
  expectation.regime = regimes.names[regime];
  expectation.on = cases[regime]->on;
  expectation.gain = third.gain;
  expectation.stake = third.stake;
  expectation.present_gain = 100 * gain;
  expectation.present_stake = 100 * stake;
  expectation.threshold_forever = third.threshold;
  expectation.threshold = compliance_threshold(gain + motives, stake);
  expectation.deterrence = deterrence_of(gain + motives, stake);
  for (const double q : probabilities)
    expectation.beliefs.push_back(break_even_belief(regimes.transitions, regimes.discount, regime, gains, stakes, motives, q));
  return expectation;
}

/// Every third country in every regime, for each combination of the grid's other axes.
void add_expectations(const Scenario& scenario, ComplyResult& result) {
  if (!scenario.compliance->regimes) return;
  const ComplianceRegimes& regimes = *scenario.compliance->regimes;
  const GridAxis& axis = scenario.grid.front();
  for (const ComplianceCase& own : result.cases) {
    if (own.parameters.at(axis.targets.front()) != regimes.values.front()) continue;
    const std::vector<const ComplianceCase*> cases = regime_cases(result.cases, own, axis, regimes);
    for (std::size_t k = 0; k < result.thirds.size(); ++k) {
      for (std::size_t regime = 0; regime < cases.size(); ++regime) {
        result.expectations.push_back(expect(cases, regimes, k, regime, result.enforcement));
        result.expectations.back().parameters = without_axis(own.parameters, axis);
      }
    }
  }
}

/// Gain and stake on the day of one observation.
ObservedBound observe(const Solver& solver, const Scenario& scenario, const ComplianceObservation& observation,
                      std::vector<std::string>& warnings) {
  const Compliance& compliance = *scenario.compliance;
  const CompliancePlayers players = compliance_players(solver.world, scenario);
  const auto index = [](const auto& list, const auto& found) { return static_cast<std::size_t>(found - list.begin()); };
  const Country third = players.thirds[index(compliance.thirds, std::ranges::find(compliance.thirds, observation.third))];
  const PenaltyPlayers& penalty = *std::ranges::find(players.penalties, observation.penalty, &PenaltyPlayers::id);
  const std::optional<std::string> on = observation.on.empty() ? std::nullopt : std::optional(observation.on);
  const Shock base = base_shock(solver.world, solver.economy, scenario, on, warnings);
  const Shock acts[3] = {
      {}, complying_shock(solver.world, players, third), penalty_shock(solver.world, solver.economy, penalty, third)};
  const SolveList list{3, [&](std::size_t s) { return combine(solver.world, base, acts[s]); },
                       [&](std::size_t) { return "observation of " + observation.third; }};
  const std::vector<double> income = solver.solve(list, {third});
  ObservedBound bound;
  bound.third = observation.third;
  bound.penalty = observation.penalty;
  bound.on = observation.on;
  bound.source = observation.source;
  bound.complied = observation.complied;
  bound.enforcement = {observation.enforcement_low_pct.value_or(0) / 100, observation.enforcement_high_pct.value_or(100) / 100};
  bound.gain = 100 * (income[0] - income[1]);
  bound.stake = 100 * (income[0] - income[2]);
  bound.cost = 100 * compliance.compliance_cost;
  bound.certified = std::isfinite(bound.gain) && std::isfinite(bound.stake);
  bound_observation(100 * political_value(compliance, observation.third), bound);
  return bound;
}

void add_observations(const Solver& solver, const Scenario& scenario, ComplyResult& result) {
  Scenario as_written = scenario;
  as_written.grid.clear();
  for (const ComplianceObservation& observation : scenario.compliance->observations)
    result.bounds.push_back(observe(solver, as_written, observation, result.warnings));
  for (const std::string& third : result.thirds) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    IdentifiedValue identified{third, {-infinity, infinity}, {}};
    for (std::size_t o = 0; o < result.bounds.size(); ++o) {
      if (result.bounds[o].third != third) continue;
      identified.observations.push_back(o);
      identified.political_value = result.bounds[o].certified && !std::isnan(identified.political_value.low)
                                       ? intersect(identified.political_value, result.bounds[o].political_value)
                                       : ValueRange{undefined, undefined};
    }
    if (!identified.observations.empty()) result.identified.push_back(std::move(identified));
  }
}

/// How many equilibria will be solved, for progress.
std::size_t expected_states(const Scenario& scenario, std::size_t runs, bool exact, ComplyDetail detail) {
  const Compliance& compliance = *scenario.compliance;
  const std::size_t thirds = compliance.thirds.size(), penalties = compliance.penalties.size();
  std::size_t all = exact ? 1 : 1 + 2 * thirds * thirds, shared = exact ? 1 : 1 + thirds + thirds * (thirds - 1) / 2;
  for (std::size_t k = 0; exact && k < thirds; ++k) {
    all *= 3;
    shared *= 2;
  }
  if (detail == ComplyDetail::headlines) {
    all = 1 + 2 * thirds;
    shared = 1 + thirds;
  }
  std::size_t own = penalties * all - (penalties - 1) * shared;
  if (compliance.severity && detail == ComplyDetail::everything) own += penalties * thirds * 2 * solved_shares().size();
  return runs * own + 3 * compliance.observations.size();
}

}  // namespace

ComplyResult solve_comply(const World& world, const Economy& economy, const Scenario& asked, const std::optional<std::string>& on,
                          const SolverParams& params, const Control& control, ComplyDetail detail) {
  refuse_what_is_not_played(asked);
  Scenario scenario = asked;
  if (scenario.compliance->thirds.empty()) scenario.compliance->thirds = {scenario.compliance->third};
  ComplyResult result;
  const std::vector<PlannedRun> runs = plan_runs(world, economy, scenario, on, result.warnings);
  result.thirds = scenario.compliance->thirds;
  result.target = scenario.compliance->target;
  result.exact = result.thirds.size() <= largest_exact_game;
  for (const double percent : scenario.compliance->enforcement_pct) result.enforcement.push_back(percent / 100);
  if (result.enforcement.empty()) result.enforcement.assign(std::begin(default_enforcement), std::end(default_enforcement));

  const bool exact = result.exact && detail == ComplyDetail::everything;
  SolveRecord record;
  record.expected = expected_states(scenario, runs.size(), exact, detail);
  const Solver solver{world, economy, params, control, record};
  for (const PlannedRun& run : runs) {
    const Watched watched = watch(run.players);
    const auto incomes = solve_run(solver, run, watched, exact, detail);
    for (std::size_t p = 0; p < incomes.size(); ++p)
      result.cases.push_back(solve_case(solver, run, watched, p, *incomes[p], exact, result.enforcement, detail));
  }
  compare_with_first(result.cases);
  add_expectations(scenario, result);
  if (detail == ComplyDetail::everything) add_observations(solver, scenario, result);
  result.states = record.solved;
  result.failed = record.failed;
  result.outcome = record.outcome;
  result.diagnosis = record.diagnosis;
  result.failed_state = record.failed_state;
  result.certificate = record.certificate;
  return result;
}

}  // namespace entrepot
