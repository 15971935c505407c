// A change of value taken apart into price, volume and mix. Value V = sum over goods of price times quantity.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/interval.hpp"

namespace entrepot {

/// One good (or grade, port, buyer) in two periods. Quantities in a unit of its own; the price is the unit value.
/// A good with no quantity in one period has no price there: the price of the other period stands for it, so that what appears
/// or vanishes is volume.
struct PricedFlow {
  std::string name;
  double value_before = 0, quantity_before = 0;  ///< both above zero, or both zero
  double value_now = 0, quantity_now = 0;
  /// Of the world market, in the unit of the price; the discount is what the price lies below it.
  std::optional<double> benchmark_before = {}, benchmark_now = {};
};

/// change = volume + price + cross. With a common unit of quantity volume = total_volume + mix, else both are NaN.
struct PriceVolumeSplit {
  double change = 0, volume = 0, price = 0;
  double total_volume = 0, mix = 0;
  double cross = 0;  ///< of Laspeyres alone: changes of price and quantity together
};

/// Sum of L(V1, V0) ln(q1 / q0), and of L(V1, V0) ln(p1 / p0), with the logarithmic mean L: exact, in log shares (LMDI-I; Ang
/// 2005, Energy Policy 33). Zeros by the limit: appearing and vanishing goods are mix.
PriceVolumeSplit lmdi_split(const std::vector<PricedFlow>& flows, bool common_unit);
/// Sum of (p0 + p1) / 2 times the change of q, and of (q0 + q1) / 2 times that of p: exact, safe with zeros (Bennet 1920).
PriceVolumeSplit bennet_split(const std::vector<PricedFlow>& flows, bool common_unit);
/// At prices and quantities of the first period, with what is left over as `cross`.
PriceVolumeSplit laspeyres_split(const std::vector<PricedFlow>& flows);

/// Index numbers, now over before; price_fisher volume_fisher = value. NaN where there was no value before.
struct PriceVolumeIndices {
  double value = 0;
  double price_laspeyres = 0, price_paasche = 0, price_fisher = 0;
  double volume_laspeyres = 0, volume_paasche = 0, volume_fisher = 0;
};
PriceVolumeIndices price_volume_indices(const std::vector<PricedFlow>& flows);

/// The price effect of Bennet: what the world price did, and what the discount against it did (a wider discount is negative).
/// Nothing where a good has no benchmark.
struct BenchmarkSplit {
  double benchmark = 0, discount = 0;
};
std::optional<BenchmarkSplit> benchmark_split(const std::vector<PricedFlow>& flows);

/// The same numbers from what is printed: amounts now, and before either as amounts or by their growth.
struct PrintedFlow {
  std::string name;
  Interval value_now, quantity_now;
  Interval value_before, quantity_before;  ///< amounts, or growth (fractions above -1) where `by_growth`
  bool by_growth = false;
};
/// Bennet, with the intervals that rounding leaves. `volume_share` is the part of the change that volume explains;
/// `log_volume_share` (one good alone) the ratio of the logarithms.
struct PrintedSplit {
  Interval change, volume, price, volume_share;
  std::optional<Interval> log_volume_share;
};
/// All amounts above zero. Errors: InputError (an amount whose interval reaches zero).
PrintedSplit printed_split(const std::vector<PrintedFlow>& flows);
/// Values as printed, without their intervals.
std::vector<PricedFlow> as_printed(const std::vector<PrintedFlow>& flows);

}  // namespace entrepot
