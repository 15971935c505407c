// The tables of stick and carrot, for the page and the bundle (docs/realign.md).
#pragma once

#include <map>
#include <string>

#include "entrepot/realign.hpp"
#include "report/data_table.hpp"

namespace entrepot {

DataTable realign_transfers_table(const RealignStudy& study);  ///< T* by stick, offer and pressure
DataTable realign_needs_table(const RealignStudy& study);      ///< today's point: money or pressure, by stick and offer
DataTable realign_stakes_table(const RealignStudy& study);     ///< who gains, who loses, the auction, by stick and offer
DataTable realign_doubts_table(const RealignStudy& study);     ///< T* by doubt
DataTable realign_brackets_table(const RealignStudy& study);   ///< certificate of today's thresholds

/// All files of the bundle, manifest included: transfers.csv, map.csv, stakes.csv, doubts.csv, states.csv and the page.
std::map<std::string, std::string> realign_files(const RealignStudy& study);

}  // namespace entrepot
