// Study: one scenario file carried out: every date and every grid point solved, compared, decomposed, and put to the
// questions it asks. f(World, Scenario, params): the one value that reports, JSON and bindings are made from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/horizons.hpp"
#include "entrepot/outcomes.hpp"
#include "entrepot/scenario.hpp"
#include "entrepot/strategy.hpp"
#include "entrepot/uncertainty.hpp"

namespace entrepot {

struct Run {
  std::map<std::string, double> parameters;  ///< of the grid
  std::string on;                            ///< ISO date, empty if undated
  Applied applied;
  Equilibrium equilibrium;
  std::optional<Outcomes> outcomes;  ///< only when converged
};

/// Dependence and exit options of a pair before the scenario (in the baseline) and in each run that has an equilibrium.
struct PairStudy {
  Country a, b;
  struct State {
    std::string label;  ///< "before" or the run's parameters or date in words
    Dependence dependence;
    ExitOptions exit;
    double power_a_over_b = 0, power_b_over_a = 0;  ///< supplier power, log points (100 x supplier_power)
  };
  std::vector<State> states;
};

struct Study {
  Scenario scenario;
  std::shared_ptr<const World> world;
  Economy economy;
  SolverParams params;
  Equilibrium baseline;  ///< what runs are compared with
  Shock baseline_shock;
  std::vector<Run> runs;  ///< in grid order, or date order; one at least
  std::vector<ComplianceResult> compliance;
  std::vector<Country> burden_sharers;        ///< members whose transfers every run finds; none = no transfers
  std::optional<CoalitionResult> coalition;   ///< where StudyOptions asks for it
  std::optional<HorizonComparison> horizons;  ///< where the scenario asks for it
  std::vector<PairStudy> pairs;
  std::optional<ShapleyDecomposition> contributions;  ///< of the last run
  std::optional<PathDecomposition> path;              ///< of the last run
  std::optional<FirstOrderTerms> first_order;         ///< of the last run, where nothing but tariffs changes
  std::vector<Diversion> diversion;                   ///< of the largest flows that the measures of the last run touch
  std::optional<Uncertainty> uncertainty;  ///< where StudyOptions asks for it and there is an answer; ids: docs/uncertainty.md
  std::vector<std::string> warnings;
  double seconds = 0;
  int threads = 0;      ///< used
  std::string command;  ///< the exact command line, for manifests
  std::string date;     ///< ISO day on which it was carried out, for the head of reports; empty = not stated

  bool interrupted = false;  ///< stopped before every stage was done

  /// The first outcome that is not converged, over baseline, runs, compliance, the coalition as it is and the horizons compared;
  /// cancelled if the study was interrupted; converged if there is none.
  Outcome outcome() const;
  /// The same without the other horizons: where it is converged there is an answer, and tables and a page can be made.
  Outcome outcome_at_own_horizon() const;
};

struct StudyOptions {
  std::optional<std::string> on;  ///< ISO date
  SolverParams params;
  std::string command;
  std::string date;                   ///< ISO; time is an argument too
  bool coalition = false;             ///< ask what the scenario's coalition is worth
  std::optional<SweepOptions> sweep;  ///< put intervals on the answer of a scenario that has [uncertainty]
};

/// What a scenario would do, without solving it.
struct StudyCheck {
  std::shared_ptr<const World> world;
  Applied applied;       ///< on the day asked for; else each measure on the first day on which it is in force; all warnings
  std::size_t runs = 0;  ///< that run_study would solve, baseline and questions aside
};
/// Reads and checks all that run_study would, and solves nothing. Errors: InputError, the same.
StudyCheck check_study(const Scenario& scenario, const StudyOptions& options = {});

/// One of n parts of the draws behind the intervals of a study, as the text of a file for merge_draws; empty if interrupted. The
/// scenario must have [uncertainty]. Errors: InputError.
std::string draw_shard(const Scenario& scenario, const StudyOptions& options, std::size_t shard, std::size_t shards,
                       const Control& control = {});

/// Errors: InputError for bad input. A run without equilibrium is a value in its Run.
Study run_study(const Scenario& scenario, const StudyOptions& options = {}, const Control& control = {});

}  // namespace entrepot
