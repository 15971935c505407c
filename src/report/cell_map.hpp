// A rectangle of shaded cells, each with its words: a row for one thing, a column for another.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct MapCell {
  int shade = 0;      ///< 1 (lightest) to 7 (darkest); 0 = no answer, drawn as an outline
  std::string words;  ///< short, inside the cell; left out where the cell is too narrow
  std::string hint;   ///< what a pointer that rests on it shows
};
struct CellMap {
  std::string id, title, finding;
  std::string axis_title;  ///< a sentence that says what rows, columns and shades are, with units
  std::vector<std::string> rows, columns;
  std::vector<std::vector<MapCell>> cells;          ///< [row][column]
  std::vector<std::pair<int, std::string>> legend;  ///< shade and its words, in the order drawn
};
std::string cell_map_svg(const CellMap& map, double width);

}  // namespace entrepot
