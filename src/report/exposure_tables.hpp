// The tables of an exposure bundle (docs/exposure.md), and which of its numbers are shown first.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "entrepot/exposure.hpp"
#include "report/long_table.hpp"

namespace entrepot {

/// One of the six matrices: what is exposed, and to what.
struct ExposureKind {
  const char* key;    ///< file stem and variable: "real_income_by_productivity"
  const char* words;  ///< "Real income, if the column's productivity rises by 1 %"
  ExposureOf Exposures::*of;
  ExposureMatrix ExposureOf::*by;
};
inline constexpr std::array<ExposureKind, 6> exposure_kinds{{
    {"real_income_by_productivity", "Real income, if productivity of the column's economy rises by 1 %", &Exposures::real_income,
     &ExposureOf::productivity},
    {"real_income_by_trade_cost", "Real income, if all foreign trade of the column's economy costs 1 % less",
     &Exposures::real_income, &ExposureOf::trade_cost},
    {"real_income_by_tie_cost", "Real income, if trade between the two costs 1 % less", &Exposures::real_income,
     &ExposureOf::tie_cost},
    {"income_by_productivity", "Income, if productivity of the column's economy rises by 1 %", &Exposures::income,
     &ExposureOf::productivity},
    {"income_by_trade_cost", "Income, if all foreign trade of the column's economy costs 1 % less", &Exposures::income,
     &ExposureOf::trade_cost},
    {"income_by_tie_cost", "Income, if trade between the two costs 1 % less", &Exposures::income, &ExposureOf::tie_cost},
}};
inline const ExposureMatrix& matrix_of(const Exposures& exposures, const ExposureKind& kind) {
  return (exposures.*kind.of).*kind.by;
}

/// The state that pictures and the headline show: the last with numbers; null if there is none.
const ExposureState* headline_state(const ExposureStudy& study);
bool has_numbers(const ExposureState& state);
/// "icio-2022", "icio-2022?state=before".
std::string exposure_key(const ExposureStudy& study, const ExposureState& state);

/// A partner and the exposure to it.
struct Exposed {
  Country partner;
  double value = 0;
};
/// Partners of a country by exposure, largest first; itself and ROW are left out, and those with which it is not at all exposed.
std::vector<Exposed> partners_by_exposure(const World& world, const ExposureMatrix& matrix, Country country);

LongTable exposures_table(const ExposureStudy& study);  ///< every state; baseline = before the scenario
/// A row for each economy shown, a column for every economy of the World.
std::string exposure_matrix_csv(const ExposureStudy& study, const ExposureMatrix& matrix);

/// All files of the bundle, manifest included.
std::map<std::string, std::string> exposure_files(const ExposureStudy& study);

}  // namespace entrepot
