// Outcomes: named quantities computed from an Equilibrium: welfare, prices, trade, dependence, power, diversion.
// Percent numbers are 100 (new / old - 1) unless a name says log points.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// One country against a baseline equilibrium of the same World and Economy.
struct CountryOutcome {
  Country country;
  double real_income = 1;                                  ///< W-hat = I-hat / P-hat (MODEL.md eq. 7), ratio to the baseline
  double real_wage = 1;                                    ///< w-hat / P-hat, ratio
  double wage = 1, consumer_price = 1;                     ///< ratios
  double income = 0, income_baseline = 0;                  ///< million USD
  double tariff_revenue = 0, tariff_revenue_baseline = 0;  ///< million USD
  double exports = 0, exports_baseline = 0;                ///< million USD, f.o.b., domestic sales excluded
  double imports = 0, imports_baseline = 0;
};
/// What became of a limit: of each measure's limits together (`used` and `bound` of prices are those of the tightest).
struct LimitOutcome {
  std::string name;  ///< of the measure, "ban" where limits stand for bans
  LimitKind kind = LimitKind::quantity;
  std::size_t flows = 0, binding = 0;  ///< limits in all, and those with a shadow price above 0
  double bound = 0, used = 0;          ///< million USD at benchmark f.o.b. prices; prices new over benchmark
  double rent_pct = 0;                 ///< what buyers pay on top of the f.o.b. price, percent of it, over all its flows
  double rent = 0;                     ///< million USD
  std::vector<std::pair<Country, double>> earned;  ///< by country, million USD, largest first
};
/// In the order of the shock's limits; empty without limits. The equilibrium must have converged.
std::vector<LimitOutcome> limit_outcomes(const World& world, const Economy& economy, const Shock& shock,
                                         const Equilibrium& equilibrium);

/// Everything a report quotes, for one solved scenario. Flows are kept: bilateral tables are cut from them.
struct Outcomes {
  std::vector<CountryOutcome> countries;    ///< in World order
  Flows trade, trade_baseline;              ///< X', million USD
  SectorByCountry output, output_baseline;  ///< million USD, producer receipts
  SectorByCountry price, wage_cost;         ///< P-hat and c-hat relative to the baseline
  std::vector<LimitOutcome> limits;         ///< empty without limits
  double world_real_income = 1;             ///< income-weighted mean of real_income
};
/// Both equilibria must have converged (our own bug otherwise): there are no outcomes without an equilibrium.
Outcomes compute_outcomes(const World& world, const Economy& economy, const Shock& baseline_shock, const Equilibrium& baseline,
                          const Shock& shock, const Equilibrium& equilibrium);

/// ln I' - ln prod_j P-hat^alpha: log real income up to a constant of the World, so that differences between equilibria of
/// one World are changes of ln W (MODEL.md eq. 7). A country's entry is NaN where the equilibrium did not converge.
ByCountry log_real_income(const World& world, const Equilibrium& equilibrium);

/// Real bilateral trade: X' deflated by the exporter's price of the flow (export tax included), the quantity shipped; ratio
/// new / baseline, NaN where there is no baseline trade.
Flows real_trade_change(const World& world, const Economy& economy, const Shock& baseline_shock, const Equilibrium& baseline,
                        const Shock& shock, const Equilibrium& equilibrium);

/// Caliendo-Parro (2015) eq. 16 with finite changes at baseline weights, the paper's own tables. First order, not exact: for
/// NAFTA it prints 1.31 % for Mexico where the exact change is +0.007 %. Made for tariffs: it has no term for other measures.
struct FirstOrderTerms {
  ByCountry terms_of_trade, volume_of_trade, welfare;  ///< percent of baseline income; welfare = the sum of the two
  /// the same by partner: [country, partner]
  Array<double, Country, Country> terms_of_trade_by_partner, volume_of_trade_by_partner;
};
FirstOrderTerms caliendo_parro_terms(const World& world, const Economy& economy, const Shock& baseline_shock,
                                     const Equilibrium& baseline, const Shock& shock, const Equilibrium& equilibrium);

/// Exact decomposition of ln real income along a path from the baseline shock to the shock: the parts add up to
/// 100 ln W-hat within `gap`. Percent of income, log points. With q = price at the exporter's border (export tax included):
///   terms_of_trade  exports x dln(q/w) - imports x dln(q/w), w the country's own wage, so that no numeraire enters
///   tariff_revenue  tariffs x dln(quantity bought) + export taxes x dln(quantity shipped): the wedges' volume effects
///   trade_cost      - purchases x dln(kappa): resources used up; a ban takes kappa^-theta from its value to 0
///   productivity    output x dln(z)
///   rents           rents earned, less what the charges of limits add to the price of imports at given quantities
///   balance         D x dln(D / w), D = deficit + transfer received: what a surplus, deficit or transfer is worth in own labour
struct PathDecomposition {
  ByCountry terms_of_trade, tariff_revenue, trade_cost, productivity, rents, balance, exact, gap;
  int steps = 0;                         ///< intervals of the path: steps + 1 equilibria
  Outcome outcome = Outcome::converged;  ///< of the first point without equilibrium; then there are no numbers
  Diagnosis diagnosis;                   ///< of that point
};
/// `tolerance`: log points, on every country's gap, and (100 times it) on the change of the parts from half as many steps.
/// Up to 64 steps; where that is not enough `gap` says what is missing.
PathDecomposition decompose_path(const World& world, const Economy& economy, const Shock& baseline_shock, const Shock& shock,
                                 const SolverParams& params = {}, const Control& control = {}, double tolerance = 1e-6);

/// Contributions of measure groups to ln real income (100 log points), Shapley over all subsets, up to 8 groups; they add
/// up to the whole effect: `total` = ln W with all groups - ln W of the baseline, which stands for the empty subset.
/// Errors: InputError above 8 groups.
struct ShapleyDecomposition {
  std::vector<std::string> groups;
  std::vector<ByCountry> contribution;  ///< by group
  ByCountry total;
  std::vector<Equilibrium> failed;  ///< subsets without a certified equilibrium; then nothing is attributed
};
ShapleyDecomposition shapley(const World& world, const Economy& economy, const Shock& baseline_shock,
                             const std::vector<std::string>& groups,
                             const std::function<Shock(const std::vector<std::string>&)>& shock_of,
                             const SolverParams& params = {}, const Control& control = {});

/// The `count` largest of `among` by benchmark income, largest first; ROW is none, except where it is all there is.
std::vector<Country> largest_economies(const World& world, std::span<const Country> among, std::size_t count);

/// Accounting dependence (MODEL.md M11.1), from flows of one equilibrium or of the World itself.
struct Dependence {
  double a_on_b = 0, b_on_a = 0;  ///< share of the pair's trade in a's (b's) total foreign trade
  double asymmetry = 0;           ///< (a_on_b - b_on_a) / (a_on_b + b_on_a), in [-1, 1]
};
Dependence dependence(const Flows& trade, Country a, Country b);
/// (a_on_b - b_on_a) / (a_on_b + b_on_a); 0 where there is no trade.
double asymmetry(double a_on_b, double b_on_a);
/// Alternative-supplier power (MODEL.md M11.3): what a buyer loses when a supplier withdraws and factor prices stay put, in
/// log-income units (0.037 = 3.7 log points): sum_j weight_j x -ln(1 - share_j) / (sigma_j - 1). Infinite at share 1.
/// Weights, sigma > 1 and supplier shares in [0, 1] by sector.
double supplier_power(std::span<const double> weights, std::span<const double> sigma, std::span<const double> supplier_shares);
/// The same from an equilibrium: weights are purchases over income (Domar), shares are tariff-inclusive.
double supplier_power(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                      Country supplier, Country buyer);

/// The shock with the tie cut on top: bans, or their limits where a ban has no finite cost (bans_as_limits).
Shock cut_tie(const World& world, const Economy& economy, const Shock& shock, Country a, Country b);
/// Exit options (MODEL.md M11.4): what each side loses when the tie is cut on top of `shock`.
struct ExitOptions {
  Country a, b;
  double loss_a = 0, loss_b = 0;  ///< 100 x fall of ln real income; NaN if either world has no equilibrium
  double ratio = 0;               ///< loss_a / loss_b
  Equilibrium cut;                ///< of the cut world; look at its outcome
};
ExitOptions exit_options(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& with_tie, Country a,
                         Country b, const SolverParams& params = {}, const Control& control = {});

/// Who gains the lost flows: for an exporter whose sales to an importer change, where they go and who replaces them. Gains
/// are changes of shares, valued at the baseline's purchases of the importer and sales of the exporter (all sectors, domestic
/// ones included): a country that as a whole buys or sells less, in whatever unit, does not blur who takes whose place, and what
/// one loses the others gain. Largest first. Every measure of the run is at work, not only the one on this flow.
struct Diversion {
  Country importer, exporter;
  double change = 0;                                      ///< of the flow itself, million USD
  std::vector<std::pair<Country, double>> replaced_by;    ///< importer's other suppliers (itself included), million USD
  std::vector<std::pair<Country, double>> redirected_to;  ///< exporter's other markets (itself included), million USD
};
Diversion trade_diversion(const Outcomes& outcomes, Country importer, Country exporter);

}  // namespace entrepot
