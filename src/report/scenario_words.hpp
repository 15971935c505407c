// A scenario in words: what varies along its grid, what each run is called, what each measure does.
#pragma once

#include <string>

#include "entrepot/study.hpp"

namespace entrepot {

/// What the runs of a study differ by, if it is one thing.
struct Sweep {
  enum class Kind { single, one_parameter, dates, many } kind = Kind::single;
  std::string axis_title;  ///< "Tariff added both ways between ... on goods, percentage points"
  std::string noun;        ///< "tariffs between the United States and China"
  std::string unit;        ///< " percentage points", " %" or ""
};
Sweep describe_sweep(const Study& study);

/// The value of the parameter that varies; 0 where there is none.
double sweep_value(const Study& study, const std::map<std::string, double>& parameters);
/// "10 April 2025" from an ISO date; short: "10 Apr 2025".
std::string date_words(const std::string& iso_date, bool abbreviated = false);
/// Days since 1970 of an ISO date.
double date_days(const std::string& iso_date);
/// "with tariffs 100 percentage points higher", "with the measures in force on 10 April 2025", "with the measures".
std::string run_words(const Study& study, const Run& run);
/// "the United States alone", "the United States and the European Union".
std::string penalty_words(const Study& study, const std::string& penalty);
/// "trade costs 25 % higher with the United States alone", "to be cut off from 10 % of trade with ...".
std::string punishment_words(const Study& study, const std::string& penalty);
/// "Tariff + 100 percentage points: imports of the United States from China, goods".
std::string measure_words(const Study& study, const Measure& measure);
/// "in the long run", "within three years", "within a year".
/// Nests and factor mobility as one sentence.
std::string technology_words(const Economy& economy);
std::string horizon_words(const std::string& horizon);
/// "with trade deficits fixed as shares of world value added"
std::string closure_words(Closure closure);
/// The same with what comes on top of it: "... and the burden shared by the members of the coalition"
std::string balance_words(const Study& study);
/// Plain text of the outcome: "solved and certified", "no equilibrium exists", ...
std::string outcome_words(Outcome outcome);
/// The same of a whole study: "solved and certified, except at the short horizon (no equilibrium exists)".
std::string study_outcome_words(const Study& study);

}  // namespace entrepot
