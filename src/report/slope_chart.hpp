// Before and after: a few lines between two or three columns, labelled on both sides.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct SlopeSeries {
  std::string label;
  std::vector<double> values;             ///< one by column; not finite = left out
  std::vector<std::string> value_labels;  ///< same length
};
struct SlopeChart {
  std::string id, title, finding;
  std::string y_title;               ///< a sentence with the unit
  std::vector<std::string> columns;  ///< two or more
  std::vector<SlopeSeries> series;
};
/// The value axis begins at zero or below.
std::string slope_chart_svg(const SlopeChart& chart, double width);

}  // namespace entrepot
