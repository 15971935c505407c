// A Nash point from all players' first order conditions at once. At a point one equilibrium and one linear system give every
// player's own derivatives by one adjoint each. Where each player has one rate it moves by the secants of its own condition
// (own_secants.hpp); else by Newton steps with the curvature of its own trade, accelerated (Anderson), which learns what rates do
// to one another. Not the value of anything rises on the way, so that the point is a candidate: only the scan of deviations makes
// it a Nash point.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "entrepot/tax_game.hpp"
#include "solve/anderson.hpp"
#include "strategy/joint_point.hpp"
#include "strategy/own_secants.hpp"
#include "strategy/tax_search.hpp"

namespace entrepot {
namespace {

constexpr int anderson_depth = 8;
constexpr double longest_step = 0.5;  ///< of a rate
constexpr int most_withdrawals = 8;
constexpr double flattest = 0.3;  ///< true curvature over that of own trade, at least; searches go on so much further
constexpr double share_of_distance = 1e-3, loosest_tolerance = 1e-3;  ///< of linear systems on the way
constexpr int most_turns = 30;
constexpr double turn_damping = 0.7;
constexpr double same_rates = 1e-4;
/// Linear systems of a point that holds, over the tolerance of rates: one that seems to hold by less is looked at again.
constexpr double share_of_tolerance = 0.1;
/// Gradients that take so many times the products a digit of a fresh factorisation are worth a new one.
constexpr double worth_refactorising = 2;

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::abs(a[k] - b[k]));
  return largest;
}

/// Where one search led.
struct Arrival {
  JointPoint point;
  bool known = false;  ///< it came within `same_rates` of the rates that were known, and ended there
};

class JointSearch {
 public:
  JointSearch(const World& world, const Economy& economy, const TaxGame& game, const TaxGameParams& params,
              const Control& control)
      : world_(world),
        economy_(economy),
        game_(game),
        params_(params),
        control_(control),
        objectives_(objectives_of(game)),
        secants_(game.players.size()) {
    for (const TaxPlayer& player : game.players) {
      own_.emplace_back(player.instruments);
      instruments_.insert(instruments_.end(), player.instruments.begin(), player.instruments.end());
    }
    schedule_.emplace(world, game.base, instruments_);
    shock_ = schedule_->at(std::vector(instruments_.size(), 0.0));
  }

  JointPoint at(const std::vector<double>& rates) {
    ++evaluations_;
    JointPoint point{.rates = rates};
    schedule_->put(rates, shock_);
    point.equilibrium = solve(world_, economy_, shock_, params_.solver, control_);
    if (point.equilibrium.outcome == Outcome::converged) differentiate(point);
    return point;
  }
  int evaluations() const { return evaluations_; }
  const std::vector<TaxInstrument>& instruments() const { return instruments_; }
  Shock shock(const std::vector<double>& rates) const { return schedule_->at(rates); }

  /// From `start` to where all first order conditions hold, or as near as it gets; or to the neighbourhood of `known` rates at
  /// which they hold, which the search is told only to see whether it has come there.
  Arrival find(const std::vector<double>& start, const std::vector<double>* known = nullptr) {
    expect(1);
    JointPoint point = at(start);
    if (!point.usable()) return {std::move(point)};
    scale_ = tax_scales(point.curvature);
    Anderson anderson(start.size(), anderson_depth);
    secants_.begin();
    if (one_rate_each()) secants_.add(point);
    JointPoint best = point;
    int withdrawals = 0;
    for (int step = 1; step < params_.max_evaluations && !holds(best); ++step) {
      if (control_.stop.stop_requested()) break;
      expect(point.distance);
      const std::vector<double> rates = next_rates(point, anderson);
      if (known && largest_difference(rates, *known) <= same_rates) return {std::move(best), true};
      JointPoint next = at(rates);
      while (!next.usable() && withdrawals++ < most_withdrawals) {
        anderson.reset();
        for (std::size_t k = 0; k < next.rates.size(); ++k) next.rates[k] = (next.rates[k] + point.rates[k]) / 2;
        next = at(next.rates);
      }
      if (!next.usable()) break;
      point = std::move(next);
      if (one_rate_each()) secants_.add(point);
      if (point.distance < best.distance || (best.distance <= params_.tolerance && !is_sure(best))) best = point;
    }
    return {std::move(best)};
  }

 private:
  /// How exact derivatives must be at the next point, when rates were `distance` from holding at the last one.
  void expect(double distance) {
    linear_ = params_.linear;
    linear_.tolerance = std::clamp(share_of_distance * distance, params_.linear.tolerance, loosest_tolerance);
  }

  void differentiate(JointPoint& point) {
    const auto gradients = [&](const Linearisation& linearisation) {
      return objective_gradients(world_, economy_, shock_, point.equilibrium, linearisation, objectives_, own_, linear_, control_,
                                 multipliers_.get());
    };
    const bool fresh = !near_;
    if (fresh) near_.emplace(world_, economy_, shock_, point.equilibrium);
    const TaxGradients found =
        fresh ? gradients(*near_) : gradients(Linearisation(world_, economy_, shock_, point.equilibrium, *near_));
    int products = 0;
    bool solved = true;
    for (const TaxGradient& gradient : found.by_objective) {
      products = std::max(products, gradient.solve.products);
      solved = solved && gradient.solve.outcome == Outcome::converged;
    }
    const double per_digit = products / -std::log10(linear_.tolerance);
    if (fresh) per_digit_near_ = per_digit;
    if (!fresh && (!solved || per_digit > worth_refactorising * per_digit_near_)) {
      near_.reset();
      return differentiate(point);
    }
    if (!solved) return;
    multipliers_ = found.multipliers;
    point.linear_tolerance = linear_.tolerance;
    std::vector<double> trade;
    for (const TaxGradient& gradient : found.by_objective) {
      point.gradient.insert(point.gradient.end(), gradient.by.begin(), gradient.by.end());
      trade.insert(trade.end(), gradient.answering_trade.begin(), gradient.answering_trade.end());
    }
    point.curvature = tax_curvatures(trade, point.rates);
    for (std::size_t k = 0; k < point.rates.size(); ++k)
      point.distance = std::max(point.distance, std::abs(newton(point, k) - point.rates[k]));
  }

  double newton(const JointPoint& point, std::size_t k) const {
    return newton_rate(point.rates[k], point.gradient[k], point.curvature[k], game_.min_rate, game_.max_rate);
  }

  bool one_rate_each() const { return instruments_.size() == game_.players.size(); }

  bool is_sure(const JointPoint& point) const {
    return point.linear_tolerance <= std::max(share_of_tolerance * params_.tolerance, params_.linear.tolerance);
  }
  bool holds(const JointPoint& point) const { return point.distance <= flattest * params_.tolerance && is_sure(point); }
  std::vector<double> next_rates(const JointPoint& point, Anderson& anderson) const {
    return one_rate_each() ? secants_.next(game_.min_rate, game_.max_rate) : accelerated(point, anderson);
  }

  std::vector<double> accelerated(const JointPoint& point, Anderson& anderson) const {
    const std::vector<double>& scale = scale_;
    std::vector<double> state(scale.size()), mapped(scale.size());
    for (std::size_t k = 0; k < scale.size(); ++k) {
      state[k] = point.rates[k] * scale[k];
      mapped[k] = newton(point, k) * scale[k];
    }
    anderson.step(state, mapped);
    for (std::size_t k = 0; k < scale.size(); ++k) {
      const double move = std::clamp(state[k] / scale[k] - point.rates[k], -longest_step, longest_step);
      state[k] = std::clamp(point.rates[k] + move, game_.min_rate, game_.max_rate);
    }
    return state;
  }

  const World& world_;
  const Economy& economy_;
  const TaxGame& game_;
  const TaxGameParams& params_;
  const Control& control_;
  std::vector<GovernmentObjective> objectives_;
  std::vector<std::span<const TaxInstrument>> own_;
  std::vector<TaxInstrument> instruments_;
  std::optional<TaxSchedule> schedule_;
  Shock shock_;  ///< of the point that is looked at
  std::optional<Linearisation> near_;
  std::shared_ptr<const Multipliers> multipliers_;  ///< of the last point
  double per_digit_near_ = 0;  ///< products that gradients took beside their own factorisation, for each digit of the tolerance
  int evaluations_ = 0;
  std::vector<double> scale_;  ///< of rates, where a search began
  OwnSecants secants_;
  LinearParams linear_;  ///< as exact as the distance that is still to go asks for
};

/// Players respond one after the other, each going part of the way.
std::vector<double> respond_in_turn(const World& world, const Economy& economy, const TaxGame& game, std::vector<double> start,
                                    const TaxGameParams& params, const Control& control) {
  PlayerRates rates = by_player(game, start);
  for (int turn = 0; turn < most_turns && !control.stop.stop_requested(); ++turn) {
    double moved = 0;
    for (std::size_t p = 0; p < game.players.size(); ++p) {
      TaxProblem problem = response_problem(world, game, rates, p);
      problem.starts = {rates[p]};
      const TaxOptimum best = maximise_taxes(world, economy, problem, params.search, control);
      if (best.rates.empty()) return joined(rates);
      for (std::size_t k = 0; k < rates[p].size(); ++k) {
        const double move = turn_damping * (best.rates[k] - rates[p][k]);
        rates[p][k] += move;
        moved = std::max(moved, std::abs(move));
      }
    }
    if (moved <= params.tolerance) break;
  }
  return joined(rates);
}

}  // namespace

std::string to_string(SecondSearch found) {
  switch (found) {
    case SecondSearch::same_point:
      return "same point";
    case SecondSearch::other_point:
      return "other point";
    case SecondSearch::no_point:
      return "no point";
  }
  return "?";
}

NashPoint solve_nash(const World& world, const Economy& economy, const TaxGame& game, const TaxGameParams& params,
                     const Control& control, bool scan) {
  JointSearch search(world, economy, game, params, control);
  const TaxProblem all{
      .base = game.base, .instruments = search.instruments(), .min_rate = game.min_rate, .max_rate = game.max_rate};
  const auto starts = tax_starts(world, economy, all);  // the rule of thumb first, then free trade
  NashPoint nash{.point = {}, .largest_gain_pct = params.largest_gain_pct};
  JointPoint found = search.find(starts[0]).point;
  const auto converged = [&] { return found.usable() && found.distance <= params.tolerance; };
  if (!converged() && !control.stop.stop_requested()) {
    nash.by_turns = true;
    const JointPoint turned =
        search.find(respond_in_turn(world, economy, game, found.usable() ? found.rates : starts[1], params, control)).point;
    if (turned.usable() && (!found.usable() || turned.distance < found.distance)) found = turned;
  }
  if (converged()) {
    const Arrival other = search.find(starts[1], &found.rates);
    if (other.known) {
      nash.from_free_trade = SecondSearch::same_point;
    } else if (other.point.usable() && other.point.distance <= params.tolerance) {
      const bool same = largest_difference(other.point.rates, found.rates) <= same_rates;
      nash.from_free_trade = same ? SecondSearch::same_point : SecondSearch::other_point;
    }
  }
  nash.outcome = converged()                     ? Outcome::converged
                 : control.stop.stop_requested() ? Outcome::cancelled
                 : found.usable()                ? Outcome::stalled
                                                 : Outcome::infeasible;
  nash.distance = found.distance;
  nash.evaluations = search.evaluations();
  nash.point = {.rates = by_player(game, found.rates),
                .shock = search.shock(found.rates),
                .equilibrium = std::move(found.equilibrium),
                .values = {}};
  nash.point.values = objective_values(world, economy, nash.point.shock, nash.point.equilibrium, objectives_of(game));
  if (scan && converged()) nash.scans = scan_deviations(world, economy, game, nash.point.rates, params, control);
  return nash;
}

}  // namespace entrepot
