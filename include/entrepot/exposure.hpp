// Exposure: who gains when others become more productive or trade more cheaply, to first order. "Friends and enemies" of
// Kleinman, Liu and Redding (2020), for any number of sectors with input-output links, at the benchmark or after a scenario.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/scenario.hpp"
#include "entrepot/sensitivity.hpp"

namespace entrepot {

/// [country, partner]: percent by which the country's outcome rises for a change of one percent at the partner. Above zero the
/// partner is a friend, below zero an enemy. All three changes are improvements, so that signs compare.
using ExposureMatrix = Array<double, Country, Country>;
struct ExposureOf {
  ExposureMatrix productivity;  ///< of all sectors of the partner: z up by 1 %. The diagonal is a country's own
  ExposureMatrix trade_cost;    ///< of all foreign trade of the partner, imports and exports: kappa down by 1 %
  ExposureMatrix tie_cost;      ///< of trade between the two, both ways: kappa down by 1 %; NaN on the diagonal
};
struct Exposures {
  ExposureOf real_income;  ///< "welfare exposure": of ln W
  ExposureOf income;       ///< "income exposure": of ln I relative to world value added, the numeraire
  LinearSolve solve;       ///< the worst of all columns; without convergence there are no numbers to use
};
/// All six matrices from one factorisation and two adjoints a country. `equilibrium` as for Linearisation.
/// Errors: InputError as Linearisation.
Exposures compute_exposures(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium,
                            const Control& control = {});

/// One state of a World: before the scenario, or with its measures in force.
struct ExposureState {
  std::string label;  ///< "before", "with the measures", a date or the grid point in words; empty where there are no measures
  Shock shock;
  Equilibrium equilibrium;
  Exposures exposures;  ///< empty without an equilibrium
};

struct ExposureStudy {
  Scenario scenario;
  std::shared_ptr<const World> world;
  Economy economy;
  std::vector<Country> among;         ///< economies that are shown, in World order
  std::vector<ExposureState> states;  ///< "before" first
  SolverParams params;
  std::vector<std::string> warnings;
  std::string command, date;
  double seconds = 0;
  int threads = 0;  ///< used
  /// The first outcome of a state or of its linear system that is not converged; converged if there is none.
  Outcome outcome() const;
};

struct ExposureOptions {
  std::vector<std::string> only;  ///< words as in scenarios: economies to show; empty = all
  std::optional<std::string> on;  ///< ISO date: only measures in force that day; else every date and grid point is a state
  SolverParams params;
  std::string command, date;
};

/// Exposures in every state of the scenario's World. The same bits for any number of threads.
/// Errors: InputError (as run_study; burden sharing and limits, which have no derivatives).
ExposureStudy run_exposure(const Scenario& scenario, const ExposureOptions& options = {}, const Control& control = {});

}  // namespace entrepot
