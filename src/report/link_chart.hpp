// Who is linked to whom: names in two columns, a line for each link, group by group.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entrepot {

struct ChartLink {
  std::size_t left = 0, right = 0;  ///< places in the group's names
  bool dashed = false;
};
struct LinkGroup {
  std::string name;
  std::vector<std::string> left, right;
  std::vector<ChartLink> links;
};
struct LinkChart {
  std::string id, title, finding;
  std::string left_title, right_title;    ///< heads of the columns
  std::string solid_words, dashed_words;  ///< what the kinds of line stand for
  std::vector<LinkGroup> groups;          ///< top to bottom
};
/// Names stand on up to three lines; what is longer is cut, with an ellipsis.
std::string link_chart_svg(const LinkChart& chart, double width);

}  // namespace entrepot
