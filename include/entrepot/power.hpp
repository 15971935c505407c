// Power: who can hurt whom by cutting ties. For every pair of economies of a World, and for coalitions against each economy
// outside them: exit options in equilibrium (MODEL.md M11.4) beside the accounting indices (M11.1, M11.3).
#pragma once

#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/outcomes.hpp"
#include "entrepot/scenario.hpp"

namespace entrepot {

/// Economies that cut their ties together.
struct Coalition {
  std::string name;                  ///< no country code, no second coalition's name
  std::vector<std::string> members;  ///< words as in scenarios: "USA", "@West", "-CHN"
};

/// One side of a tie: a single economy, or a coalition. A coalition's own trade inside is no foreign trade.
struct PowerSide {
  std::string name;              ///< ISO3, or the coalition's
  std::vector<Country> members;  ///< in World order
};

/// A tie between two sides and what its cut costs: all trade between them banned, both ways, in every sector.
struct CutTie {
  std::size_t a = 0, b = 0;                       ///< places in WorldPower::sides; a coalition is always a
  double trade = 0;                               ///< between them, both ways, before the cut, million USD f.o.b.
  Dependence dependence;                          ///< of a on b and of b on a, before the cut
  double power_a_over_b = 0, power_b_over_a = 0;  ///< 100 x supplier_power, log points; a coalition is one supplier, one buyer
  /// 100 x fall of ln real income, percent; a coalition's is the mean of its members' weighted by benchmark income. NaN where
  /// the cut world has no equilibrium; 0 where there is nothing to cut.
  double loss_a = std::numeric_limits<double>::quiet_NaN(), loss_b = loss_a;
  double ratio = loss_a;              ///< loss_a / loss_b; NaN where either is missing or there is nothing to cut
  std::vector<double> member_losses;  ///< of the members of a, then of b
  bool traded = true;                 ///< false: no trade between them (any more), so nothing was solved
  Outcome outcome = Outcome::cancelled;
  Diagnosis diagnosis;        ///< empty when converged
  std::string residual_kind;  ///< the certificate's worst: "goods_markets"; empty where nothing could be solved
  Residual residual;
  int sweeps = 0;
};

/// One state of a World: before the scenario, or with its measures in force.
struct PowerState {
  std::string label;  ///< "before", "with the measures", a date or the grid point in words; empty where there are no measures
  Shock shock;
  Equilibrium equilibrium;   ///< with all ties that the measures leave
  std::vector<CutTie> ties;  ///< pairs a < b of `among`, then each coalition against each one outside it; empty
                             ///< without an equilibrium
};

struct WorldPower {
  std::shared_ptr<const World> world;
  Economy economy;
  Scenario scenario;               ///< as asked of this World
  std::vector<Country> among;      ///< economies whose ties are cut, in World order
  std::vector<PowerSide> sides;    ///< all economies in World order, then the coalitions
  std::vector<PowerState> states;  ///< "before" first
};

struct PowerStudy {
  Scenario scenario;
  std::vector<WorldPower> worlds;  ///< in the order asked for
  std::vector<Coalition> coalitions;
  std::vector<std::pair<std::string, std::string>> pairs;  ///< that pictures must show, ISO3
  SolverParams params;
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;                           ///< used
  std::size_t cuts = 0, done = 0, kept = 0;  ///< to be solved, solved, and of these taken over from an unfinished run
  bool interrupted = false;                  ///< stopped before every cut was solved; finished chunks are kept
  /// The first outcome of a state or a cut that is not converged; cancelled if interrupted; converged if there is none.
  Outcome outcome() const;
};

struct WorldChoice {
  std::string name, file;  ///< one of the two, as in a scenario's `world`; files relative to the working folder
};

struct PowerOptions {
  std::vector<WorldChoice> worlds;  ///< empty = the scenario's own
  std::vector<std::string> only;    ///< words as in scenarios: ties among these economies alone; empty = all
  std::vector<Coalition> coalitions;
  std::vector<std::pair<std::string, std::string>> pairs;
  std::optional<std::string> on;  ///< ISO date: only measures in force that day; else every date and grid point is a state
  SolverParams params;
  std::string command, date;
  /// Where finished chunks are kept until all is done; empty = nowhere. Chunks of the same Worlds, elasticities, closure,
  /// measures, coalitions, solver settings and program are taken over; others are thrown away.
  std::filesystem::path unfinished;
  bool fresh = false;       ///< throw away what is kept there in any case
  std::size_t chunk = 256;  ///< cuts solved between two writes: about a second of work
  /// Told in words when an unfinished run is taken up, or thrown away and why.
  std::function<void(const std::string&)> on_note;
};

/// Every tie of every state of every World cut once. The same bits for any number of threads, and whether or not it was
/// interrupted. Errors: InputError (as run_study; coalitions; `unfinished` not writable). A cut without equilibrium is a value in
/// its CutTie.
PowerStudy run_power(const Scenario& scenario, const PowerOptions& options = {}, const Control& control = {});

/// What one economy can do to the others, one tie at a time, over its pairs that have numbers.
struct EconomyPower {
  Country country;
  double inflicted = 0;      ///< mean loss of its partners, weighted by their benchmark income, percent (100 x log)
  std::size_t stronger = 0;  ///< partners that would lose more than it would itself
  std::size_t partners = 0;  ///< with numbers
  Country weakest_point;     ///< of the partners it trades with, the one that it could least afford to lose
  /// What that would cost it, percent; NaN where no tie with trade has numbers.
  double weakest_loss = std::numeric_limits<double>::quiet_NaN();
};
/// All of power.among, largest `inflicted` first.
std::vector<EconomyPower> rank_economies(const WorldPower& power, const PowerState& state);

inline constexpr double loss_that_matters = 0.1;  ///< percent: below it a ratio of losses says nothing that counts
/// Places in state.ties of the pairs in which both sides lose and the weaker one at least loss_that_matters, by the ratio of
/// the larger to the smaller loss, largest first. Coalitions are left out. `largest` = among so many of the largest economies.
std::vector<std::size_t> rank_asymmetric_pairs(const WorldPower& power, const PowerState& state,
                                               std::size_t largest = std::numeric_limits<std::size_t>::max());
/// As largest_economies (entrepot/outcomes.hpp), of power.among.
std::vector<Country> largest_economies(const WorldPower& power, std::size_t count);

}  // namespace entrepot
