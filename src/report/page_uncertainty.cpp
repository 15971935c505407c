// "What drives the answer": how wide it is, which assumption makes it so, where it would turn, which draws have no answer.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"
#include "report/uncertainty_page.hpp"
#include "report/uncertainty_words.hpp"

namespace entrepot {
namespace {

std::string driver_finding(const Uncertainty& doubt, const HeadlineDoubt& answer) {
  const std::vector<std::size_t> order = doubt.ranked_inputs(answer);
  const double total = answer.drivers[order.front()].total;
  if (!(total > 0)) return "The answer does not vary over the draws";
  return fmt::format("The assumption that matters most: {}", doubt.inputs[order.front()].words);
}

DataTable figure_numbers(const Uncertainty& doubt, const HeadlineDoubt& answer) {
  Uncertainty one;
  one.inputs = doubt.inputs;
  one.headlines = {answer};
  DataTable table = drivers_table(one);
  table.id = "drivers-of-the-answer";
  table.caption = "What drives this number";
  return table;
}

std::string how_sentence(const Uncertainty& doubt) {
  return fmt::format(
      "The question was put again under {} draws of {} at once ({} evaluations, every equilibrium certified like the scenario’s "
      "own).",
      count_text(doubt.draws), assumptions_text(doubt), count_text(doubt.evaluations));
}

std::string sign_sentence(const HeadlineDoubt& answer) {
  if (std::isnan(answer.above_zero)) return "";
  if (answer.critical == 1)
    return fmt::format("It is {} {}.", answer.unit == "probability" ? "above certainty" : "above 1",
                       share_text(answer.above_critical));
  return fmt::format("It is above zero {}.", share_text(answer.above_zero));
}

/// Interval, sign, drivers, where it would turn, and draws without an answer.
std::string headline_paragraph(const Uncertainty& doubt, const HeadlineDoubt& headline) {
  std::string text =
      fmt::format("{}: {} in nine draws of ten, median {}; {} with the scenario’s own numbers.", capitalised(headline.words),
                  interval_text(headline), headline_value_text(headline.median.value, headline.unit),
                  headline_value_text(headline.central, headline.unit));
  std::vector<std::string> sentences{sign_sentence(headline), drivers_sentence(doubt, headline)};
  for (const std::string& sentence : turning_sentences(doubt, headline)) sentences.push_back(sentence);
  sentences.push_back(failed_draws_sentence(doubt, headline));
  for (const std::string& sentence : sentences) text += sentence.empty() ? "" : " " + sentence;
  return text;
}

}  // namespace

Figure drivers_figure(const Uncertainty& doubt, const HeadlineDoubt& answer) {
  RowChart chart;
  chart.id = "drivers";
  chart.title = "Assumptions by their share of the variance of the answer";
  chart.finding = driver_finding(doubt, answer);
  chart.x_title = fmt::format("Share of the variance{} that would be left if all other assumptions were known, percent",
                              answer.by_rank ? " of the answer’s rank" : "");
  for (const std::size_t i : doubt.ranked_inputs(answer)) {
    const double total = answer.drivers[i].total;
    ChartRow row{.label = capitalised(doubt.inputs[i].words), .mark = RowMark::bar};
    row.to = std::isnan(total) ? 0 : 100 * total;
    row.value_label = std::isnan(total) ? "none" : percent_text(100 * total);
    row.role = chart.rows.empty() ? RowRole::subject : RowRole::context;
    chart.rows.push_back(std::move(row));
  }
  Figure figure;
  figure.id = "drivers-figure";
  figure.finding = chart.finding;
  figure.subtitle = capitalised(answer.words);
  figure.draw = [chart](double width) { return row_chart_svg(chart, width); };
  figure.note = "Shares of the total kind (Jansen 1999) count interactions, so that together they may exceed 100 %.";
  figure.numbers = figure_numbers(doubt, answer);
  return figure;
}

void add_uncertainty(Page& page, const Uncertainty& doubt, const std::vector<std::size_t>& told) {
  if (doubt.headlines.empty()) return;
  page.open_section("drivers", "What drives the answer");
  const std::vector<std::size_t> shown = told.empty() ? std::vector<std::size_t>{0} : told;
  page.paragraph(how_sentence(doubt));
  for (std::size_t k = 0; k < shown.size(); ++k) {
    const HeadlineDoubt& headline = doubt.headlines[shown[k]];
    page.paragraph(headline_paragraph(doubt, headline));
    if (k == 0 && !headline.drivers.empty()) page.add(drivers_figure(doubt, headline));
  }
  page.paragraph(
      "The interval says how far the answer follows from what was assumed, if the model is right. It is no forecast, and it says "
      "nothing "
      "of what the model leaves out.");
  if (doubt.truncated > 0)
    page.paragraph(fmt::format("In {} of {} evaluations a drawn value was held at the end of the range that it may have.",
                               count_text(doubt.truncated), count_text(doubt.evaluations)));
  for (const std::string& note : doubt.notes) page.paragraph(capitalised(note) + ".");
  page.add_folded(assumptions_table(doubt), "What was drawn");
  page.add_folded(intervals_table(doubt), "Every number with its interval");
  if (doubt.question.drivers) page.add_folded(drivers_table(doubt), "Every number with its drivers");
  page.close_section();
}

}  // namespace entrepot
