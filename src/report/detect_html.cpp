// The page of `entrepot detect`: the answer, the months, the anomalies, how far they can be trusted, what was left out, sources.
// Parts: docs/detect.md.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/detect_figures.hpp"
#include "report/detect_tables.hpp"
#include "report/detect_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

constexpr std::size_t shown_findings = 100;
constexpr const char* title = "Flows that stand out after the break";

void add_header(Page& page, const DetectStudy& study) {
  page.html += fmt::format("<header><p class=\"kicker\">Detection · estimated</p><h1>{}</h1>", title);
  page.html += "<p class=\"question\">Which third countries take in what the target no longer receives?</p><p class=\"facts\">";
  if (!study.request.date.empty())
    page.html +=
        fmt::format("<time datetime=\"{}\">{}</time> · ", escape_markup(study.request.date), date_words(study.request.date));
  page.html += fmt::format("{} to {} · break: {} · {} flows searched · data {}</p></header>", month_words(study.months.front()),
                           month_words(study.months.back()), month_words(study.request.break_month),
                           count_text(study.findings.size()), hash_markup(study.flows_sha256));
}

void add_answer_section(Page& page, const DetectStudy& study) {
  page.open_section("answer", detect_headline(study));
  page.html += "<div class=\"lead\">";
  page.paragraph(substitution_words(study));
  page.paragraph(alarms_words(study));
  page.html += "</div>";
  page.html += fmt::format("<p class=\"warning\"><strong>What this is.</strong> {}</p>", escape_markup(detect_notice));
  page.add(detect_months_figure(study));
  page.close_section();
}

void add_findings(Page& page, const DetectStudy& study) {
  page.open_section("findings", "The anomalies");
  if (study.flagged == 0) {
    page.paragraph("No flow stands out at the rate of false alarms asked.");
  } else {
    page.add(detect_findings_figure(study));
    if (const DataTable listed = flagged_table(study, true, shown_findings); !listed.rows.empty()) page.add_table(listed);
    page.add_folded(flagged_table(study, false, shown_findings),
                    fmt::format("The {} largest of {} flagged flows", count_text(std::min(shown_findings, study.flagged)),
                                count_text(study.flagged)));
    page.paragraph(fmt::format("All {} flows tested are in findings.csv.", count_text(study.findings.size())));
  }
  page.paragraph(
      "Excess is the value of the months after the break less what a trend, drawn towards what cells of the route have in "
      "common, and a "
      "yearly season let expect; the points are those of the forecast. p is the Cauchy combination of the evidence: a rise (or, "
      "for flows that rest in most "
      "months, more months with trade), a jump of unit values, a correlation with the missing direct flow, a widening mirror "
      "gap. "
      "q is the smallest rate of false alarms at which the flow would be flagged.");
  page.close_section();
}

void add_trust(Page& page, const DetectStudy& study) {
  page.open_section("trust", "How far this can be trusted");
  page.paragraph(placebo_words(study));
  if (const std::string words = contrast_words(study); !words.empty()) page.paragraph(words);
  page.paragraph(
      "Evidence is statistical and of past flows into the third country. It does not show that a good went on to the target, who "
      "sent it, or that "
      "anything unlawful was done.");
  for (const std::string& note : study.notes)
    page.html += "<p class=\"warning\"><strong>Note.</strong> " + escape_markup(note) + "</p>";
  if (!study.left_out.empty()) page.add_folded(detect_left_out_table(study), "Flows that were not searched");
  page.html += fmt::format("<dl><dt>Regression of routes</dt><dd>{}, largest score {}</dd><dt>Work</dt><dd>{}</dd></dl>",
                           study.regression_converged ? "converged" : "not converged", residual_text(study.worst_score),
                           seconds_text(study.seconds));
  page.close_section();
}

void add_sources(Page& page, const DetectStudy& study) {
  page.open_section("sources", "Data and how to reproduce");
  page.html += fmt::format("<p>Flows: {}, sha256 {}.</p>", escape_markup(study.request.flows.filename().string()),
                           hash_markup(study.flows_sha256));
  page.html += fmt::format(
      "<h3>The same again</h3><pre tabindex=\"0\"><code>{}</code></pre><dl><dt>Program</dt><dd>entrepot {} ({})</dd></dl>",
      escape_markup(study.request.command), escape_markup(version().number), escape_markup(version().commit));
  page.html += downloads_markup(page);
  page.paragraph(
      "All flows tested, the routes, the months and what was left out lie beside this page as CSV; manifest.json has their "
      "checksums.");
  page.close_section();
}

}  // namespace

std::string detect_html(const DetectStudy& study) {
  Page page;
  add_header(page, study);
  page.html += "<main>";
  add_answer_section(page, study);
  page.open_section("routes", "Route by route");
  page.add(detect_routes_figure(study));
  page.close_section();
  add_findings(page, study);
  add_trust(page, study);
  add_sources(page, study);
  page.html += "</main>";
  return page_document(title, page.html);
}

}  // namespace entrepot
