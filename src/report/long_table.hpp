// The long tables of a result bundle: one value a row, the same columns in every file (docs/scenario.md, "Result bundle").
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "entrepot/study.hpp"

namespace entrepot {

inline constexpr double missing_interval = std::numeric_limits<double>::quiet_NaN();

/// One value. iso3 = exporter and partner = importer for flows. change = value - baseline, in `unit`.
struct LongRow {
  std::string scenario;  ///< run_key(): file stem, then what tells the run apart
  std::string variable, unit;
  std::string iso3, partner, sector;  ///< empty where the value has none
  double value = 0, baseline = 0;
  double lo = missing_interval, hi = missing_interval;  ///< of `value` over the draws; NaN where nothing was drawn for it
};

/// One CSV file: name without folder, and its rows in a fixed order.
struct LongTable {
  std::string file;  ///< "countries.csv"
  std::vector<LongRow> rows;
};

/// "article", "article?us-escalation.add_pp=30" or "us-china-2025?on=2025-04-10".
std::string run_key(const Study& study, const Run& run);
std::string parameter_key(const std::map<std::string, double>& parameters);
/// "us-escalation.add_pp=30&penalty=us", with "on=..." where dated.
std::string compliance_key(const ComplianceResult& result);

/// The run's key with "horizon=short".
std::string horizon_key(const std::string& run, const std::string& horizon);

LongTable countries_table(const Study& study);      ///< index numbers (baseline = 100) and million USD
LongTable bilateral_table(const Study& study);      ///< foreign flows summed over sectors, nominal and at baseline prices
LongTable sectors_table(const Study& study);        ///< output, purchasers' price and unit cost by country and sector
LongTable decomposition_table(const Study& study);  ///< groups (Shapley) and path integral of the last run, 100 x log
LongTable compliance_table(const Study& study);     ///< baseline = first grid point under the same penalty
LongTable pairs_table(const Study& study);          ///< baseline = before the scenario
LongTable horizons_table(const Study& study);       ///< every horizon compared; compliance as in compliance_table
LongTable coalition_table(const Study& study);      ///< every state of the coalition question, every country
LongTable limits_table(const Study& study);         ///< use (baseline = the bound), price and rents of limits, every run

/// Rows of compliance.csv for other results of the scenario's question; baseline = first grid point under the same penalty.
std::vector<LongRow> compliance_rows(const Study& study, const std::vector<ComplianceResult>& results);

/// Text of the file: a header line, then the rows, with `kind` ("stylised", ...) in the last column; `intervals` adds lo and hi.
std::string csv_text(const LongTable& table, const std::string& kind, bool intervals = false);

}  // namespace entrepot
