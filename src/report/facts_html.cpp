// The page of `entrepot accounts check`: the verdicts, the intervals drawn, what contradictions hinge on, the figures with
// addresses.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "entrepot/accounts_report.hpp"
#include "report/bundle_folder.hpp"
#include "report/facts_words.hpp"
#include "report/manifest.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

constexpr double farthest_drawn = 6;  // half units: beyond it a bar would squeeze all others

/// How far a number is from the printed one, in half units of what is printed: the printed interval runs from -1 to 1.
double in_half_units(double value, const Interval& printed) {
  const double half = (printed.high - printed.low) / 2, middle = printed.low + half;
  return half > 0 ? (value - middle) / half : NAN;
}

ChartRow row_of(const FactCheck& check) {
  const double low = in_half_units(check.implied.low, check.printed), high = in_half_units(check.implied.high, check.printed);
  const bool drawn = std::isfinite(low) && std::isfinite(high) && std::max(std::abs(low), std::abs(high)) <= farthest_drawn;
  const bool contradicted = check.verdict == FactVerdict::inconsistent;
  std::string words = to_string(check.verdict);
  if (!drawn && std::isfinite(low) && std::isfinite(high))
    words += fmt::format(", {} half units {}", significant_text(std::min(std::abs(low), std::abs(high))),
                         high < 0 ? "below" : "above");
  return {.label = check.id,
          .from = drawn ? low : 0,
          .to = drawn ? high : 0,
          .value_label = words,
          .role = contradicted ? RowRole::subject : RowRole::context,
          .mark = drawn ? RowMark::bar : RowMark::none};
}

Figure intervals_figure(const FactReport& report) {
  RowChart chart{
      .id = "intervals",
      .title = "What follows from other figures, against what is printed",
      .finding = facts_headline(report),
      .x_title = "Half units of the last printed place away from the printed figure; rounding hides what lies between −1 and 1",
      .rows = {{.label = "printed", .from = -1, .to = 1, .value_label = "", .role = RowRole::whole, .mark = RowMark::bar}}};
  for (const FactCheck& check : report.checks) {
    if (check.kind != FactCheck::Kind::mirror) chart.rows.push_back(row_of(check));
  }
  return {.id = "figure-intervals",
          .finding = "What follows from other figures, against what is printed",
          .subtitle =
              "A bar is the interval that the other figures allow. A bar that meets the printed interval can be true; one beside "
              "it cannot.",
          .draw = [chart](double width) { return row_chart_svg(chart, width); },
          .note = "",
          .numbers = checks_table(report)};
}

void add_contradictions(Page& page, const FactReport& report) {
  const std::vector<std::string> sentences = contradiction_sentences(report);
  if (sentences.empty()) return;
  page.open_section("contradictions", "What cannot be true together");
  page.html += "<ul>";
  for (const std::string& sentence : sentences) page.html += "<li>" + escape_markup(typographic(sentence)) + "</li>";
  page.html += "</ul>";
  page.paragraph(
      "A contradiction says that at least one of the figures named is not what it is called: misprinted, revised, of another "
      "currency or "
      "of another flow. It does not say which. Listed first is the figure that no other identity confirms.");
  page.close_section();
}

void add_sources(Page& page, const FactReport& report, const std::string& command) {
  page.open_section("sources", "The figures, who printed them, and how to reproduce");
  if (!report.file.note.empty()) page.paragraph(typographic(report.file.note));
  page.add_folded(facts_table(report), fmt::format("{} figures with their sources", report.file.facts.size()));
  page.html +=
      fmt::format("<h3>The same again</h3><pre tabindex=\"0\"><code>{}</code></pre><dl><dt>Program</dt><dd>entrepot {} ({})</dd>",
                  escape_markup(command), escape_markup(version().number), escape_markup(version().commit));
  page.html +=
      fmt::format("<dt>Facts</dt><dd>{}, {}</dd></dl>", escape_markup(report.file.file), hash_markup(report.file.sha256));
  page.html += downloads_markup(page);
  page.paragraph("This is arithmetic of rounded numbers alone: no model stands behind it.");
  page.close_section();
}

}  // namespace

std::string facts_html(const FactReport& report, const std::string& command, const std::string& date) {
  const std::string title = report.file.title.empty() ? "Printed figures, checked" : report.file.title;
  Page page;
  page.html += fmt::format(
      "<header><p class=\"kicker\">Printed figures</p><h1>{}</h1><p class=\"question\">Do they agree with one another?</p>",
      escape_markup(typographic(title)));
  if (!date.empty())
    page.html += fmt::format("<p class=\"facts\"><time datetime=\"{}\">{}</time></p>", escape_markup(date), date_words(date));
  page.html += "</header><main>";
  page.open_section("answer", facts_headline(report));
  page.add(intervals_figure(report));
  page.close_section();
  add_contradictions(page, report);
  if (!report.derived.empty() || !report.rates.empty()) {
    page.open_section("derived", "What follows from them");
    if (!report.derived.empty()) page.add_table(derived_table(report));
    for (const RateCheck& rate : report.rates) page.paragraph(rate_sentence(rate));
    page.close_section();
  }
  add_sources(page, report, command);
  return page_document(title, page.html + "</main>");
}

void write_facts_bundle(const FactReport& report, const std::filesystem::path& folder, const std::string& command,
                        const std::string& date) {
  Problems problems;
  std::map<std::string, std::string> files;
  if (const auto text = tables::read_text(report.file.file, problems)) files["facts.toml"] = *text;
  problems.throw_if_any();
  files["checks.csv"] = facts_csv(report);
  files["checks.json"] = facts_json(report);
  files["report.html"] = facts_html(report, command, date);
  const nlohmann::ordered_json manifest = {{"bundle", bundle_mark},
                                           {"schema", bundle_schema},
                                           {"question", "accounts check"},
                                           {"program", program_json()},
                                           {"command", command},
                                           {"facts", {{"file", report.file.file}, {"sha256", report.file.sha256}}},
                                           {"files", checksums_json(files)}};
  files["manifest.json"] = manifest.dump(2) + "\n";
  write_result_folder(files, folder);
}

}  // namespace entrepot
