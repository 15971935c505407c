// Labels in one column that must not cover each other.
#pragma once

#include <vector>

namespace entrepot {

struct LabelSpan {
  double wanted = 0;  ///< centre where the label would like to stand
  double size = 0;    ///< extent along the column
};

/// Centres in the order given, as near to the wanted ones as possible (least squares), none overlapping, all inside
/// [low, high] if they fit there. Labels keep the order of their wanted positions.
std::vector<double> place_labels(const std::vector<LabelSpan>& labels, double low, double high);

}  // namespace entrepot
