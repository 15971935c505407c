// The engine's door: solve(World, Shock, Economy) -> Equilibrium. Numbers in changes (hats) are new over benchmark.
// Model: Caliendo and Parro (2015, eqs. 4-10) with export taxes and exact bans, MODEL.md M4.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "entrepot/control.hpp"
#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// Which trade balances are held (MODEL.md M4).
enum class Closure {
  fixed_world_share,  ///< (a) deficits fixed in units of world value added (the numeraire)
  zero,               ///< (b) no deficits; compare with the baseline solved under the same closure
  own_share,          ///< (c) proportional to own value added, made consistent so that they add to zero
};

/// Elasticities of substitution within the nests of production and consumption (MODEL.md M5; Baqaee and Farhi 2024), each
/// above 0. 1 is Cobb-Douglas; |epsilon - 1| < 1e-6 is taken as 1. Trade elasticities stand apart: they are by sector.
struct Substitution {
  double consumption = 1;              ///< epsilon_C: among final goods
  double value_added = 1;              ///< epsilon_VM: between value added and materials
  double intermediates = 1;            ///< epsilon_M: among materials, and among energy inputs
  double energy = 1;                   ///< epsilon_E: between the energy bundle and everything else a producer uses
  std::vector<Sector> energy_sectors;  ///< inputs that make up the energy bundle; empty = they are materials like others

  bool is_cobb_douglas() const;
};

/// What holds beside the World: elasticities, mobility of factors and closure. Every result states them.
struct Economy {
  BySector trade_elasticity;  ///< theta = sigma - 1 by sector; |theta| < 0.05 means the Cobb-Douglas limit
  Closure closure = Closure::fixed_world_share;
  Substitution substitution = {};
  /// Elasticity with which factors move between the sectors of a country, from 0 (each sector keeps its own) to infinity
  /// (one wage in all sectors). Supply L^j = L^j_0 (w^j / w)^mobility, w = [sum_j v_j (w^j)^(1 + mobility)]^(1 / (1 + mobility))
  /// with benchmark value-added weights v (constant elasticity of transformation).
  double factor_mobility = std::numeric_limits<double>::infinity();
  /// What is left of a banned flow, of its benchmark quantity, where goods hardly replace each other (bans_as_limits).
  double ban_remainder = 0.05;
};
/// sigma = theta + 1 up to which the cost of a ban has no useful bound, -ln(1 - share) / theta, or none at all (MODEL.md M5).
inline constexpr double smallest_sigma_of_bans = 1.05;

struct SolverParams {
  double tolerance = 1e-10;  ///< on the economic residuals (relative); ten times below what certifies a result
  int max_sweeps = 5000;     ///< ordinary cases need about 50
  double time_limit = 0;     ///< seconds for one scenario; 0 = none, since a limit in time makes results depend on the machine
  int anderson_depth = 8;    ///< 5 to 16 differ by a few sweeps; longer histories cost more than they save
  double wage_step = 0.5;    ///< a tenth fewer sweeps than 0.3 on icio-2022; 1 cycles for ever on the NAFTA data
};

enum class Outcome { converged, iteration_limit, time_limit, stalled, infeasible, cancelled };

/// The residual of one kind of condition, relative, with its worst place.
struct Residual {
  double value = 0;
  std::string country, sector;  ///< where it is worst; empty if not tied to one
};

/// Economic residuals recomputed in levels by `verify`, which shares no code with the solver.
struct Certificate {
  Residual prices;          ///< |P - unit cost aggregator| / P
  Residual goods_markets;   ///< |expenditure - uses| / country income
  Residual factor_markets;  ///< |factor payments - income of factors| / country value added
  Residual budgets;         ///< |spending - income| / income
  Residual trade_balances;  ///< |imports - exports - deficit - transfer| / value added
  Residual numeraire;       ///< |world value added new / old - 1|
  Residual transfers;       ///< |transfer - transfer of the shock| / income outside a coalition; |sum of transfers| / income
  Residual limits;          ///< |min(shadow price, 1 - used / bound)| of any limit: complementarity (MODEL.md M14)
  Residual burden_sharing;  ///< spread of the members' real-income changes: |change / mean change - 1|
  double max() const;
  /// Name of the worst kind ("goods_markets", ...) and its residual.
  std::pair<std::string, Residual> worst() const;
};
inline constexpr double certified_tolerance = 1e-9;  ///< nothing above is called converged

/// Why a scenario has no equilibrium, or why the solver stopped, in words and by name.
struct Diagnosis {
  std::string reason;      ///< "KAZ has no trade left but a surplus of 12 bn USD that it would have to run"
  std::string suggestion;  ///< "closure.trade_balance = \"zero\""
  std::string country, sector;
};

struct Equilibrium {
  Outcome outcome = Outcome::stalled;
  Diagnosis diagnosis;                 ///< empty when converged
  ByCountry wage_change;               ///< w-hat: factor income over that of the benchmark, per unit of factors
  SectorByCountry sector_wage_change;  ///< w-hat^j; empty where factors move freely and w-hat holds in all sectors
  SectorByCountry price_change;        ///< P-hat, purchasers' price index of the sector
  SectorByCountry unit_cost_change;    ///< c-hat of the input bundle, before productivity (eq. 1)
  ByCountry consumer_price_change;     ///< P-hat of the consumption bundle (eq. 7)
  SectorByCountry expenditure;         ///< A', million USD, tariff included
  ByCountry income;                    ///< I', million USD
  ByCountry tariff_revenue;            ///< million USD
  ByCountry export_tax_revenue;        ///< million USD
  ByCountry deficit;                   ///< D', million USD
  ByCountry transfer;                  ///< T, million USD received (MODEL.md M7); paid where negative; 0 without transfers
  ByCountry rent;                      ///< million USD earned from limits; 0 without limits
  std::vector<double> shadow_price;  ///< by limit of the shock, USD per USD of trade at benchmark f.o.b. prices; 0 = not binding
  Certificate certificate;           ///< always filled when the solver ran
  int sweeps = 0;
  int restarts = 0;             ///< times the accelerator was given up for damping
  bool followed_shock = false;  ///< the direct attack failed and the shock was followed from small to large
  double seconds = 0;
  SolverParams params;  ///< as asked
};

/// Errors: InputError if shapes or values are outside their ranges (a bug in the caller's data, e.g. NaN), including a
/// ban in a sector whose sigma is at most smallest_sigma_of_bans: see bans_as_limits.
/// Everything numerical is a value in Equilibrium::outcome.
Equilibrium solve(const World& world, const Economy& economy, const Shock& shock, const SolverParams& params = {},
                  const Control& control = {});

/// Scenarios that share a World and an Economy, in parallel; the same bits for any number of threads.
std::vector<Equilibrium> solve_batch(const World& world, const Economy& economy, std::span<const Shock> shocks,
                                     const SolverParams& params = {}, const Control& control = {});

/// X', million USD, tariff excluded (what the importer pays the exporting country, export tax included).
Flows trade_flows(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium);
/// The rule by which `members` (in any order) share the burden of what changes from `baseline`, for Shock::burden_sharing.
/// `baseline` must have converged (our own bug otherwise).
BurdenSharing share_burden(const Equilibrium& baseline, std::vector<Country> members);
/// Benchmark income I = VA + R + D, million USD, from the World alone (closure (a), no shock).
ByCountry benchmark_income(const World& world);

/// Independent check in levels; see Certificate. Also called by solve on everything it returns.
Certificate certify(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium);

/// theta by sector for a named set and horizon: sigma(h) = r sigma, r = 1 long, .68 medium, .38 short (MODEL.md M5).
/// "uniform-4" (sigma 5 everywhere) is there for every World. Errors: InputError (unknown set; lists those there are).
BySector trade_elasticity(const World& world, const std::string& set, const std::string& horizon);
/// Elasticities of substitution of a horizon, without an energy bundle: long 1; short the conventional values of Baqaee and
/// Farhi (2024), epsilon_C .9, epsilon_VM .5, epsilon_M .2; medium halfway between, an assumption of ours.
/// Errors: InputError (unknown horizon).
Substitution horizon_substitution(const std::string& horizon);

std::string to_string(Outcome outcome);
std::string to_string(Closure closure);

}  // namespace entrepot
