// Peace, each player alone, war, cooperation, bargaining: the regimes of one game of taxes, each with what it is worth.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/outcomes.hpp"
#include "entrepot/war.hpp"

namespace entrepot {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Rates in force on the flows of a player's instruments of one kind, weighted by trade in the World.
double mean_rate_pct(const World& world, const TaxPlayer& player, const Shock& shock, TaxKind kind) {
  const auto key = [](const auto& flow) { return std::tuple(flow.sector, flow.importer, flow.exporter); };
  double trade = 0, taxed = 0;
  for (const TaxInstrument& instrument : player.instruments) {
    if (instrument.kind != kind) continue;
    for (const TradeFlow& flow : instrument.flows) {
      const auto cell =
          std::ranges::lower_bound(shock.cells, key(flow), {}, [&](const CellShock& shocked) { return key(shocked); });
      const bool shocked = cell != shock.cells.end() && key(*cell) == key(flow);
      const double own = kind == TaxKind::tariff ? world.tariff(flow.sector, flow.importer, flow.exporter) : 0;
      const double rate = !shocked ? own : kind == TaxKind::tariff ? cell->tariff_rate : cell->export_tax_rate;
      const double value = world.flow(flow.sector, flow.importer, flow.exporter);
      trade += value, taxed += value * rate;
    }
  }
  return trade > 0 ? 100 * taxed / trade : nan;
}

class WarSolver {
 public:
  WarSolver(const World& world, const Economy& economy, const TaxGameParams& params, const Control& control, WarResult& result)
      : world_(world), economy_(economy), params_(params), control_(control), result_(result), income_(benchmark_income(world)) {}

  void make_peace() {
    WarRegime& peace = result_.peace;
    peace.name = "peace";
    peace.shock = game().base;
    peace.equilibrium = solve(world_, economy_, peace.shock, params_.solver, quiet());
    peace.outcome = peace.equilibrium.outcome;
    peace.reason = peace.equilibrium.diagnosis.reason;
    log_peace_ = log_real_income(world_, peace.equilibrium);
    for (const TaxPlayer& player : game().players)
      value_peace_.push_back(objective_value(world_, economy_, peace.shock, peace.equilibrium, player.objective));
    measure(peace);
  }

  void go_alone() {
    for (std::size_t p = 0; p < game().players.size(); ++p) {
      report("each player alone", p, game().players.size());
      const TaxPlayer& player = game().players[p];
      const TaxOptimum best = maximise_taxes(world_, economy_,
                                             {.base = game().base,
                                              .instruments = player.instruments,
                                              .objective = player.objective,
                                              .min_rate = game().min_rate,
                                              .max_rate = game().max_rate},
                                             params_.search, quiet());
      PlayerRates rates(game().players.size());
      rates[p] = best.rates;
      result_.alone.push_back(optimum("alone:" + player.name, best, std::move(rates)));
    }
  }

  void go_to_war() {
    report("all against all", 0, 1);
    result_.nash = solve_nash(world_, economy_, game(), params_, control_);
    const NashPoint& nash = result_.nash;
    WarRegime& war = result_.war;
    war.name = "war";
    war.rates = nash.point.rates;
    war.shock = nash.point.shock;
    war.equilibrium = nash.point.equilibrium;
    war.distance = nash.distance;
    war.evaluations = nash.evaluations;
    war.outcome = nash.certified() ? Outcome::converged : nash.outcome == Outcome::converged ? Outcome::stalled : nash.outcome;
    if (!nash.certified()) war.reason = why_no_war();
    if (control_.stop.stop_requested()) war.outcome = Outcome::cancelled;
    measure(war);
    if (nash.from_free_trade == SecondSearch::other_point)
      result_.warnings.push_back(
          "there is more than one Nash point: the search from free trade led to other rates than the one shown");
  }

  void come_together() {
    report("cooperation", 0, 2);
    const TaxOptimum together = cooperate(world_, economy_, game(), params_, quiet());
    result_.cooperation = optimum("cooperation", together, by_player_or_none(together.rates));
    for (std::size_t p = 0; p < game().players.size(); ++p) {
      if (result_.cooperation.gain_pct[p] < result_.war.gain_pct[p]) result_.worse_together.push_back(p);
    }
    report("bargaining", 1, 2);
    WarRegime& bargaining = result_.bargaining;
    if (!params_.bargaining) {
      bargaining.name = "bargaining";
      bargaining.outcome = Outcome::infeasible;
      bargaining.reason = "was not asked for";
      measure(bargaining);
      return;
    }
    if (result_.war.outcome != Outcome::converged) {
      bargaining.name = "bargaining";
      bargaining.outcome = result_.war.outcome;
      bargaining.reason = "without a certified war there is no threat to bargain under";
      measure(bargaining);
      return;
    }
    const TaxOptimum agreed = bargain(world_, economy_, game(), result_.nash.point, params_, quiet());
    bargaining = optimum("bargaining", agreed, by_player_or_none(agreed.rates));
    if (agreed.outcome == Outcome::infeasible) bargaining.reason = "no taxes were found that all players prefer to war";
  }

 private:
  const TaxGame& game() const { return result_.game; }
  Control quiet() const { return {.threads = control_.threads, .stop = control_.stop}; }
  void report(const std::string& stage, std::size_t done, std::size_t total) const {
    if (control_.on_progress) control_.on_progress({stage, done, total});
  }
  PlayerRates by_player_or_none(const std::vector<double>& rates) const {
    return rates.empty() ? PlayerRates(game().players.size()) : by_player(game(), rates);
  }

  std::string why_no_war() const {
    const NashPoint& nash = result_.nash;
    if (nash.outcome == Outcome::infeasible) return "no equilibrium was found from which a search could start";
    if (nash.outcome != Outcome::converged)
      return fmt::format("first order conditions hold only to {:.1e} of a rate", nash.distance);
    for (std::size_t p = 0; p < nash.scans.size(); ++p) {
      if (!(nash.scans[p].gain_pct <= nash.largest_gain_pct))
        return fmt::format("{} would gain {:.2g} % of its income by other taxes", game().players[p].name, nash.scans[p].gain_pct);
    }
    return "deviations were not tried";
  }

  WarRegime optimum(std::string name, const TaxOptimum& best, PlayerRates rates) {
    WarRegime regime{.name = std::move(name), .outcome = best.outcome, .reason = {}, .rates = std::move(rates)};
    regime.distance = best.distance;
    regime.evaluations = best.evaluations;
    regime.shock = best.shock;
    regime.equilibrium = best.equilibrium;
    if (best.outcome != Outcome::converged)
      regime.reason = best.rates.empty() ? "no start of the search has an equilibrium"
                                         : fmt::format("the search ended {:.1e} of a rate from an optimum", best.distance);
    measure(regime);
    return regime;
  }

  /// Everything that is counted from peace.
  void measure(WarRegime& regime) const {
    const std::size_t N = world_.country_count();
    const bool solved = regime.outcome == Outcome::converged && result_.peace.outcome == Outcome::converged;
    regime.real_income = ByCountry({N}, nan);
    regime.world_real_income_pct = 0;
    double world_income = 0;
    const ByCountry log_now = solved ? log_real_income(world_, regime.equilibrium) : ByCountry({N}, nan);
    for (const Country n : all<Country>(N)) {
      regime.real_income(n) = 100 * std::expm1(log_now(n) - log_peace_(n));
      regime.world_real_income_pct += income_(n) * regime.real_income(n);
      world_income += income_(n);
    }
    regime.world_real_income_pct /= world_income;
    for (std::size_t p = 0; p < game().players.size(); ++p) {
      const TaxPlayer& player = game().players[p];
      double own = 0, change = 0;
      for (const Country n : player.members) own += income_(n), change += income_(n) * regime.real_income(n);
      const double value = solved ? objective_value(world_, economy_, regime.shock, regime.equilibrium, player.objective) : nan;
      regime.gain_pct.push_back(100 * (value - value_peace_[p]) / own);
      regime.real_income_pct.push_back(change / own);
      regime.mean_tariff_pct.push_back(solved ? mean_rate_pct(world_, player, regime.shock, TaxKind::tariff) : nan);
      regime.mean_export_tax_pct.push_back(solved ? mean_rate_pct(world_, player, regime.shock, TaxKind::export_tax) : nan);
    }
  }

  const World& world_;
  const Economy& economy_;
  const TaxGameParams& params_;
  const Control& control_;
  WarResult& result_;
  ByCountry income_, log_peace_;
  std::vector<double> value_peace_;
};

}  // namespace

std::vector<const WarRegime*> WarResult::regimes() const {
  std::vector<const WarRegime*> list{&peace};
  for (const WarRegime& regime : alone) list.push_back(&regime);
  for (const WarRegime* regime : {&war, &cooperation, &bargaining}) list.push_back(regime);
  return list;
}

Outcome WarResult::outcome() const {
  for (const WarRegime* regime : regimes()) {
    const bool no_bargain = regime == &bargaining && regime->outcome == Outcome::infeasible;
    if (regime->outcome != Outcome::converged && !no_bargain) return regime->outcome;
  }
  return Outcome::converged;
}

WarResult solve_war(const World& world, const Economy& economy, const Scenario& scenario, const Shock& base,
                    const TaxGameParams& params, const Control& control, const std::optional<std::string>& on) {
  WarResult result;
  result.game = war_game(world, scenario, base, result.warnings, on);
  WarSolver solver(world, economy, params, control, result);
  solver.make_peace();
  solver.go_alone();
  solver.go_to_war();
  solver.come_together();
  return result;
}

Headlines headlines(const WarResult& result) {
  Headlines list;
  for (std::size_t p = 0; p < result.game.players.size(); ++p) {
    const std::string& name = result.game.players[p].name;
    const auto add = [&](const std::string& id, const std::string& words, double value) {
      list.push_back({"war." + id + "." + name, words, "percent", value});
    };
    add("tariff", "mean tariff of " + name + " in a war", result.war.mean_tariff_pct[p]);
    add("loss", "change of the real income of " + name + " through a war", result.war.real_income_pct[p]);
    add("alone", "gain of " + name + " from its best taxes while others keep theirs", result.alone[p].gain_pct[p]);
    add("together", "gain of " + name + " from cooperation instead of war",
        result.cooperation.gain_pct[p] - result.war.gain_pct[p]);
  }
  return list;
}

}  // namespace entrepot
