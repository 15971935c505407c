// Compliance: will third countries keep observing sanctions, and what would it take (MODEL.md M19)? Gains, stakes and thresholds;
// threats that are credible and potent; every way in which several third countries may settle; expectations; what behaviour
// tells. strategy.hpp answers the same for one third country, as `entrepot run` asks.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "entrepot/headline.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// What a threshold says in words.
enum class Deterrence {
  deters,            ///< a probability between 0 and 1 does
  nothing_deters,    ///< even certain punishment does not
  complies_unasked,  ///< ignoring brings nothing, so it complies without a threat
  unknown,           ///< an equilibrium is missing
};
std::string to_string(Deterrence deterrence);

/// The probability of being penalised from which on a third country complies, when whoever else ignores is penalised with the
/// same probability, independently.
struct DeterringProbability {
  Deterrence deterrence = Deterrence::unknown;
  double value = 0;     ///< where it deters, between 0 and 1; infinite where nothing does; 0 where it complies unasked; else NaN
  double residual = 0;  ///< certificate: |advantage of ignoring| at the value, percent of income; NaN where there is no root
  int crossings = 0;    ///< how often the advantage changes sign on [0, 1]; above 1, more enforcement may deter less
};

/// Would an enforcer follow through? It does if willingness x target's loss + reputation is at least its own cost.
struct EnforcerThreat {
  std::string enforcer;   ///< ISO3
  double cost = 0;        ///< of penalising, percent of its real income (100 x log)
  double cost_value = 0;  ///< the same in million USD a year: cost x benchmark income
  /// USD for a USD of the target's loss, at which it just follows through. 0 or below: it follows through unasked; infinite if
  /// the target loses nothing by compliance.
  double break_even_willingness = 0;
  bool credible = false;  ///< at the scenario's willingness and reputation
};

/// One third country under one penalty at one point, while all other third countries ignore the sanctions unpenalised.
struct ThirdCountry {
  std::string third;           ///< ISO3
  double gain = 0, stake = 0;  ///< G and Pi, percent (100 x log)
  double motives = 0;          ///< b + m, percent
  double threshold = 0;        ///< (G + b + m) / Pi, never clipped; infinite or NaN as in ComplianceResult
  Deterrence deterrence = Deterrence::unknown;
  DeterringProbability if_rivals_ignore, if_rivals_comply;  ///< rivals that ignore are penalised with the same probability
  double target_loss = 0;                                   ///< of the target if this country alone complies, percent
  double target_loss_value = 0;                             ///< the same, million USD a year
  std::vector<EnforcerThreat> enforcers;                    ///< in World order
  double enforcer_cost = 0;                                 ///< weighted by benchmark income, percent
  double break_even_willingness = 0;                        ///< at which the last of the enforcers follows through
  bool credible = false;                                    ///< every enforcer would follow through
  double potency = 0;  ///< q_credible x Pi, percent: the stake if the threat is credible, else 0 (MODEL.md 11.3)
  /// Change of ln q* from the first point under the same penalty, and its parts (see ComplianceResult).
  double dlog_threshold = 0, from_stake = 0, from_gain = 0;
};

/// How one country's compliance bears on what another gains by ignoring the sanctions.
enum class Interaction { complements, substitutes, mixed, none, unknown };
std::string to_string(Interaction interaction);

/// A profile of behaviour that no third country would leave alone: a pure Nash equilibrium.
struct ComplianceProfile {
  std::vector<bool> complies;      ///< by third country
  double margin = 0;               ///< certificate: what the country nearest to deviating would lose by it, percent of income
  std::string nearest;             ///< who that is, ISO3
  double target_loss = 0;          ///< expected, against all ignoring unpenalised, percent of the target's income
  double enforcer_cost = 0;        ///< expected, weighted over the enforcers, percent
  bool verified = true;            ///< always where states are exact; else corners solved exactly agree
  double approximation_error = 0;  ///< percent of income: largest error of a margin at corners solved exactly; 0 where exact
  std::size_t count() const;       ///< how many comply
};

/// Where no pure profile lasts: probabilities of complying.
struct MixedCompliance {
  std::vector<double> probability;  ///< of complying, by third country
  double precision = 0;             ///< eta of the logit, per log income; infinite = exact mixed equilibrium of two players
  double regret = 0;  ///< certificate: what the best pure reply would add, at most, percent of income; 0 where exact
};

/// The game between the third countries at one probability of being penalised.
struct ComplianceGame {
  double enforcement = 0;                     ///< q
  std::vector<ComplianceProfile> equilibria;  ///< fewest that comply first
  bool exhaustive = true;                     ///< every profile was looked at
  std::size_t undecided = 0;                  ///< profiles of which nothing can be said, since a state has no equilibrium
  std::size_t refuted = 0;                    ///< proposed by the approximation, and undone by exact corners
  /// Where best responses end that start from all ignoring and from all complying; empty where they go in circles or nowhere.
  std::optional<std::size_t> from_ignoring, from_complying;
  Interaction interaction = Interaction::unknown;
  double interaction_low = 0, interaction_high = 0;  ///< percent: how much a rival's compliance lowers the advantage of ignoring
  std::optional<std::size_t> risk_dominant;          ///< of two strict equilibria of two players (Harsanyi and Selten 1988)
  std::optional<std::size_t> potential_maximiser;    ///< where the game has an exact potential (Monderer and Shapley 1996)
  std::optional<MixedCompliance> mixed;              ///< only where there is no pure equilibrium
};

/// How much a third country complies where it may choose any share (MODEL.md 11.1), others ignoring unpenalised.
struct PartialCompliance {
  std::string third;
  double enforcement = 0;  ///< q
  double share = 0;        ///< best a, 0 to 1
  double advantage = 0;    ///< over the better of all and nothing, percent of income; at least 0
  double error = 0;        ///< certificate: largest misfit of the curve between solved points, percent of income
};

/// One run under one penalty.
struct ComplianceCase {
  std::map<std::string, double> parameters;  ///< of the grid point
  std::string on;                            ///< ISO date, empty if undated
  std::string penalty;
  std::vector<ThirdCountry> thirds;        ///< in the order of the scenario
  std::vector<ComplianceGame> games;       ///< by probability, ascending
  std::vector<PartialCompliance> partial;  ///< by third country, then probability; empty without severity
};

/// How likely a regime must be to last another year for a third country just to comply at one probability of being penalised.
struct BreakEvenBelief {
  double enforcement = 0;
  double persistence = 0;            ///< NaN where it complies, or ignores, whatever it believes
  bool complies_if_brief = false;    ///< if it believes that the regime ends within the year
  bool complies_if_forever = false;  ///< if it believes that the regime stays
};

/// Present values over Markov regimes (MODEL.md 11.4): PV = (1 - d)(I - d M)^-1 x, so that a constant keeps its value.
struct ComplianceExpectation {
  std::string penalty, third, regime;        ///< the regime in force today
  std::map<std::string, double> parameters;  ///< of the grid's other axes
  std::string on;
  double gain = 0, stake = 0;                   ///< of the regime by itself, percent
  double present_gain = 0, present_stake = 0;   ///< percent
  double threshold_forever = 0, threshold = 0;  ///< q* if the regime stays for ever, and as the file expects
  Deterrence deterrence = Deterrence::unknown;  ///< of the latter
  std::vector<BreakEvenBelief> beliefs;         ///< by probability of the list
};

/// Present values of one state variable. Rows of `transitions` add to 1; discount in [0, 1).
std::vector<double> present_values(const std::vector<std::vector<double>>& transitions, double discount,
                                   const std::vector<double>& values);

/// An interval that may be empty; ends may be infinite.
struct ValueRange {
  double low = 0, high = 0;
  bool empty() const { return !(low <= high); }
};
/// What one observation says (MODEL.md 11.6): a country that complied has q Pi >= G + b + m, one that ignored the opposite.
struct ObservedBound {
  std::string third, penalty, on, source;
  bool complied = false;
  ValueRange enforcement;      ///< what is known of q, probabilities
  double gain = 0, stake = 0;  ///< of that day, percent
  double cost = 0;             ///< m, percent
  double line_slope = 0,
         line_at_zero = 0;             ///< b = at_zero + slope x q is the border in the (b, q) plane, percent; complied = below
  ValueRange political_value;          ///< b that the observation allows for some q of the range, percent
  ValueRange enforcement_given_value;  ///< q that it allows at the scenario's b; empty if no q in [0, 1] does
  bool certified = false;              ///< its three states have equilibria
};
/// All observations of one third country together.
struct IdentifiedValue {
  std::string third;
  ValueRange political_value;  ///< intersection, percent; empty = the observations contradict each other under these stakes
  std::vector<std::size_t> observations;  ///< into ComplyResult::bounds
};

struct ComplyResult {
  std::vector<std::string> thirds;  ///< ISO3
  std::string target;
  std::vector<double> enforcement;    ///< probabilities at which games are played
  std::vector<ComplianceCase> cases;  ///< run first, penalty fastest
  std::vector<ComplianceExpectation> expectations;
  std::vector<ObservedBound> bounds;
  std::vector<IdentifiedValue> identified;
  bool exact = true;       ///< every state of the third countries was solved; else the expansion of docs/compliance.md
  std::size_t states = 0;  ///< equilibria solved
  std::size_t failed = 0;  ///< of them without a certified equilibrium
  Outcome outcome = Outcome::converged;  ///< of the first that is not converged
  Diagnosis diagnosis;                   ///< of it
  std::string failed_state;              ///< of it, in words: who complies, who is penalised
  Certificate certificate;               ///< of the state without equilibrium, else the one with the largest residual
  std::vector<std::string> warnings;
};

/// The largest number of third countries that are played exactly: 3^8 states.
inline constexpr std::size_t largest_exact_game = 8;

enum class ComplyDetail {
  everything,
  headlines,  ///< what headlines() reads: 1 + 2 K states a case, no games, no partial compliance
};

/// MODEL.md M19 entire. Every grid point and every date (or the day `on`) is a run. Errors: InputError (unknown codes or sectors;
/// an enforcer that is a third country or the target; transfers that share a burden). The same bits for any number of threads.
ComplyResult solve_comply(const World& world, const Economy& economy, const Scenario& scenario,
                          const std::optional<std::string>& on = std::nullopt, const SolverParams& params = {},
                          const Control& control = {}, ComplyDetail detail = ComplyDetail::everything);
/// Threshold, gain and stake of every case and third country, and the threshold under every regime as expected.
Headlines headlines(const ComplyResult& result);

struct ComplyStudy {
  Scenario scenario;
  std::shared_ptr<const World> world;
  Economy economy;
  ComplyResult result;
  std::optional<Uncertainty> uncertainty;  ///< where ComplyOptions asks for it and the scenario has [uncertainty]
  SolverParams params;
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;  ///< used
  Outcome outcome() const { return result.outcome; }
};
struct ComplyOptions {
  std::optional<std::string> on;  ///< ISO date: only measures in force that day; else every date is a run
  SolverParams params;
  std::string command, date;
  std::optional<SweepOptions> sweep;  ///< put intervals on the answer
};
/// Errors: InputError (as run_study; a scenario without [compliance]).
ComplyStudy run_comply(const Scenario& scenario, const ComplyOptions& options = {}, const Control& control = {});
/// One of n parts of the draws behind its intervals, as the text of a file for merge_draws; empty if interrupted. The scenario
/// must have [uncertainty]. Errors: InputError.
std::string draw_comply_shard(const Scenario& scenario, const ComplyOptions& options, std::size_t shard, std::size_t shards,
                              const Control& control = {});

}  // namespace entrepot
