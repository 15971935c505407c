// The tables of a war's bundle (docs/war.md).
#pragma once

#include <map>
#include <string>

#include "entrepot/war.hpp"
#include "report/data_table.hpp"
#include "report/long_table.hpp"

namespace entrepot {

LongTable regimes_table(const WarStudy& study);       ///< by regime: players' rates and gains, every country's real income
std::string chosen_rates_csv(const WarStudy& study);  ///< by regime, player and instrument
DataTable regimes_numbers(const WarStudy& study);     ///< players by regime, for people
DataTable deviations_numbers(const WarStudy& study);  ///< the certificate by player
DataTable bystanders_numbers(const WarStudy& study);
DataTable chosen_rates_numbers(const WarStudy& study);  ///< in war, the instruments with most trade
std::map<std::string, std::string> war_files(const WarStudy& study);

}  // namespace entrepot
