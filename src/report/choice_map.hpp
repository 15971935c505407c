// Where somebody would choose one thing over another in the plane of two quantities: shaded cells, lines of indifference, and the
// point where the world is today. The quantity along the bottom is a factor, on a logarithmic scale, and may end apart.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct ChoiceLine {
  std::string label;      ///< at its end
  std::vector<double> y;  ///< by column; not finite where there is none, +-infinity beyond the picture
};
struct ChoiceMap {
  std::string id, title, finding;
  std::string x_title, y_title;                 ///< sentences with units
  std::vector<double> x, y;                     ///< of columns and rows, ascending; x at least 1
  std::string last_column;                      ///< label of one more column that stands apart; empty = none
  std::vector<std::vector<double>> shares;      ///< [column][row]: share of cases that choose it, 0 to 1; NaN = unknown
  std::vector<std::vector<std::string>> hints;  ///< [column][row]
  std::vector<ChoiceLine> lines;                ///< at most four are told apart by colour
  double today_x = 1, today_y = 0;
  std::string today_label;
  std::string never_words, some_words, always_words;  ///< of the legend
};
std::string choice_map_svg(const ChoiceMap& map, double width);

}  // namespace entrepot
