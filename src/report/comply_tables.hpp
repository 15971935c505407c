// The tables of the compliance question: of the page, and of the bundle as CSV (docs/compliance.md).
#pragma once

#include <map>
#include <string>

#include "entrepot/compliance.hpp"
#include "report/data_table.hpp"
#include "report/long_table.hpp"

namespace entrepot {

DataTable thresholds_table(const ComplyStudy& study);    ///< every case and third country
DataTable threats_table(const ComplyStudy& study);       ///< every case, third country and enforcer
DataTable equilibria_table(const ComplyStudy& study);    ///< every case, probability and profile, with its certificate
DataTable interactions_table(const ComplyStudy& study);  ///< complements or substitutes by case and probability
DataTable partial_table(const ComplyStudy& study);
DataTable expectations_table(const ComplyStudy& study);
DataTable beliefs_table(const ComplyStudy& study);
DataTable bounds_table(const ComplyStudy& study);

LongTable comply_long_table(const ComplyStudy& study);  ///< comply.csv: baseline = first case under the same penalty
std::map<std::string, std::string> comply_files(const ComplyStudy& study);  ///< all files of the bundle, manifest included

}  // namespace entrepot
