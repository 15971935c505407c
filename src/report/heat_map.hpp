// A square matrix as shades: a row for who is looked at, a column for the partner.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct HeatMap {
  std::string id, title, finding;
  std::string axis_title;                       ///< a sentence that says what rows, columns and shades are, with the unit
  std::vector<std::string> labels;              ///< of rows and of columns, short
  std::vector<std::vector<double>> values;      ///< [row][column]; NaN = no number; the diagonal is left blank
  std::vector<std::vector<std::string>> hints;  ///< what a pointer that rests on a cell shows
  std::vector<double> steps;                    ///< ascending, at most six: where one shade ends and the next begins
  std::string unit;                             ///< of the legend, e.g. " %"
  bool positive_is_gain = false;                ///< gains above zero and losses below, both in shades by size
};
/// Values are losses, and those below zero have one colour of their own, unless positive_is_gain. Column labels stand on as many
/// lines as they need.
std::string heat_map_svg(const HeatMap& map, double width);

}  // namespace entrepot
