// Realign: which stick and which carrot would take a target away from its partner, the rival (MODEL.md M20). The target
// compares two worlds: it stays, and those who press it raise its trade costs; or it splits from its rival, and the measures of
// those who make an offer end, with or without money on top. The scenario's measures are today.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// Pressure that is an embargo: all trade of those who press with the target ends.
inline constexpr double embargo = std::numeric_limits<double>::infinity();
/// Up to which pressure a threshold is sought before the embargo; at a trade elasticity of 4 it is one.
inline constexpr double largest_pressure = 100;
/// Up to which share of its benchmark income the payer is thought to pay, and the target to pay where it would.
inline constexpr double largest_share_of_income = 0.5;

/// One equilibrium, as far as the question needs it.
struct RealignState {
  std::string name;  ///< "stay:alone@1", "split:usa", "stay:alone@embargo"
  Outcome outcome = Outcome::stalled;
  Diagnosis diagnosis;  ///< empty when converged
  std::string residual_kind;
  Residual residual;          ///< the certificate's worst
  ByCountry log_real_income;  ///< ln W; NaN without an equilibrium
};

enum class Reach {
  found,
  below,         ///< even the least that was tried is enough: `value` is -infinity for money, 1 for pressure
  beyond,        ///< not even the most that was tried is enough: `value` is infinity
  only_embargo,  ///< of pressure: an embargo is enough, no pressure up to largest_pressure is; `value` is infinity
  unknown,       ///< an equilibrium is missing: `value` is NaN
};

/// Where the target is indifferent, with the bracket that proves it.
struct Threshold {
  Reach reach = Reach::unknown;
  double value = std::numeric_limits<double>::quiet_NaN();
  /// Where the margin was found to have opposite signs (where found), else the end that was tried last; in units of value.
  double low = value, high = value;
  double margin_low = value, margin_high = value;  ///< splitting over staying, log points (100 x ln); NaN where there is none
  double residual = value;                         ///< |margin| at `value`, log points
};

/// What a split would be worth in money, at no transfer: change of ln real income times benchmark income, million USD a year.
struct RealignMoney {
  double bidders_gain = 0;  ///< g_W: of all of `by`
  double payer_gain = 0;
  double target_loss = 0;  ///< l_R
  double rival_loss = 0;   ///< l_C
};

/// The auction for the target with transferable utility (MODEL.md M20), million USD a year.
struct RealignBid {
  double needed_difference = 0;  ///< Gamma_W - Gamma_C from which on the target splits: l_R + l_C - g_W
  double surplus = 0;            ///< g_W + Gamma_W - l_R - l_C - Gamma_C
  bool splits = false;           ///< surplus >= 0; false where it is NaN
  double payment = 0;            ///< of the winner: l_R + l_C + Gamma_C, or the rival's max(0, g_W + Gamma_W - l_R)
};
RealignBid bid_for_target(const RealignMoney& money, double payer_security, double rival_security);

/// Those who press while the target stays.
struct RealignStickResult {
  std::string id;
  std::vector<Country> joined_by;   ///< beside `by`, in World order
  std::optional<double> factor;     ///< with which they press today, as asked
  std::vector<RealignState> stays;  ///< by pressure
};

/// Those who lift their measures if it splits.
struct RealignOfferResult {
  std::string id;
  std::vector<Country> lifted_by;  ///< in World order
  RealignState split;              ///< without a transfer
  /// Exact derivative of ln real income by the transfer at no transfer, per million USD: of the target and of the payer. NaN
  /// where there is none (limits).
  double target_slope = std::numeric_limits<double>::quiet_NaN(), payer_slope = target_slope;
  std::vector<double> split_log_income;  ///< of the target, by transfer
  /// The largest transfer up to largest_received that was found to have an equilibrium, million USD a year; NaN = none.
  double largest_transfer = std::numeric_limits<double>::quiet_NaN();
  bool rising = true;  ///< every transfer tried that was larger left the target better off
};

/// T* if the target believes with probability `doubt` that nothing of the offer will be kept.
struct DoubtPoint {
  double doubt = 0;
  Threshold transfer;
};

/// One stick against one offer.
struct RealignCase {
  std::size_t stick = 0, offer = 0;
  std::vector<Threshold> transfer;  ///< T* by pressure, million USD a year; below 0 the target would pay
  Threshold pressure;               ///< needed without a transfer
  std::vector<RealignMoney> money;  ///< by pressure
  RealignBid bid;                   ///< at today's pressure
  std::vector<DoubtPoint> doubts;   ///< at today's pressure
  Threshold largest_doubt;          ///< beyond it not even largest_transfer would do; beyond: none is too large
};

struct RealignResult {
  Country target, rival, payer;
  std::string target_name, rival_name;  ///< as the World has them
  std::vector<Country> by;              ///< in World order
  std::vector<RealignStickResult> sticks;
  std::vector<RealignOfferResult> offers;
  RealignState betrayed;                          ///< it splits, and nothing is lifted or paid
  std::vector<double> pressure;                   ///< trade costs over today's: 1 first, embargo last
  std::vector<double> transfers;                  ///< million USD a year, ascending; of the map
  std::vector<RealignCase> cases;                 ///< stick first, offer fastest
  double political_value = 0;                     ///< p, ln
  double doubt = 0;                               ///< chi
  double payer_security = 0, rival_security = 0;  ///< Gamma, million USD a year
  ByCountry income;                               ///< of the World's benchmark, million USD
  double largest_received = 0, largest_paid = 0;  ///< transfers sought: from -largest_paid to largest_received, million USD
  std::size_t equilibria = 0;                     ///< solved
  std::vector<std::string> warnings;

  /// (1 - chi) V_split + chi V_betrayed + p - V_stay, log points (100 x ln): it splits where this is at least 0. Places in
  /// `pressure` and `transfers`.
  double margin(const RealignCase& c, std::size_t pressure, std::size_t transfer) const;
  /// Of what every answer rests on; the first that is not converged.
  Outcome outcome() const;
};

enum class RealignDetail {
  full,
  headlines,  ///< what headlines() reads, at an eighth of the work: today's pressure, no map
};

/// `scenario.realign` must be there. `on`: the day whose measures are today's. Errors: InputError with everything that is wrong
/// (no question, unknown codes, target = rival, payer or those who lift not among `by`, dates without `on`, a grid, shared
/// burdens ...). Numerical failure is NaN with an outcome. The same bits for any number of threads.
RealignResult solve_realign(const World& world, const Economy& economy, const Scenario& scenario,
                            const std::optional<std::string>& on = std::nullopt, const SolverParams& params = {},
                            const Control& control = {}, RealignDetail detail = RealignDetail::full);

/// T*, pressure needed, g_W, l_R, l_C and the security gap by stick and offer at today's pressure.
Headlines headlines(const RealignResult& result);

/// The map in one draw of the assumptions: a few dozen equilibria, from which the target's choice at every point follows.
struct RealignMapDraw {
  std::vector<std::vector<double>> stay;   ///< [stick][pressure], ln real income of the target; NaN without an equilibrium
  std::vector<std::vector<double>> split;  ///< [offer][transfer]
  double betrayed = 0;
  double political_value = 0, doubt = 0;
  /// As RealignResult::margin; NaN without an equilibrium.
  double margin(std::size_t stick, std::size_t offer, std::size_t pressure, std::size_t transfer) const;
};

/// The points of the map: pressure and transfers of a RealignResult, kept over all draws.
struct RealignGrid {
  std::vector<double> pressure, transfers;
};
RealignMapDraw evaluate_realign_map(const World& world, const Economy& economy, const Scenario& scenario, const RealignGrid& grid,
                                    const std::optional<std::string>& on = std::nullopt, const SolverParams& params = {},
                                    const Control& control = {});
/// One draw an economy, in order. Errors as solve_realign.
std::vector<RealignMapDraw> sweep_realign_map(const World& world, std::span<const Economy> economies, const Scenario& scenario,
                                              const RealignGrid& grid, const std::optional<std::string>& on = std::nullopt,
                                              const SolverParams& params = {}, const Control& control = {});

/// Shares of draws by point, [stick][offer][pressure][transfer] flattened, last fastest. Both count all draws: what is neither
/// stays.
struct RealignShares {
  std::vector<double> split, failed;
  std::size_t sticks = 0, offers = 0, pressures = 0, transfers = 0, draws = 0;
  std::size_t place(std::size_t stick, std::size_t offer, std::size_t pressure, std::size_t transfer) const {
    return ((stick * offers + offer) * pressures + pressure) * transfers + transfer;
  }
};
/// Draws of one grid; at least one.
RealignShares realign_shares(std::span<const RealignMapDraw> draws);

/// What a command line says over [realign]. Names of groups may stand without their @.
struct RealignWords {
  std::string target, away_from, payer;
  std::vector<std::string> by;
  std::optional<double> break_factor;
  /// Where no scenario says what today is: those of `by` have raised trade costs with the target by this factor.
  std::optional<double> sanctions_factor;
};

struct RealignOptions {
  RealignWords words;
  std::optional<std::string> on;  ///< ISO date
  SolverParams params;
  std::string command, date;
  std::optional<SweepOptions> sweep;  ///< put intervals on the answer
};

struct RealignStudy {
  Scenario scenario;  ///< with the question as asked
  std::shared_ptr<const World> world;
  Economy economy;
  SolverParams params;
  RealignResult result;
  std::optional<Uncertainty> uncertainty;  ///< where RealignOptions asks for it and the scenario has [uncertainty]
  std::optional<RealignShares> shares;     ///< of draws that split, by point of the map; with uncertainty
  std::string on;
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;           ///< used
  bool interrupted = false;  ///< stopped before everything was found
  Outcome outcome() const { return interrupted ? Outcome::cancelled : result.outcome(); }
};

/// Errors: InputError (as run_study and solve_realign).
RealignStudy run_realign(const Scenario& scenario, const RealignOptions& options = {}, const Control& control = {});
/// One of n parts of the draws behind its intervals, as the text of a file for merge_draws; empty if interrupted. The scenario
/// must have [uncertainty]. Errors: InputError.
std::string draw_realign_shard(const Scenario& scenario, const RealignOptions& options, std::size_t shard, std::size_t shards,
                               const Control& control = {});

}  // namespace entrepot
