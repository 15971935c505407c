// Names and sentences about a war that the page and the terminal share.
#pragma once

#include <string>
#include <vector>

#include "entrepot/war.hpp"

namespace entrepot {

/// "United States", "European Union"; inside a sentence: "the United States".
std::string player_label(const WarStudy& study, std::size_t player);
std::string player_in_text(const WarStudy& study, std::size_t player);
/// "Peace", "The United States alone", "War", "Cooperation", "Bargain".
std::string regime_label(const WarStudy& study, const WarRegime& regime);
/// One sentence without a full stop: what war would cost whom, or why there is no answer.
std::string war_headline(const WarStudy& study);
/// "its own tariff, one rate on all goods", "tariffs and export taxes by partner and sector, on everybody".
std::string instruments_words(const WarStudy& study);
/// Sentences on cooperation: who gains against war, who would not sign without compensation.
std::string cooperation_words(const WarStudy& study);
/// Sentences on what backs the Nash point.
std::string certificate_words(const WarStudy& study);
/// Economies that are no players, by their change of real income in war, largest first; ROW is none.
std::vector<Country> bystanders(const WarStudy& study);
/// The kind of rate that is shown first: tariffs, unless only export taxes are chosen.
const std::vector<double>& mean_rates(const WarStudy& study, const WarRegime& regime);
std::string rate_noun(const WarStudy& study);

}  // namespace entrepot
