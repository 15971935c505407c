// Lines over a quantity or over time, labelled at their ends.
#pragma once

#include <string>
#include <vector>

#include "report/axis_scale.hpp"

namespace entrepot {

struct LineSeries {
  std::string label, value_label;  ///< at the end of the line, e.g. "the United States alone", "98 %"
  std::vector<double> x, y;        ///< a y that is not finite breaks the line
  std::vector<double> low, high;   ///< optional band around the line, same length
  bool subject = true;             ///< false = context, drawn in grey
};
struct ReferenceLine {
  double y = 0;
  std::string label;
};
struct LineChart {
  std::string id, title, finding;  ///< the finding is the description for those who do not see the picture
  std::string x_title, y_title;    ///< sentences with units
  std::vector<LineSeries> series;
  std::vector<ReferenceLine> references;
  std::vector<Tick> x_ticks;  ///< empty = round numbers
  bool steps = false;         ///< what is in force holds until the next point
};

/// The value axis always shows zero.
std::string line_chart_svg(const LineChart& chart, double width);

}  // namespace entrepot
