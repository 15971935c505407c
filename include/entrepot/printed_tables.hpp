// Small tables of printed figures, as desks type them from releases: read with what rounding hides.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/growth.hpp"
#include "entrepot/price_volume.hpp"

namespace entrepot {

/// Sums since January by series. Columns series, period ("2025-01..04"), value; may have growth_percent (printed) or base (the
/// same months a year before, in the same vintage). Errors: InputError with every faulty row.
std::map<std::string, std::vector<Cumulative>> read_cumulative_csv(const std::filesystem::path& file);

/// The months of every series. Errors: as months_by_difference.
struct MonthsTable {
  std::string name;  ///< of the file
  std::map<std::string, std::vector<MonthByDifference>> series;
};
MonthsTable months_of(const std::filesystem::path& file);

/// Goods in two periods. Columns good, value_now, quantity_now, and value_before, quantity_before or value_growth_percent,
/// quantity_growth_percent; may have benchmark_before, benchmark_now (of the price). Errors: InputError with every faulty row.
struct PriceVolumeTable {
  std::string name;
  std::vector<PricedFlow> flows;  ///< as printed, with benchmarks
  bool common_unit = true;
  PriceVolumeSplit lmdi, bennet, laspeyres;
  PriceVolumeIndices indices;
  std::optional<BenchmarkSplit> benchmark;
  std::optional<PrintedSplit> printed;  ///< nothing where an amount may be zero
};
PriceVolumeTable price_volume_of(const std::filesystem::path& file, bool common_unit);

}  // namespace entrepot
