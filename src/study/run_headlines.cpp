#include "study/run_headlines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/realign.hpp"
#include "entrepot/strategy.hpp"
#include "outcomes/exit_options.hpp"
#include "study/scenario_players.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_players = 8;
constexpr std::size_t players_without_names = 6;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The states that a draw needs, in the order in which they are solved.
struct States {
  std::vector<GridPoint> points;  ///< of the first and the last run, or of the only one
  std::vector<Shock> shocks;      ///< theirs
  std::vector<Equilibrium> runs;  ///< in them a third country ignores the sanctions
  Equilibrium baseline;
  std::vector<ComplianceResult> compliance;  ///< point first, penalty fastest
  std::vector<Equilibrium> cuts;             ///< by pair: before, in the first run where there are two, in the last run
  std::optional<RealignResult> realign;      ///< with the last run's measures as today's
};

class Headliner {
 public:
  Headliner(const RunQuestion& question, const Economy& economy, const Scenario& scenario, const States& states)
      : question_(question), world_(*question.world), economy_(economy), scenario_(scenario), states_(states) {}

  Headlines all() {
    if (!states_.compliance.empty()) add_compliance();
    add_incomes();
    for (std::size_t p = 0; p < question_.pairs.size(); ++p) add_pair(p);
    const bool two = points() > 1;
    const FlowState before =
        two ? FlowState{states_.shocks.front(), states_.runs.front()} : FlowState{question_.baseline_shock, states_.baseline};
    append(flow_headlines(world_, economy_, question_.flows, before, {states_.shocks.back(), states_.runs.back()}));
    if (states_.realign) append(headlines(*states_.realign));
    for (const Judgement& judgement : scenario_.judgements) add_judgement(judgement);
    return std::move(headlines_);
  }

 private:
  void add(std::string id, std::string words, const char* unit, double value) {
    headlines_.push_back({std::move(id), std::move(words), unit, value});
  }
  const std::string& code(Country n) const { return world_.countries[static_cast<std::size_t>(n.value)]; }
  std::size_t points() const { return states_.points.size(); }
  /// "@first" of two points, "@last" of the last or only one.
  const char* mark(std::size_t point) const { return point + 1 == points() ? "@last" : "@first"; }
  const char* mark_words(std::size_t point) const {
    if (points() == 1) return "";
    return point + 1 == points() ? ", in the last run" : ", in the first run";
  }
  void append(Headlines more) { std::ranges::move(more, std::back_inserter(headlines_)); }
  void add_compliance();
  void add_incomes();
  void add_pair(std::size_t pair);
  void add_judgement(const Judgement& judgement);
  const Headline& judged(const Judgement& judgement, const char* key, const std::string& id) const;

  const RunQuestion& question_;
  const World& world_;
  const Economy& economy_;
  const Scenario& scenario_;
  const States& states_;
  Headlines headlines_;
};

/// Neither risk would do: none is higher than the other.
double rise_of(double first, double last) { return std::isinf(first) && first == last ? 0 : 100 * (last - first); }

void Headliner::add_compliance() {
  const Compliance& question = *scenario_.compliance;
  const std::string keep = fmt::format(" that would keep {} observing the sanctions on {}", question.third, question.target);
  const std::size_t penalties = states_.compliance.size() / points();
  const auto result = [&](std::size_t point, std::size_t p) -> const ComplianceResult& {
    return states_.compliance[point * penalties + p];
  };
  for (std::size_t p = 0; p < penalties && points() > 1; ++p) {
    const std::string& penalty = result(0, p).penalty;
    add("rise." + penalty, fmt::format("rise of the risk of the penalty {}{}, from the first run to the last", penalty, keep),
        "percentage points", rise_of(result(0, p).threshold, result(points() - 1, p).threshold));
  }
  for (std::size_t p = 0; p < penalties; ++p) {
    const std::string& penalty = result(0, p).penalty;
    for (std::size_t point = 0; point < points(); ++point) {
      const ComplianceResult& r = result(point, p);
      add("threshold." + penalty + mark(point), fmt::format("risk of the penalty {}{}{}", penalty, keep, mark_words(point)),
          "probability", r.threshold);
      add("stake." + penalty + mark(point),
          fmt::format("what the penalty {} would cost {}{}", penalty, question.third, mark_words(point)), "percent", r.stake);
    }
  }
  for (std::size_t point = 0; point < points(); ++point)
    add(std::string("gain") + mark(point),
        fmt::format("what {} would gain by ignoring the sanctions{}", question.third, mark_words(point)), "percent",
        result(point, 0).gain);
}

void Headliner::add_incomes() {
  const ByCountry before = log_real_income(world_, states_.baseline);
  for (std::size_t point = 0; point < points(); ++point) {
    const ByCountry after = log_real_income(world_, states_.runs[point]);
    for (const Country n : question_.players)
      add("income." + code(n) + mark(point), fmt::format("change of real income of {}{}", code(n), mark_words(point)), "percent",
          100 * std::expm1(after(n) - before(n)));
  }
}

void Headliner::add_pair(std::size_t pair) {
  const auto [a, b] = question_.pairs[pair];
  const std::string tie = code(a) + "-" + code(b), back = code(b) + "-" + code(a);
  const std::size_t states = points() + 1;  // before the measures, then run by run
  for (std::size_t s = 0; s < states; ++s) {
    const Shock& shock = s == 0 ? question_.baseline_shock : states_.shocks[s - 1];
    const Equilibrium& with_tie = s == 0 ? states_.baseline : states_.runs[s - 1];
    const std::string at = s == 0 ? "@before" : mark(s - 1), words = s == 0 ? ", before the measures" : mark_words(s - 1);
    const ExitOptions exit = compare_exit(world_, with_tie, states_.cuts[states * pair + s], a, b);
    add("exit_loss." + tie + at, fmt::format("what {} would lose without {}{}", code(a), code(b), words), "percent", exit.loss_a);
    add("exit_loss." + back + at, fmt::format("what {} would lose without {}{}", code(b), code(a), words), "percent",
        exit.loss_b);
    add("exit_ratio." + tie + at, fmt::format("loss of {} over loss of {} if their trade ended{}", code(a), code(b), words),
        "factor", exit.ratio);
    Dependence d{missing, missing, missing};
    if (with_tie.outcome == Outcome::converged) d = dependence(trade_flows(world_, economy_, shock, with_tie), a, b);
    add("dependence." + tie + at, fmt::format("share of {} in the trade of {}{}", code(b), code(a), words), "percent",
        100 * d.a_on_b);
    add("dependence." + back + at, fmt::format("share of {} in the trade of {}{}", code(a), code(b), words), "percent",
        100 * d.b_on_a);
    add("asymmetry." + tie + at, fmt::format("asymmetry of dependence of {} on {}{}", code(a), code(b), words), "index",
        d.asymmetry);
  }
}

/// The number that a statement is about. Errors: InputError where there is none of that id.
const Headline& Headliner::judged(const Judgement& judgement, const char* key, const std::string& id) const {
  const auto found = std::ranges::find(headlines_, id, &Headline::id);
  if (found != headlines_.end()) return *found;
  std::vector<std::string> known;
  std::string list;
  for (const Headline& headline : headlines_) {
    known.push_back(headline.id);
    list += (list.empty() ? "" : ", ") + headline.id;
  }
  const std::string near = did_you_mean(id, known);
  throw InputError({.file = scenario_.file.string(),
                    .line = judgement.line,
                    .field = fmt::format("judgement[{}].{}", judgement.id, key),
                    .value = id,
                    .rule = "must be a number of this scenario's answer",
                    .hint = near.empty() ? "known here: " + list : near});
}

void Headliner::add_judgement(const Judgement& judgement) {
  Headline number = judged(judgement, "number", judgement.number);
  if (!judgement.minus.empty()) {
    const Headline& minus = judged(judgement, "minus", judgement.minus);
    number.words = fmt::format("{}, less {}", number.words, minus.words);
    number.value -= minus.value;
    // A difference of shares is in points, and 1 is no bound of it.
    if (number.unit == "probability") number.value *= 100;
    if (number.unit == "probability" || number.unit == "percent") number.unit = "percentage points";
    if (number.unit == "factor") number.unit = "index";
  }
  number.id = "judgement." + judgement.id;
  headlines_.push_back(std::move(number));
}

/// First and last run of the scenario, with their measures as a shock.
void add_points(const RunQuestion& question, const Economy& economy, const Scenario& scenario, States& states) {
  std::vector<GridPoint> points = expand_grid(scenario);
  const auto add = [&](GridPoint& point, const std::optional<std::string>& on) {
    states.shocks.push_back(bans_as_limits(*question.world, economy, apply(point.scenario, *question.world, on).shock));
    states.points.push_back(std::move(point));
  };
  if (question.two_runs) {
    GridPoint first = points.front();
    add(first, question.first_on);
  }
  add(points.back(), question.last_on);
}

void solve_runs(const RunQuestion& question, const Economy& economy, const Scenario& scenario, States& states,
                const Control& control) {
  const World& world = *question.world;
  if (!scenario.compliance) {
    states.runs = solve_batch(world, economy, states.shocks, question.params, control);
    return;
  }
  states.compliance = solve_compliance(world, economy, scenario, states.points, states.shocks, question.params, control);
  const std::size_t penalties = states.compliance.size() / states.points.size();
  for (std::size_t point = 0; point < states.points.size(); ++point)
    states.runs.push_back(states.compliance[point * penalties].equilibria.front());
}

/// Baseline and cut worlds share an Economy, and are one batch unless the burden is shared, which needs the baseline first.
void solve_rest(const RunQuestion& question, const Economy& economy, States& states, const Control& control) {
  const World& world = *question.world;
  std::vector<Shock> batch{question.baseline_shock};
  for (const auto& [a, b] : question.pairs) {
    batch.push_back(cut_tie(world, economy, question.baseline_shock, a, b));
    for (const Shock& shock : states.shocks) batch.push_back(cut_tie(world, economy, shock, a, b));
  }
  std::vector<Equilibrium> solved = solve_batch(world, economy, batch, question.params, control);
  states.baseline = std::move(solved.front());
  states.cuts.assign(std::make_move_iterator(solved.begin() + 1), std::make_move_iterator(solved.end()));
}

void share_burden_of(const RunQuestion& question, const Economy& economy, States& states, const Control& control) {
  if (question.burden_sharers.empty()) return;
  const Equilibrium baseline = solve(*question.world, economy, question.baseline_shock, question.params, control);
  if (baseline.outcome != Outcome::converged) return;
  for (Shock& shock : states.shocks) shock.burden_sharing = share_burden(baseline, question.burden_sharers);
}

/// In the world of the last run.
RealignResult solve_stick_and_carrot(const RunQuestion& question, const Economy& economy, Scenario last_run,
                                     const Control& control) {
  last_run.grid.clear();
  return solve_realign(*question.world, economy, last_run, question.last_on, question.params, control, RealignDetail::headlines);
}

/// The first state without an equilibrium, which the headlines that need it lack.
void note_failure(const States& states, DrawResult& result) {
  const auto note = [&](const Equilibrium& e) {
    if (result.outcome != Outcome::converged || e.outcome == Outcome::converged) return;
    result.outcome = e.outcome;
    result.reason = e.diagnosis.reason;
  };
  note(states.baseline);
  for (const Equilibrium& e : states.runs) note(e);
  for (const ComplianceResult& r : states.compliance) {
    for (const Equilibrium& e : r.equilibria) note(e);
  }
  for (const Equilibrium& e : states.cuts) note(e);
  if (states.realign && result.outcome == Outcome::converged && states.realign->outcome() != Outcome::converged) {
    result.outcome = states.realign->outcome();
    result.reason = "stick and carrot: no equilibrium";
  }
}

CertifiedState certified(const std::string& name, const Equilibrium& e) {
  const auto [kind, residual] = e.certificate.worst();
  return {name, e.outcome, kind, residual, e.sweeps};
}

/// Every state once: in the run itself the third country ignores the sanctions.
void tell_states(const RunQuestion& question, const States& states, std::vector<CertifiedState>& told) {
  const World& world = *question.world;
  const std::size_t points = states.points.size();
  const auto at = [&](std::size_t point) {
    return points == 1 ? "the run" : point + 1 == points ? "the last run" : "the first run";
  };
  told.push_back(certified("before the measures", states.baseline));
  for (std::size_t r = 0; r < states.runs.size(); ++r) told.push_back(certified(at(r), states.runs[r]));
  for (std::size_t i = 0; i < states.compliance.size(); ++i) {
    const ComplianceResult& r = states.compliance[i];
    const char* names[] = {"ignoring", "complying", "penalised"};
    for (std::size_t s = 1; s < r.equilibria.size() && s < 3; ++s)
      told.push_back(certified(fmt::format("{} ({}), {}", names[s], r.penalty, at(i / (states.compliance.size() / points))),
                               r.equilibria[s]));
  }
  for (std::size_t c = 0; c < states.cuts.size(); ++c) {
    const auto [a, b] = question.pairs[c / (points + 1)];
    const std::size_t state = c % (points + 1);
    told.push_back(certified(
        fmt::format("without the tie {}-{}, {}", world.countries[static_cast<std::size_t>(a.value)],
                    world.countries[static_cast<std::size_t>(b.value)], state == 0 ? "before the measures" : at(state - 1)),
        states.cuts[c]));
  }
  if (!states.realign) return;
  const auto add = [&](const RealignState& s) { told.push_back({s.name, s.outcome, s.residual_kind, s.residual, 0}); };
  for (const RealignStickResult& stick : states.realign->sticks) std::ranges::for_each(stick.stays, add);
  for (const RealignOfferResult& offer : states.realign->offers) add(offer.split);
  add(states.realign->betrayed);
}

std::vector<Country> told_players(const Scenario& scenario, const StudyPlan& plan) {
  const World& world = *plan.world;
  std::vector<Country> players = scenario_players(scenario, world, plan.pairs);
  if (players.size() > most_players) {
    std::ranges::stable_sort(players, std::greater<>{}, [&](Country n) { return world.value_added(n); });
    players.resize(most_players);
  }
  if (!players.empty()) return players;
  std::vector<Country> everyone;
  for (const Country n : all<Country>(world.country_count())) everyone.push_back(n);
  return largest_economies(world, everyone, players_without_names);
}

}  // namespace

RunQuestion run_question(const Scenario& scenario, const StudyPlan& plan, const SolverParams& params) {
  return {.world = plan.world.get(),
          .baseline_shock = plan.baseline_shock,
          .first_on = plan.runs.front().on,
          .last_on = plan.runs.back().on,
          .two_runs = plan.runs.size() > 1,
          .players = told_players(scenario, plan),
          .pairs = plan.pairs,
          .burden_sharers = plan.burden_sharers,
          .flows = asked_flows(scenario, *plan.world),
          .params = params};
}

DrawResult put_run(const RunQuestion& question, const Economy& economy, const Scenario& scenario, const Control& control,
                   std::vector<CertifiedState>* told) {
  States states;
  add_points(question, economy, scenario, states);
  share_burden_of(question, economy, states, control);
  solve_runs(question, economy, scenario, states, control);
  solve_rest(question, economy, states, control);
  if (scenario.realign) states.realign = solve_stick_and_carrot(question, economy, states.points.back().scenario, control);
  DrawResult result;
  result.headlines = Headliner(question, economy, scenario, states).all();
  note_failure(states, result);
  if (told != nullptr) tell_states(question, states, *told);
  return result;
}

}  // namespace entrepot
