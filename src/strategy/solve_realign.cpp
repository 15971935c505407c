// Stick and carrot (MODEL.md M20). While it stays, the target's real income depends on who presses it and how hard; once it
// splits, on who lifts and what is paid. So a map of p pressures and t transfers costs p + t equilibria, and every threshold is
// where one of a few monotone curves reaches a level that another one sets.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/outcomes.hpp"
#include "entrepot/realign.hpp"
#include "entrepot/sensitivity.hpp"
#include "strategy/level_search.hpp"
#include "strategy/realign_doubt.hpp"
#include "strategy/realign_shocks.hpp"
#include "strategy/realign_states.hpp"
#include "strategy/round_amounts.hpp"

namespace entrepot {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double log_points = 100;
constexpr double million_by_bn = 1000;
constexpr std::size_t map_transfers = 20;

std::string pressure_name(double pressure) { return pressure == embargo ? "embargo" : fmt::format("{:.6g}", pressure); }

class Question {
 public:
  Question(const World& world, const Economy& economy, const Scenario& scenario, const std::optional<std::string>& on,
           const SolverParams& params, const Control& control, RealignDetail detail)
      : world_(world),
        economy_(economy),
        shocks_(world, scenario, on),
        players_(shocks_.players()),
        question_(*scenario.realign),
        batch_(world, economy, params, control),
        params_(params),
        control_(control),
        full_(detail == RealignDetail::full) {}

  RealignResult answer();

 private:
  void name_players();
  void solve_states();
  void find_exact_slopes(std::size_t offer);
  void find_slopes();
  void add_cases();
  void find_transfers();
  void find_pressures();
  void find_largest_doubts();
  void choose_transfers();
  void fill_map();
  void add_money();

  double target_income(const RealignState& state) const { return state.log_real_income(players_.target); }
  /// What the split must give the target if the offer is kept, so that it is indifferent at a doubt.
  double level(double stay, double doubt) const {
    if (doubt == 0) return stay - result_.political_value;
    return (stay - result_.political_value - doubt * target_income(result_.betrayed)) / (1 - doubt);
  }
  /// ln income of a split over whether the offer is kept.
  double expected(double split) const {
    return result_.doubt == 0 ? split : (1 - result_.doubt) * split + result_.doubt * target_income(result_.betrayed);
  }
  std::vector<double> evaluate_splits(std::span<const CurvePoint> points);

  const World& world_;
  const Economy& economy_;
  RealignShocks shocks_;
  const RealignPlayers& players_;
  const RealignQuestion& question_;
  RealignBatch batch_;
  const SolverParams& params_;
  const Control& control_;
  bool full_;
  RealignResult result_;
  std::vector<SearchedCurve> split_curves_;  ///< by offer: ln real income of the target over the transfer
};

void Question::name_players() {
  RealignResult& r = result_;
  r.target = players_.target;
  r.rival = players_.rival;
  r.payer = players_.payer;
  const auto name = [&](Country n) {
    const std::size_t at = static_cast<std::size_t>(n.value);
    return world_.country_names[at].empty() ? world_.countries[at] : world_.country_names[at];
  };
  r.target_name = name(r.target);
  r.rival_name = name(r.rival);
  r.by = players_.by;
  r.warnings = players_.warnings;
  r.pressure = full_ ? players_.pressure : std::vector<double>{1, embargo};
  r.political_value = question_.political_value_pct / 100;
  r.doubt = question_.doubt_pct / 100;
  r.payer_security = million_by_bn * question_.payer_security_bn;
  r.rival_security = million_by_bn * question_.rival_security_bn;
  r.income = benchmark_income(world_);
  r.largest_received = largest_share_of_income * r.income(r.payer);
  r.largest_paid = largest_share_of_income * r.income(r.target);
  for (const RealignPlayers::Stick& stick : players_.sticks) r.sticks.push_back({stick.id, stick.joined_by, stick.factor, {}});
  for (const RealignPlayers::Offer& offer : players_.offers) {
    r.offers.emplace_back();
    r.offers.back().id = offer.id;
    r.offers.back().lifted_by = offer.lifted_by;
  }
}

void Question::solve_states() {
  RealignResult& r = result_;
  batch_.ask("betrayed", shocks_.betrayed());
  for (std::size_t o = 0; o < r.offers.size(); ++o) batch_.ask("split:" + r.offers[o].id, shocks_.split(o, 0));
  for (std::size_t s = 0; s < r.sticks.size(); ++s) {
    for (const double pressure : r.pressure)
      batch_.ask(fmt::format("stay:{}@{}", r.sticks[s].id, pressure_name(pressure)), shocks_.stay(s, pressure));
  }
  std::vector<RealignState> states = batch_.solve();
  auto next = states.begin();
  r.betrayed = std::move(*next++);
  for (RealignOfferResult& offer : r.offers) offer.split = std::move(*next++);
  for (RealignStickResult& stick : r.sticks) {
    for (std::size_t p = 0; p < r.pressure.size(); ++p) stick.stays.push_back(std::move(*next++));
  }
}

void Question::find_exact_slopes(std::size_t o) {
  RealignOfferResult& offer = result_.offers[o];
  const Shock shock = bans_as_limits(world_, economy_, shocks_.split(o, 0));
  if (offer.split.outcome != Outcome::converged || !shock.limits.empty()) return;
  const Equilibrium equilibrium = solve(world_, economy_, shock, params_, control_);
  if (equilibrium.outcome != Outcome::converged) return;  // interrupted
  PolicyVector direction;
  direction.transfer = ByCountry({world_.country_count()}, 0.0);
  direction.transfer(players_.target) = 1;
  direction.transfer(players_.payer) = -1;
  const Linearisation linear(world_, economy_, shock, equilibrium);
  const Response response = linear.responses(std::span(&direction, 1), {}, control_).front();
  if (response.solve.outcome != Outcome::converged) return;
  offer.target_slope = response.change.real_income(players_.target);
  offer.payer_slope = response.change.real_income(players_.payer);
}

/// The first step of each search is Newton's, with the exact derivative; where limits stand there is none, and a transfer is
/// taken for income.
void Question::find_slopes() {
  for (std::size_t o = 0; o < result_.offers.size(); ++o) {
    SearchedCurve curve{-result_.largest_paid, result_.largest_received, 1 / result_.income(players_.target), {}};
    curve.known[0] = target_income(result_.offers[o].split);
    if (full_) find_exact_slopes(o);
    if (result_.offers[o].target_slope > 0) curve.slope = result_.offers[o].target_slope;
    split_curves_.push_back(std::move(curve));
  }
}

/// `margin_at` gives the margin at a place, log points.
template <class Margin>
Threshold threshold_of(const Crossing& crossing, const Margin& margin_at) {
  Threshold t;
  t.low = crossing.left;
  t.high = crossing.right;
  t.margin_low = margin_at(t.low);
  t.margin_high = margin_at(t.high);
  switch (crossing.kind) {
    case Crossing::Kind::found:
      t.reach = Reach::found;
      t.value = crossing.at;
      t.residual = std::abs(margin_at(crossing.at));
      break;
    case Crossing::Kind::below:
      t.reach = Reach::below;
      t.value = -infinite;
      break;
    case Crossing::Kind::above:
      t.reach = Reach::beyond;
      t.value = infinite;
      break;
    case Crossing::Kind::unknown:
      break;
  }
  return t;
}

void Question::add_cases() {
  for (std::size_t s = 0; s < result_.sticks.size(); ++s) {
    for (std::size_t o = 0; o < result_.offers.size(); ++o) {
      RealignCase c;
      c.stick = s;
      c.offer = o;
      c.transfer.resize(result_.pressure.size());
      for (int tenth = 0; full_ && tenth < 10; ++tenth) c.doubts.push_back({tenth / 10.0, {}});
      result_.cases.push_back(std::move(c));
    }
  }
}

std::vector<double> Question::evaluate_splits(std::span<const CurvePoint> points) {
  for (const CurvePoint& point : points)
    batch_.ask(fmt::format("split:{}+{:.6g}", result_.offers[point.curve].id, point.at), shocks_.split(point.curve, point.at));
  std::vector<double> values;
  for (const RealignState& state : batch_.solve()) values.push_back(target_income(state));
  return values;
}

/// T* of every case at every pressure, and at every doubt at today's.
void Question::find_transfers() {
  std::vector<SoughtLevel> levels;
  std::vector<std::pair<Threshold*, double>> places;  // and the doubt
  for (RealignCase& c : result_.cases) {
    const auto ask = [&](const RealignState& stay, double doubt, Threshold& into) {
      levels.push_back({c.offer, level(target_income(stay), doubt)});
      places.emplace_back(&into, doubt);
    };
    const std::vector<RealignState>& stays = result_.sticks[c.stick].stays;
    for (std::size_t p = 0; p < stays.size(); ++p) ask(stays[p], result_.doubt, c.transfer[p]);
    for (DoubtPoint& point : c.doubts) ask(stays.front(), point.doubt, point.transfer);
  }
  const std::vector<Crossing> crossings =
      find_levels(split_curves_, levels, [&](std::span<const CurvePoint> points) { return evaluate_splits(points); });
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::map<double, double>& known = split_curves_[levels[i].curve].known;
    *places[i].first = threshold_of(crossings[i], [&](double at) {
      const auto found = known.find(at);
      return found == known.end() ? unknown : log_points * (1 - places[i].second) * (found->second - levels[i].level);
    });
  }
  for (std::size_t o = 0; o < split_curves_.size(); ++o) {
    double last = -infinite;
    for (const auto& [at, value] : split_curves_[o].known) {
      if (!std::isfinite(value)) continue;
      result_.offers[o].rising = result_.offers[o].rising && value > last;
      last = value;
    }
  }
}

/// The pressure at which the target would split without money: over ln of the pressure, along which its income falls.
void Question::find_pressures() {
  const double at_least_guess = -0.02;  // of ln income by ln pressure, for the first step where the grid does not bracket
  std::vector<SearchedCurve> curves;
  for (const RealignStickResult& stick : result_.sticks) {
    SearchedCurve curve{0, std::log(largest_pressure), at_least_guess, {}};
    for (std::size_t p = 0; p < stick.stays.size(); ++p) {
      if (result_.pressure[p] != embargo) curve.known[std::log(result_.pressure[p])] = target_income(stick.stays[p]);
    }
    curves.push_back(std::move(curve));
  }
  std::vector<SoughtLevel> levels;
  for (const RealignCase& c : result_.cases)
    levels.push_back({c.stick, expected(target_income(result_.offers[c.offer].split)) + result_.political_value});
  const auto evaluate = [&](std::span<const CurvePoint> points) {
    for (const CurvePoint& point : points) {
      const double pressure = std::exp(point.at);
      batch_.ask(fmt::format("stay:{}@{}", result_.sticks[point.curve].id, pressure_name(pressure)),
                 shocks_.stay(point.curve, pressure));
    }
    std::vector<double> values;
    for (const RealignState& state : batch_.solve()) values.push_back(target_income(state));
    return values;
  };
  const std::vector<Crossing> crossings = find_levels(curves, levels, evaluate);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    Threshold& t = result_.cases[i].pressure;
    t = threshold_of(crossings[i], [&](double at) {
      const auto found = curves[levels[i].curve].known.find(at);
      return found == curves[levels[i].curve].known.end() ? unknown : log_points * (levels[i].level - found->second);
    });
    t.low = std::exp(t.low);
    t.high = std::exp(t.high);
    if (t.reach == Reach::found) t.value = std::exp(t.value);
    if (t.reach == Reach::below) t.value = 1;
    const double embargoed = target_income(result_.sticks[result_.cases[i].stick].stays.back());
    if (t.reach != Reach::beyond) continue;
    if (std::isnan(embargoed)) t.reach = Reach::unknown, t.value = unknown;
    if (embargoed <= levels[i].level) t.reach = Reach::only_embargo;
  }
}

/// Doubt beyond which not even the largest transfer that has an equilibrium would do: the expected income is linear in it.
void Question::find_largest_doubts() {
  constexpr int halvings = 6;
  std::vector<CurvePoint> ends;
  for (std::size_t o = 0; o < result_.offers.size(); ++o) {
    for (int k = 0; k <= halvings; ++k) ends.push_back({o, std::ldexp(result_.largest_received, -k)});
  }
  const std::vector<double> values = evaluate_splits(ends);
  std::vector<double> best(result_.offers.size(), unknown);
  for (std::size_t e = ends.size(); e-- > 0;) {
    if (!std::isfinite(values[e])) continue;
    best[ends[e].curve] = values[e];
    result_.offers[ends[e].curve].largest_transfer = ends[e].at;
  }
  for (RealignCase& c : result_.cases) {
    const double needed = target_income(result_.sticks[c.stick].stays.front()) - result_.political_value;
    c.largest_doubt = doubt_threshold(best[c.offer], target_income(result_.betrayed), needed);
  }
}

/// Those asked for, else round amounts that hold no money and every T* that there is.
void Question::choose_transfers() {
  for (const double bn : question_.transfers_bn) result_.transfers.push_back(million_by_bn * bn);
  if (!result_.transfers.empty()) return;
  double low = 0, high = 0;
  for (const RealignCase& c : result_.cases) {
    for (const Threshold& t : c.transfer) {
      if (t.reach != Reach::found) continue;
      low = std::min(low, t.value);
      high = std::max(high, t.value);
    }
  }
  const double least_width = 0.01 * result_.income(players_.target);  // where everything is close to no money
  if (high - low < least_width) low -= least_width / 2, high += least_width / 2;
  result_.transfers = round_amounts(low, high, map_transfers);
}

void Question::fill_map() {
  std::vector<CurvePoint> points;
  for (std::size_t o = 0; o < result_.offers.size(); ++o) {
    for (const double transfer : result_.transfers) points.push_back({o, transfer});
  }
  const std::vector<double> values = evaluate_splits(points);
  auto next = values.begin();
  for (RealignOfferResult& offer : result_.offers) {
    offer.split_log_income.assign(next, next + static_cast<std::ptrdiff_t>(result_.transfers.size()));
    next += static_cast<std::ptrdiff_t>(result_.transfers.size());
  }
}

void Question::add_money() {
  for (RealignCase& c : result_.cases) {
    const ByCountry& split = result_.offers[c.offer].split.log_real_income;
    for (const RealignState& stay : result_.sticks[c.stick].stays) {
      const auto gain = [&](Country n) { return result_.income(n) * (split(n) - stay.log_real_income(n)); };
      RealignMoney money{0, gain(players_.payer), -gain(players_.target), -gain(players_.rival)};
      for (const Country n : players_.by) money.bidders_gain += gain(n);
      c.money.push_back(money);
    }
    RealignMoney today = c.money.front();
    today.target_loss -= result_.income(players_.target) * result_.political_value;
    c.bid = bid_for_target(today, result_.payer_security, result_.rival_security);
  }
}

RealignResult Question::answer() {
  name_players();
  solve_states();
  find_slopes();
  add_cases();
  find_transfers();
  find_pressures();
  add_money();
  if (full_) {
    find_largest_doubts();
    choose_transfers();
    fill_map();
  }
  result_.equilibria = batch_.solved();
  return std::move(result_);
}

}  // namespace

RealignResult solve_realign(const World& world, const Economy& economy, const Scenario& scenario,
                            const std::optional<std::string>& on, const SolverParams& params, const Control& control,
                            RealignDetail detail) {
  return Question(world, economy, scenario, on, params, control, detail).answer();
}

}  // namespace entrepot
