// The comparison of horizons in words. Numbers are those of the run that the page speaks of (headline_run).
#pragma once

#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

/// "short run".
std::string horizon_name(const std::string& horizon);
/// In a sentence: "Russia", "the European Union without Hungary"; as a label: "Russia", "European Union without Hungary".
std::string party_in_text(const Study& study, const HorizonParty& party);
std::string party_label(const Study& study, const HorizonParty& party);
/// Index of the headline run; the first run before it, where they differ.
std::vector<std::size_t> horizon_runs_shown(const Study& study);
/// Why a state has no number: "no equilibrium exists", "not solved: ...".
std::string missing_words(const Equilibrium& baseline, const Equilibrium& equilibrium);

/// What each party would lose at each horizon.
std::string horizon_income_sentence(const Study& study);
/// The risk of punishment needed under one penalty, in the first and in the headline run, at the shortest and at the longest
/// horizon. Needs the compliance question; empty where no horizon has both numbers.
std::string horizon_threshold_sentence(const Study& study, std::size_t penalty);
/// One for each horizon that lacks an equilibrium, with the reason.
std::vector<std::string> missing_horizon_sentences(const Study& study);
/// The same as numbers alone, for the terminal; at most `lines` lines of `columns` characters.
std::string horizon_rows(const Study& study, std::size_t lines, std::size_t columns);

}  // namespace entrepot
