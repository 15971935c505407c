// Ranked dots, diverging bars and waterfalls: one row a name, values along one axis, zero always visible.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

enum class RowMark { dot, bar, total, none };    ///< none: words alone, where there is no number
enum class RowRole { context, subject, whole };  ///< grey; accented; the sum or the world

struct ChartRow {
  std::string label;
  double from = 0, to = 0;  ///< a bar runs from one to the other; a dot stands at `to`
  std::string value_label;  ///< e.g. "−4.0 %"
  RowRole role = RowRole::context;
  RowMark mark = RowMark::dot;
  bool apart = false;  ///< with room above: a new group of rows
};
struct RowChart {
  std::string id, title, finding;
  std::string x_title;         ///< a sentence with the unit
  std::vector<ChartRow> rows;  ///< top to bottom
};
std::string row_chart_svg(const RowChart& chart, double width);

/// Rows of a waterfall: each part starts where the one before ended; the sum comes last.
struct WaterfallPart {
  std::string label;
  double value = 0;
  std::string value_label;
};
std::vector<ChartRow> waterfall_rows(const std::vector<WaterfallPart>& parts, const WaterfallPart& total);

}  // namespace entrepot
