// A picture on the page: its finding as a sentence, the drawing for wide and for narrow screens, the numbers folded below.
#pragma once

#include <functional>
#include <string>

#include "report/data_table.hpp"

namespace entrepot {

struct Figure {
  std::string id;
  std::string finding;   ///< the headline above the picture
  std::string subtitle;  ///< what is drawn, with its condition; may be empty
  std::function<std::string(double width)> draw;
  std::string note;   ///< below the picture; may be empty
  DataTable numbers;  ///< the same numbers
  bool half = false;  ///< stands beside another: drawn narrow everywhere
};
std::string figure_html(const Figure& figure);

}  // namespace entrepot
