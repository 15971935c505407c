#include <cmath>

#include <gtest/gtest.h>

#include "report/axis_scale.hpp"
#include "report/label_placement.hpp"
#include "report/line_chart.hpp"
#include "report/row_chart.hpp"
#include "report/slope_chart.hpp"
#include "report/svg_canvas.hpp"
#include "report/text_width.hpp"

namespace entrepot {
namespace {

TEST(LabelPlacement, LeavesLabelsAloneThatHaveRoom) {
  EXPECT_EQ(place_labels({{10, 4}, {30, 4}}, 0, 100), (std::vector<double>{10, 30}));
}

TEST(LabelPlacement, SpreadsEqualOnesAroundTheirPlace) {
  const auto at = place_labels({{50, 10}, {50, 10}, {50, 10}}, 0, 100);
  EXPECT_EQ(at, (std::vector<double>{40, 50, 60}));
}

TEST(LabelPlacement, NeverOverlapsAndStaysInside) {
  const std::vector<LabelSpan> labels{{2, 20}, {98, 12}, {97, 16}, {4, 8}, {50, 10}};
  const auto at = place_labels(labels, 0, 100);
  for (std::size_t i = 0; i < at.size(); ++i) {
    EXPECT_GE(at[i] - labels[i].size / 2, -1e-9);
    EXPECT_LE(at[i] + labels[i].size / 2, 100 + 1e-9);
    for (std::size_t k = 0; k < i; ++k) EXPECT_GE(std::abs(at[i] - at[k]), (labels[i].size + labels[k].size) / 2 - 1e-9);
  }
}

TEST(AxisScale, TicksAreRoundAndCoverTheRange) {
  const auto ticks = round_ticks(-4.04, 0.31, 6);
  EXPECT_LE(ticks.front().value, -4.04);
  EXPECT_GE(ticks.back().value, 0.31);
  EXPECT_EQ(ticks.front().label, "\u22125");
  const auto fine = round_ticks(0, 0.27, 5);
  EXPECT_EQ(fine[1].label, "0.1");
  EXPECT_EQ(round_ticks(0, 100, 5).size(), 6u);
  EXPECT_GE(round_ticks(3, 3, 5).size(), 2u) << "a range of no width still has an axis";
}

TEST(TextWidth, WrapsAtSpacesAndKeepsEveryWord) {
  const auto lines = wrap_text("the United States and the European Union", 120, 13);
  EXPECT_GT(lines.size(), 1u);
  std::string again;
  for (const std::string& line : lines) {
    EXPECT_LE(text_width(line, 13), 120);
    again += (again.empty() ? "" : " ") + line;
  }
  EXPECT_EQ(again, "the United States and the European Union");
}

TEST(SvgCanvas, EscapesAndDescribes) {
  SvgCanvas svg(100);
  svg.text(1, 2, "a < b & c", "muted");
  const std::string text = svg.finish(50, "x", "T \"t\"", "D");
  EXPECT_NE(text.find("a &lt; b &amp; c"), std::string::npos);
  EXPECT_NE(text.find("<title id=\"x-title\">T &quot;t&quot;</title><desc id=\"x-desc\">D</desc>"), std::string::npos);
  EXPECT_NE(text.find("viewBox=\"0 0 100 50\""), std::string::npos);
}

TEST(RowChart, AWaterfallHangsTogetherAndEndsInItsSum) {
  const auto rows = waterfall_rows({{"a", -3, ""}, {"b", 1, ""}}, {"sum", -2, ""});
  EXPECT_EQ(rows[1].from, rows[0].to);
  EXPECT_EQ(rows[1].to, rows[2].to);
  EXPECT_EQ(rows[2].from, 0);
}

TEST(LineChart, AnInfiniteValueBreaksTheLineAndNothingElse) {
  LineChart chart{.id = "c",
                  .title = "t",
                  .finding = "f",
                  .x_title = "x",
                  .y_title = "y",
                  .series = {{"a", "1", {0, 1, 2, 3, 4}, {0.1, 0.2, INFINITY, 0.3, 0.4}, {}, {}, true}},
                  .references = {},
                  .x_ticks = {}};
  const std::string svg = line_chart_svg(chart, wide_chart);
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  std::size_t lines = 0;
  for (std::size_t at = svg.find("<polyline"); at != std::string::npos; at = svg.find("<polyline", at + 1)) ++lines;
  EXPECT_EQ(lines, 2u);
}

TEST(SlopeChart, LeavesOutWhatIsMissing) {
  const SlopeChart chart{"s", "t", "f", "y", {"before", "after"}, {{"a", {1, NAN}, {"1", "x"}}, {"b", {2, 3}, {"2", "3"}}}};
  const std::string svg = slope_chart_svg(chart, narrow_chart);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find(">x<"), std::string::npos);
}

/// Where the label of a tick stands.
double place_of(const std::string& svg, const std::string& label) {
  const std::size_t end = svg.find(">" + label + "<"), start = svg.rfind("x=\"", end);
  return std::stod(svg.substr(start + 3));
}

TEST(LineChart, TellsAPathFromHighToLowInItsOrder) {
  LineChart chart;
  chart.id = "path";
  chart.series = {{.label = "Country", .value_label = "end", .x = {90, 95, 100}, .y = {-1, -0.5, 0}}};
  const std::string rising = line_chart_svg(chart, 600);
  EXPECT_LT(place_of(rising, "90"), place_of(rising, "100"));
  chart.series = {{.label = "Country", .value_label = "end", .x = {100, 95, 90}, .y = {0, -0.5, -1}}};
  const std::string falling = line_chart_svg(chart, 600);
  EXPECT_GT(place_of(falling, "90"), place_of(falling, "100"));
}

}  // namespace
}  // namespace entrepot
