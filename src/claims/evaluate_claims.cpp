// A ledger carried out: everything is read and checked first, then scenarios are solved in file order, then every test is judged.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <set>
#include <thread>

#include <fmt/core.h>

#include "claims/expression_units.hpp"
#include "claims/fact_numbers.hpp"
#include "claims/name_numbers.hpp"
#include "claims/put_scenario.hpp"
#include "claims/questions_put.hpp"
#include "claims/read_cells.hpp"
#include "entrepot/errors.hpp"
#include "uncertain/headline_doubt.hpp"
#include "uncertain/sobol_indices.hpp"

namespace entrepot {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double weak_correlation = 0.15;  // of ranks; below it no input is said to separate the draws

class Judging {
 public:
  Judging(const ClaimsLedger& ledger, const ClaimsOptions& options) : options_(options) { result_.ledger = ledger; }

  LedgerResult carry_out(const Control& control) {
    read();
    for (std::size_t s = 0; s < scenarios_.size(); ++s) {
      if (control.stop.stop_requested()) break;
      solve(s, control);
    }
    problems_.throw_if_any();
    result_.interrupted = control.stop.stop_requested();
    if (result_.interrupted) return std::move(result_);
    for (const Claim& claim : result_.ledger.claims) {
      std::vector<TestResult> tests;
      for (const ClaimTest& test : claim.tests) tests.push_back(judge(claim, test));
      result_.claims.push_back(judge_claim(claim, std::move(tests)));
    }
    problems_.throw_if_any();
    return std::move(result_);
  }

 private:
  struct Planned {
    std::size_t place = 0;  ///< in ledger.scenarios
    Scenario scenario;
  };

  const ClaimsLedger& ledger() const { return result_.ledger; }

  /// Facts, cells, scenario files: all that is wrong with them at once.
  void read() {
    const std::vector<LedgerNumber> facts = read_fact_numbers(ledger(), result_.files, problems_);
    used_ = used_names(ledger());
    named_ = name_numbers(ledger(), used_, facts, problems_);
    std::vector<std::size_t> cells;
    std::set<std::size_t> asked;
    for (const UsedName& u : used_) {
      const auto named = named_.find(u.name);
      if (named == named_.end()) continue;
      if (named->second.kind == NumberKind::cell) cells.push_back(named->second.place);
      if (named->second.kind == NumberKind::outcome) asked.insert(named->second.place);
    }
    std::vector<LedgerNumber> read = read_cells(ledger(), cells, options_, problems_);
    for (const std::size_t place : asked) {
      const LedgerScenario& own = ledger().scenarios[place];
      if (!is_built(own.question)) continue;
      try {
        scenarios_.push_back({place, ledger_scenario(own, ledger(), put_options())});
      } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) problems_.add(problem);
      }
    }
    problems_.throw_if_any();
    std::size_t next_cell = 0;
    for (const UsedName& u : used_) {
      const NamedNumber& named = named_.at(u.name);
      if (named.kind == NumberKind::fact) result_.numbers.push_back(facts[named.place]);
      if (named.kind == NumberKind::cell) result_.numbers.push_back(std::move(read[next_cell++]));
      if (named.kind == NumberKind::outcome) result_.numbers.push_back(outcome_without_number(u.name, named));
    }
  }

  PutOptions put_options() const { return {options_.draw, options_.draws, options_.params}; }

  LedgerNumber outcome_without_number(const std::string& name, const NamedNumber& named) const {
    const LedgerScenario& scenario = ledger().scenarios[named.place];
    LedgerNumber number;
    number.id = name;
    number.kind = NumberKind::outcome;
    number.interval = exactly(nothing);
    number.run = std::numeric_limits<std::size_t>::max();
    if (!is_built(scenario.question)) number.missing = why_not_built(scenario.question);
    return number;
  }

  void solve(std::size_t s, const Control& control) {
    Planned& planned = scenarios_[s];
    const LedgerScenario& asked = ledger().scenarios[planned.place];
    LedgerRun run = put_scenario(asked, std::move(planned.scenario), put_options(), control);
    if (control.stop.stop_requested()) return;
    for (std::size_t n = 0; n < used_.size(); ++n) {
      const NamedNumber& named = named_.at(used_[n].name);
      if (named.kind == NumberKind::outcome && named.place == planned.place)
        take(run, used_[n], named.headline, result_.numbers[n]);
    }
    result_.runs.push_back(std::move(run));
  }

  void take(const LedgerRun& run, const UsedName& used, const std::string& id, LedgerNumber& number) {
    const auto found = std::ranges::find(run.headlines, id, &Headline::id);
    if (found == run.headlines.end()) return complain_of_headline(run, used, id);
    number.run = result_.runs.size();
    number.unit = found->unit;
    number.words = found->words;
    number.scale = unit_scale(found->unit);
    number.interval = exactly(number.scale * found->value);
    if (std::isnan(found->value))
      number.missing =
          fmt::format("no certified equilibrium in scenario {}{}", run.asked.id, run.reason.empty() ? "" : ": " + run.reason);
    const HeadlineDoubt* doubt = run.doubt ? run.doubt->find(id) : nullptr;
    if (doubt == nullptr) return;
    number.draws = run.doubt->headline_values[static_cast<std::size_t>(doubt - run.doubt->headlines.data())];
    for (double& value : number.draws) value *= number.scale;
    number.interval = scaled({doubt->low.value, found->value, doubt->high.value}, number.scale);
  }

  void complain_of_headline(const LedgerRun& run, const UsedName& used, const std::string& id) {
    std::vector<std::string> known;
    std::string list;
    for (const Headline& headline : run.headlines) {
      known.push_back(headline.id);
      list += (list.empty() ? "" : ", ") + headline.id;
    }
    const std::string near = did_you_mean(id, known);
    problems_.add({.file = ledger().file.string(),
                   .line = used.line,
                   .field = used.field,
                   .value = used.name,
                   .rule = "must be a number of the answer of scenario " + run.asked.id,
                   .hint = near.empty() ? "known there: " + list : near});
  }

  const LedgerNumber& number(const std::string& name) const {
    return *std::ranges::find(result_.numbers, name, &LedgerNumber::id);
  }

  /// Names of a test, each once, in order.
  static std::vector<std::string> names_of(const ClaimTest& test) {
    std::vector<std::string> names = test.ours.names;
    for (const std::string& name : test.theirs ? test.theirs->names : std::vector<std::string>{}) {
      if (std::ranges::count(names, name) == 0) names.push_back(name);
    }
    return names;
  }

  TestResult judge(const Claim& claim, const ClaimTest& test) {
    const std::vector<std::string> names = names_of(test);
    std::vector<std::size_t> places;
    std::vector<MissingNumber> missing;
    const std::vector<double>* draws = nullptr;
    std::size_t run = 0;
    for (const std::string& name : names) {
      const LedgerNumber& n = number(name);
      places.push_back(static_cast<std::size_t>(&n - result_.numbers.data()));
      if (!n.missing.empty()) missing.push_back({n.id, n.missing});
      if (n.draws.empty()) continue;
      if (draws != nullptr && run != n.run) refuse_two_sweeps(claim, test);
      draws = &n.draws;
      run = n.run;
    }
    TestResult judged;
    if (missing.empty()) {
      judged = judge_numbers(test, draws == nullptr ? 0 : draws->size());
      if (judged.draws > 0) judged.separating = separating_input(test, run);
    } else {
      judged.ours = exactly(nothing);
      judged.share = nothing;
    }
    judged.missing = std::move(missing);
    judged.numbers = std::move(places);
    return judged;
  }

  void refuse_two_sweeps(const Claim& claim, const ClaimTest& test) {
    problems_.add({.file = ledger().file.string(),
                   .line = test.line,
                   .field = fmt::format("claim[{}].test[{}].ours", claim.id, test.id),
                   .value = test.ours.text,
                   .rule = "mixes draws of two scenarios, which have no draw in common",
                   .hint = "draws = 0 takes one of them as it is"});
  }

  TestResult judge_numbers(const ClaimTest& test, std::size_t draws) {
    const double shown = 1 / unit_scale(test.unit);
    const Evaluation ours = evaluate(test.ours, [&](const std::string& name) { return rounded(name); });
    const Interval in_unit = scaled(ours.interval, shown);
    const std::optional<Interval> theirs = theirs_of(test);
    const std::vector<double> values = by_draw(test, draws);
    TestResult judged = judge_test(test, in_unit, theirs, values, ledger().supported_share, ledger().contradicted_share);
    judged.method = ours.method;
    if (!values.empty()) judged.ours = interval_of(values, in_unit.value);
    return judged;
  }

  /// In the test's unit.
  std::vector<double> by_draw(const ClaimTest& test, std::size_t draws) const {
    const double scale = unit_scale(test.unit);
    std::vector<double> values;
    for (std::size_t draw = 0; draw < draws; ++draw) {
      const Evaluation at = evaluate(test.ours, [&](const std::string& name) {
        const LedgerNumber& n = number(name);
        return exactly(n.draws.empty() ? n.interval.value : n.draws[draw]);
      });
      values.push_back(at.interval.value / scale);
    }
    return values;
  }

  static Interval interval_of(std::vector<double> values, double central) {
    std::erase_if(values, [](double v) { return std::isnan(v); });
    std::ranges::sort(values);
    return {sorted_quantile(values, 0.05), central, sorted_quantile(values, 0.95)};
  }

  /// The input whose rank goes most with whether the claim holds, where the draws disagree.
  std::optional<SeparatingInput> separating_input(const ClaimTest& test, std::size_t run) const {
    const Uncertainty& doubt = *result_.runs[run].doubt;
    const std::vector<double> values = by_draw(test, doubt.draws);
    std::vector<std::vector<double>> lists{std::vector<double>(values.size())};
    std::size_t holding = 0, answered = 0;
    for (std::size_t d = 0; d < values.size(); ++d) {
      const TestResult alone = judge_test(test, exactly(values[d]), theirs_of(test), {}, 1, 0);
      const bool holds = alone.verdict != Verdict::contradicted && alone.verdict != Verdict::open;
      lists[0][d] = holds ? 1 : 0;
      holding += holds ? 1 : 0;
      answered += std::isnan(values[d]) ? 0 : 1;
    }
    if (holding == 0 || holding == answered) return std::nullopt;
    SeparatingInput best;
    for (std::size_t i = 0; i < doubt.inputs.size(); ++i) {
      if (!doubt.inputs[i].single) continue;
      const double correlation = rank_correlation(lists[0], doubt.input_values[i]);
      if (std::abs(correlation) <= std::abs(best.correlation)) continue;
      best = {doubt.inputs[i].words, correlation, correlation > 0};
    }
    return std::abs(best.correlation) > weak_correlation ? std::optional(best) : std::nullopt;
  }

  /// Rounding and draws are not mixed: of outcomes the number under the scenario's own assumptions.
  Interval rounded(const std::string& name) const {
    const LedgerNumber& n = number(name);
    return n.kind == NumberKind::outcome ? exactly(n.interval.value) : n.interval;
  }

  std::optional<Interval> theirs_of(const ClaimTest& test) const {
    if (!test.theirs) return std::nullopt;
    const Evaluation theirs = evaluate(*test.theirs, [&](const std::string& name) {
      return test.coarser ? number(name).coarser.value_or(rounded(name)) : rounded(name);
    });
    return scaled(theirs.interval, 1 / unit_scale(test.unit));
  }

  static double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<std::vector<double>> both{a, b};
    const std::vector<double> x = ranks(std::span(both).first(1))[0], y = ranks(std::span(both).last(1))[0];
    const auto n = static_cast<double>(x.size());
    double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
    for (std::size_t i = 0; i < x.size(); ++i) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
  }

  const ClaimsOptions& options_;
  LedgerResult result_;
  Problems problems_;
  std::vector<UsedName> used_;
  std::map<std::string, NamedNumber> named_;
  std::vector<Planned> scenarios_;
};

/// The scenario whose report stands behind the ledger, as `entrepot run` carries it out.
void add_study(const ClaimsOptions& options, const Control& control, LedgerResult& result) {
  const auto asked = std::ranges::find_if(result.ledger.scenarios, &LedgerScenario::report);
  if (!options.study || asked == result.ledger.scenarios.end() || control.stop.stop_requested()) return;
  StudyOptions own;
  if (!asked->on.empty()) own.on = asked->on;
  own.params = options.params;
  own.command = options.command;
  own.date = options.date;
  PutOptions put;
  put.draw = false;
  result.study = std::make_shared<const Study>(run_study(ledger_scenario(*asked, result.ledger, put), own, control));
  result.interrupted = control.stop.stop_requested();
}

}  // namespace

std::size_t LedgerResult::count(Verdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(claims, verdict, &ClaimResult::verdict));
}

Outcome LedgerResult::outcome() const { return interrupted ? Outcome::cancelled : Outcome::converged; }

LedgerResult evaluate_claims(const ClaimsLedger& ledger, const ClaimsOptions& options, const Control& control) {
  const auto started = std::chrono::steady_clock::now();
  LedgerResult result = Judging(ledger, options).carry_out(control);
  add_study(options, control, result);
  result.command = options.command;
  result.date = options.date;
  result.threads = control.threads > 0 ? control.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return result;
}

std::string to_string(NumberKind kind) {
  if (kind == NumberKind::fact) return "fact";
  return kind == NumberKind::cell ? "cell" : "outcome";
}

}  // namespace entrepot
