// Numbers with the interval in which each lies, one below the other, and the bounds that matter: no bars, so the axis need not
// begin at zero.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entrepot/interval.hpp"

namespace entrepot {

struct IntervalRow {
  std::string label;
  Interval interval;  ///< finite
  std::string value_label;
  bool subject = true;  ///< accented; else grey
};
struct IntervalChart {
  std::string id, title, finding;
  std::string x_title;
  std::vector<IntervalRow> rows;
  std::vector<double> bounds;  ///< drawn as lines across
};
std::string interval_chart_svg(const IntervalChart& chart, double width);

}  // namespace entrepot
