// What an exporter says it sent against what the importer says it received (Fisman and Wei 2004).
#pragma once

#include <span>
#include <vector>

namespace entrepot::detect {

/// ln(1 + exported) - ln(1 + imported), month by month; NaN where neither side has anything.
std::vector<double> mirror_gaps(std::span<const double> exported, std::span<const double> imported);

/// The normal margin (freight, insurance, timing): the median, months without a gap left out. NaN for none.
double normal_margin(std::span<const double> gaps);

}  // namespace entrepot::detect
