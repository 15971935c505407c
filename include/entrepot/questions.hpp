// What a scenario file asks beside its measures, as written there (docs/scenario.md): words are expanded against a World by those
// who answer. Numbers named _pct are percent; a willingness to pay is USD of own income given up for a USD of the target's loss.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entrepot {

struct Penalty {
  std::string id;
  std::vector<std::string> by;  ///< enforcers, expanded like importers
  double factor = 1;  ///< trade-cost factor of the penalty on those whom it reaches, both directions; 0 = they are cut off
  double exposure_pct = 100;         ///< phi: share of the third country's trade with the enforcers that it reaches (MODEL.md M6)
  std::vector<std::string> sectors;  ///< expanded like those of measures; empty = all
  long line = 0;
};

/// One observation of behaviour, from which b or q is bounded (MODEL.md 11.6): the third country observed the sanctions, or did
/// not.
struct ComplianceObservation {
  std::string third, penalty;  ///< ISO3; id of a penalty
  std::string on;              ///< ISO date whose measures count; empty = all
  bool complied = false;
  std::optional<double> enforcement_low_pct, enforcement_high_pct;  ///< what is known of q at the time
  std::string source;
  long line = 0;
};

/// Tariff regimes between which third countries expect the world to move (MODEL.md 11.4): a Markov chain over points of the grid.
struct ComplianceRegimes {
  std::vector<std::string> names;
  std::vector<double> values;                    ///< of the first grid axis, one a regime
  std::vector<std::vector<double>> transitions;  ///< rows add to 1: from a regime to each
  double discount = 0.95;                        ///< d in [0, 1)
  long line = 0;
};

/// MODEL.md M19 for one third country (`third`) or several (`thirds`).
struct Compliance {
  std::string third, target;                       ///< ISO3; third = the first of `thirds` where those are given
  std::vector<std::string> thirds;                 ///< ISO3; holds `third` at least
  double factor = 1;                               ///< trade-cost factor of complying, both directions
  std::vector<std::string> sectors = {};           ///< covered by the sanctions; empty = all
  double political_value = 0;                      ///< b, log-income units
  double compliance_cost = 0;                      ///< m, log-income units
  std::map<std::string, double> political_values;  ///< b by third country, where it is not political_value
  std::vector<Penalty> penalties;
  std::vector<double> enforcement_pct;  ///< probabilities q at which profiles of behaviour are sought; empty = a default grid
  /// nu: whoever complies by a share a is penalised with probability q (1 - a)^nu; there = shares between none and all are tried
  std::optional<double> severity;
  double willingness_to_pay = 0;  ///< omega: what a USD of the target's loss is worth to an enforcer, USD
  double reputation = 0;          ///< what an enforcer loses by not following through, log-income units
  std::optional<ComplianceRegimes> regimes;
  std::vector<ComplianceObservation> observations;
  long line = 0;
};

/// Who shares a burden and, for `entrepot coalition`, what the members do to whom.
struct CoalitionQuestion {
  std::vector<std::string> members;  ///< expanded like importers
  std::string target;                ///< ISO3; empty = not said
  std::string measures;              ///< group of the measures that the members take; empty = the file's only group
  long line = 0;
};

/// [horizons]: the same scenario under the elasticities of several horizons.
struct HorizonQuestion {
  std::vector<std::string> compare;    ///< two or three of short, medium, long, in this order; the scenario's own is among them
  std::vector<std::string> countries;  ///< whose real income is compared, as written: "RUS", "@EU27", "-HUN"
  long line = 0;
};

/// How finely a government sets its taxes on trade.
enum class TaxDetail { uniform, partner, sector, partner_and_sector };

/// [war]: who sets which taxes, and what for (MODEL.md M9).
struct WarQuestion {
  std::vector<std::string> players;  ///< expanded like importers; each is a government of its own unless it is in a bloc
  std::vector<std::string> blocs;    ///< "@EU27": the players of this group act as one
  std::vector<std::string> sectors = {"goods"};  ///< whose taxes are chosen
  TaxDetail detail = TaxDetail::uniform;
  bool against_all = true;  ///< taxes bear on everybody; false = on the other players alone
  bool tariffs = true, export_taxes = false;
  double min_pct = 0, max_pct = 500;             ///< bounds of the rates
  double revenue_weight = 0;                     ///< what a USD of revenue counts beyond its place in income
  std::map<std::string, double> sector_weights;  ///< what a USD of value added in a sector counts beyond its place in income
  std::string target;                            ///< ISO3 whom the players want to harm; empty = nobody
  double willingness_to_pay = 0;                 ///< for the target's loss
  long line = 0;
};

/// [frontier]: what a coalition's taxes on trade cost it, against what they cost the target (MODEL.md M8).
struct FrontierQuestion {
  std::vector<std::string> coalition;  ///< expanded like importers; all of them levy the same rates
  std::string target;                  ///< ISO3
  std::string measures;  ///< group of measures that the taxes replace, and that are compared with them; empty = none
  std::vector<std::string> sectors = {"goods"};
  bool by_sector = true;  ///< one rate a sector; false = one in all
  bool tariffs = true, export_taxes = false;
  std::vector<double> willingness_to_pay;  ///< ascending, at least 0; empty = a default grid
  double max_pct = 400;                    ///< beyond it a tax is taken for a ban, and bans are tried
  long line = 0;
};

/// Who lifts what, to win the target over.
struct RealignOffer {
  std::string id;
  std::vector<std::string> lifted_by;  ///< expanded like importers: whose measures on the target end
  long line = 0;
};
/// Who presses the target while it stays.
struct RealignStick {
  std::string id;
  std::vector<std::string> joined_by;  ///< expanded like importers, beside those whose measures are in force
  /// Trade-cost factor of those who join where those of `by` press as today; empty = the mean of what `by` have in force.
  std::optional<double> factor;
  long line = 0;
};

/// [realign]: which stick and which carrot would take the target away from its partner (MODEL.md M20).
struct RealignQuestion {
  std::string target, away_from;     ///< ISO3
  std::vector<std::string> by;       ///< expanded like importers: whose measures press, whose offers draw
  std::string payer;                 ///< ISO3 of who pays the transfer; empty = the first of `by`
  double break_factor = 0;           ///< trade-cost factor between target and rival after the split; 0 = all trade ends
  std::vector<RealignOffer> offers;  ///< empty = the first of `by` alone, and all of them
  std::vector<RealignStick> sticks;  ///< empty = those of `by` alone
  /// Trade costs of those who press over what they are today, factors, ascending, at least 1; a 0 at the end is an embargo; empty
  /// = a default grid.
  std::vector<double> pressure;
  std::vector<double> transfers_bn;  ///< offers of money a year, billion USD, ascending; empty = a range found from the answer
  double political_value_pct = 0;    ///< p of splitting to the target, percent of its real income
  double doubt_pct = 0;              ///< chi: probability that the offer is not kept
  double payer_security_bn = 0;  ///< Gamma_W: what the split is worth to those who bid for it beyond trade, billion USD a year
  double rival_security_bn = 0;  ///< Gamma_C: what keeping the target is worth to the rival beyond trade, billion USD a year
  long line = 0;
};

enum class Distribution { uniform, lognormal, beta };
/// One number of the file that is drawn.
struct UncertainNumber {
  std::string
      key;  ///< "measure-id.verb" as in a grid, or the key's own path: "compliance.factor", "compliance.penalty.us.factor"
  Distribution distribution = Distribution::uniform;
  double low = 0, high = 0;               ///< uniform: the range
  double median = 0, log_sd = 0;          ///< lognormal
  double alpha = 0, beta = 0, scale = 1;  ///< beta, times scale
  std::string source;
  long line = 0;
};

/// [uncertainty] (MODEL.md M21).
struct UncertaintyQuestion {
  int draws = 256;       ///< over all scramblings; a power of 2 times scramblings
  int scramblings = 16;  ///< independent ones, from which the error of sampling is estimated
  std::uint64_t seed = 1;
  double elasticity_log_sd = 0.25;      ///< of ln theta by sector; 0 = elasticities are not drawn
  double elasticity_correlation = 0.5;  ///< between sectors, through one common factor
  std::string elasticity_file;          ///< CSV sector, log_sd and optionally covariances; empty = the two numbers above
  bool drivers = true;                  ///< Sobol indices too
  std::vector<UncertainNumber> numbers;
  long line = 0;
};

/// [[flow]]: what becomes of some trade from the first run to the last, or from before the measures to the only run.
struct FlowQuestion {
  std::string id;
  std::vector<std::string> exporters, importers, sectors;  ///< expanded like those of measures
  std::vector<std::string>
      instead_of;  ///< exporters whose lost sales to these importers these flows may replace; empty = not asked
  long line = 0;
};

/// [[judgement]]: a statement about one number, or about the difference of two. Uncertainty says in what share of draws it holds.
struct Judgement {
  std::string id, claim;               ///< "A20"; the statement in words
  std::string number, minus;           ///< ids of headlines; what is judged is number - minus; empty = nothing is taken off
  std::optional<double> above, below;  ///< where the statement holds, in the headline's unit; one of them
  std::string reading;                 ///< what the number leaves open, in words; may be empty
  long line = 0;
};

}  // namespace entrepot
