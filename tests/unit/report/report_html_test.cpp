#include <algorithm>
#include <cmath>
#include <limits>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "entrepot/report.hpp"
#include "report/answer.hpp"
#include "support/synthetic_study.hpp"

namespace entrepot {
namespace {

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.push_back(at->str(1));
  return found;
}

/// Elements that are opened and never closed, or closed in the wrong order; void elements and <br/> forms do not count.
std::string first_unbalanced(const std::string& html) {
  const std::set<std::string> void_elements{"meta", "link", "br", "hr", "img", "input", "!doctype"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    std::string tag = html.substr(at + 1, end - at - 1);
    const bool closing = tag.starts_with("/"), self_closing = tag.ends_with("/");
    tag = tag.substr(closing ? 1 : 0);
    const std::string name = tag.substr(0, tag.find_first_of(" /\n"));
    if (self_closing || void_elements.contains(name)) continue;
    if (!closing) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + ">";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + ">";
}

std::vector<Study> every_shape() {
  std::vector<Study> studies;
  studies.push_back(testing::synthetic_article());
  studies.push_back(testing::synthetic_single_run());
  studies.push_back(testing::synthetic_dates());
  studies.push_back(testing::synthetic_infeasible());

  Study product = testing::synthetic_article();  // two axes: nothing to draw a line over
  product.scenario.grid = {{{"us-escalation.add_pp"}, {0, 10, 30, 60, 100}}, {{"cn-answer.add_pp"}, {0, 10, 30, 60, 100}}};
  studies.push_back(std::move(product));

  Study one_point = testing::synthetic_article();  // the compliance question without a grid
  one_point.scenario.grid.clear();
  one_point.runs.resize(1);
  one_point.compliance.resize(2);
  one_point.pairs.front().states.resize(2);
  studies.push_back(std::move(one_point));

  Study dated = testing::synthetic_article();  // the compliance question by date
  dated.scenario.grid.clear();
  for (std::size_t i = 0; i < dated.compliance.size(); ++i) {
    dated.compliance[i].on = dated.runs[i / 2].on = "2025-0" + std::to_string(1 + i / 2) + "-15";
    dated.compliance[i].parameters.clear();
    dated.runs[i / 2].parameters.clear();
  }
  for (const std::size_t i : {0U, 1U, 2U, 4U, 5U}) studies.push_back(testing::with_horizons(studies[i]));
  studies.push_back(testing::with_a_missing_horizon(studies[0]));
  studies.push_back(testing::with_a_missing_horizon(studies[1]));
  studies.push_back(testing::with_horizons(dated));
  studies.push_back(std::move(dated));
  return studies;
}

TEST(ReportHtml, EveryShapeOfStudyIsOneWellFormedPageWithoutOutsideReferences) {
  for (const Study& study : every_shape()) {
    const std::string html = report_html(study);
    EXPECT_EQ(first_unbalanced(html), "") << study.scenario.title;
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("http"), std::string::npos) << "an outside address";
    EXPECT_EQ(html.find("@import"), std::string::npos);
    for (const std::string& href : all_matches(html, "(?:href|src)=\"([^\"]{0,6})"))
      EXPECT_TRUE(href.starts_with("data:")) << href;
  }
}

TEST(ReportHtml, IdsAreUnique) {
  for (const Study& study : every_shape()) {
    const auto ids = all_matches(report_html(study), " id=\"([^\"]*)\"");
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  }
}

TEST(ReportHtml, EveryPictureHasATitleAndStatesItsFinding) {
  const std::string html = report_html(testing::synthetic_article());
  const std::size_t pictures = all_matches(html, "(<svg )").size();
  EXPECT_GE(pictures, 10u);
  EXPECT_EQ(all_matches(html, "(<svg class=\"chart\" viewBox=\"[^\"]*\" role=\"img\")").size(), pictures);
  EXPECT_EQ(all_matches(html, "<title id=\"[^\"]*\">([^<]+)<").size(), pictures);
  EXPECT_EQ(all_matches(html, "<desc id=\"[^\"]*\">([^<]+)<").size(), pictures);
}

TEST(ReportHtml, NoCoordinateIsMissing) {
  for (const Study& study : every_shape())
    EXPECT_TRUE(all_matches(report_html(study), "(?:[xy][12]?|c[xy]|points|viewBox)=\"([^\"]*(?:nan|inf)[^\"]*)\"").empty());
}

TEST(ReportHtml, AMissingThresholdDoesNotBreakThePictures) {
  Study study = testing::synthetic_article();
  study.compliance[4].threshold = std::numeric_limits<double>::infinity();
  study.compliance[4].dlog_threshold = study.compliance[4].from_stake = std::nan("");
  EXPECT_EQ(first_unbalanced(report_html(study)), "");
  for (ComplianceResult& r : study.compliance) r.threshold = std::nan("");
  EXPECT_TRUE(all_matches(report_html(study), "(?:[xy][12]?|c[xy]|points|viewBox)=\"([^\"]*(?:nan|inf)[^\"]*)\"").empty());
}

TEST(ReportHtml, NamesOfUsersAreEscaped) {
  Study study = testing::synthetic_single_run();
  study.scenario.title = "<script>alert(1)</script> & \"more\"";
  const std::string html = report_html(study);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"), std::string::npos);
}

TEST(ReportHtml, SaysWhereItComesFromAndHowToRepeatIt) {
  const Study study = testing::synthetic_article();
  const std::string html = report_html(study);
  for (const std::string& part : {study.command, study.scenario.id.substr(0, 12), study.world->id.substr(0, 12),
                                  std::string("CC0"), std::string("Synthetic flows"), std::string("services-tariff-zero")})
    EXPECT_NE(html.find(part), std::string::npos) << part;
}

TEST(Answer, StatesNumbersConditionAndKind) {
  const Study study = testing::synthetic_article();
  const Answer answer = make_answer(study);
  ASSERT_GE(answer.sentences.size(), 2u);
  EXPECT_NE(answer.sentences[0].find("stylised"), std::string::npos);
  EXPECT_NE(answer.sentences[0].find("the United States alone"), std::string::npos);
  EXPECT_NE(answer.sentences[0].find("33\u202F%"), std::string::npos) << answer.sentences[0];  // 0.09 / 0.27
  EXPECT_NE(answer.sentences[0].find("would"), std::string::npos);
  EXPECT_NE(answer.sentences[0].find("from about 96 percentage points on"), std::string::npos);  // between 60 and 100 points
  EXPECT_NE(answer.sentences[1].find("tariffs 100 percentage points higher"), std::string::npos);
  EXPECT_NE(answer.condition.find("in the long run"), std::string::npos);
}

TEST(Answer, FollowsTheNumbers) {
  Study study = testing::synthetic_article();
  for (ComplianceResult& r : study.compliance) {
    r.stake = 0.4;
    r.gain = 0.1;
    r.threshold = 0.25;
    r.dlog_threshold = r.from_gain = r.from_stake = 0;
  }
  const Answer answer = make_answer(study);
  EXPECT_NE(answer.headline.find("keep its force"), std::string::npos) << answer.headline;
  EXPECT_NE(answer.sentences[0].find("hardly move"), std::string::npos) << answer.sentences[0];
  study.compliance.back().threshold = study.compliance[study.compliance.size() - 2].threshold = 1.4;
  EXPECT_NE(make_answer(study).sentences[0].find("even certain punishment would not be enough"), std::string::npos);
}

TEST(Answer, WithoutAnEquilibriumThereIsNone) {
  const Answer answer = make_answer(testing::synthetic_infeasible());
  EXPECT_NE(answer.headline.find("no equilibrium exists"), std::string::npos);
  EXPECT_TRUE(answer.sentences.empty());
}

std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TEST(TerminalSummary, FitsAScreenOf40LinesBy80Columns) {
  for (const Study& study : every_shape()) {
    std::istringstream in(terminal_summary(study, false));
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line); ++lines) EXPECT_LE(columns_of(line), 80u) << line;
    EXPECT_LE(lines, 38u) << study.scenario.title;  // two are left for where the files are
    EXPECT_GE(lines, 4u);
  }
}

TEST(Answer, ByDateNamesTheDate) {
  const Answer answer = make_answer(every_shape().back());
  EXPECT_NE(answer.sentences[0].find("with the measures in force on 15 May 2025"), std::string::npos) << answer.sentences[0];
  EXPECT_EQ(answer.sentences[0].find("percentage points"), std::string::npos) << answer.sentences[0];
}

TEST(TerminalSummary, ColourIsOptional) {
  EXPECT_EQ(terminal_summary(testing::synthetic_article(), false).find('\033'), std::string::npos);
  EXPECT_NE(terminal_summary(testing::synthetic_article(), true).find("\033[1m"), std::string::npos);
}

}  // namespace
}  // namespace entrepot
