#include "report/claims_figures.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "report/claims_words.hpp"
#include "report/country_words.hpp"
#include "report/interval_chart.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr std::array verdicts{Verdict::supported, Verdict::rounding_only, Verdict::conditional, Verdict::open,
                              Verdict::contradicted};

std::string ids_of(const LedgerResult& result, Verdict verdict) {
  std::string ids;
  for (std::size_t c = 0; c < result.claims.size(); ++c) {
    if (result.claims[c].verdict == verdict) ids += (ids.empty() ? "" : ", ") + result.ledger.claims[c].id;
  }
  return ids;
}

bool is_finite(const Interval& i) { return std::isfinite(i.low) && std::isfinite(i.value) && std::isfinite(i.high); }

std::string unit_title(const ClaimTest& test) {
  const std::string unit = test.unit == "factor" || test.unit == "index" || test.unit.empty() ? "" : ", " + test.unit;
  return capitalised(test.words) + unit;
}

}  // namespace

Figure verdicts_figure(const LedgerResult& result) {
  Figure figure;
  figure.id = "verdicts-figure";
  figure.finding = claims_answer(result).headline;
  figure.subtitle = "Claims by verdict. A verdict follows from numbers and a rule that the ledger states.";
  RowChart chart{figure.id, "Claims by verdict", figure.finding, "Number of claims", {}};
  figure.numbers.id = "verdicts";
  figure.numbers.caption = "Claims by verdict";
  figure.numbers.columns = {{"Verdict", false}, {"Claims", true}, {"Ids", false}};
  for (const Verdict verdict : verdicts) {
    const std::size_t count = result.count(verdict);
    chart.rows.push_back({fmt::format("{} {}", verdict_mark(verdict), verdict_words(verdict)), 0, static_cast<double>(count),
                          count_text(count), RowRole::context, RowMark::bar});
    figure.numbers.rows.push_back(
        {text_cell(verdict_words(verdict)), {count_text(count), std::to_string(count)}, text_cell(ids_of(result, verdict))});
  }
  figure.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return figure;
}

std::optional<Figure> test_figure(const Claim& claim, const ClaimTest& test, const TestResult& result) {
  const bool drawn = result.draws > 0;
  if (!is_finite(result.ours) || (result.theirs && !is_finite(*result.theirs))) return std::nullopt;
  Figure figure;
  figure.id = "claim-" + claim.id + "-" + test.id;
  figure.finding = fmt::format("{}: {}, {}", claim.id, claim_number_text(result.ours, test.unit, drawn),
                               test.theirs ? "against " + claim_target_text(test, result)
                                           : "where the claim needs a number " + claim_target_text(test, result));
  figure.subtitle =
      capitalised(test.words) + (drawn ? ". The line holds nine draws of ten." : ". The line is what rounding hides.");
  IntervalChart chart{figure.id, figure.finding, test_sentence(test, result), unit_title(test), {}, {}};
  const auto label = [&](const Interval& interval, bool own) {
    const std::string range = claim_interval_text(interval, test.unit, own && drawn);
    return (own ? claim_number_text(interval, test.unit, drawn) : claim_target_text(test, result)) +
           (range.empty() ? "" : fmt::format(" ({})", range));
  };
  chart.rows.push_back({"Ours", result.ours, label(result.ours, true), true});
  if (result.theirs) chart.rows.push_back({"The text", *result.theirs, label(*result.theirs, false), false});
  for (const std::optional<double>& bound : {test.above, test.below}) {
    if (bound) chart.bounds.push_back(*bound);
  }
  figure.numbers.id = figure.id;
  figure.numbers.caption = fmt::format("{}: {}", claim.id, unit_title(test));
  figure.numbers.columns = {{"Whose", false}, {"Number", true}, {"Low", true}, {"High", true}};
  const auto add = [&](const std::string& name, const Interval& i) {
    figure.numbers.rows.push_back({text_cell(name), number_cell(i.value, 3), number_cell(i.low, 3), number_cell(i.high, 3)});
  };
  add("Ours", result.ours);
  if (result.theirs) add("The text", *result.theirs);
  for (const double bound : chart.bounds) add("Bound", exactly(bound));
  figure.draw = [chart](double width) { return interval_chart_svg(chart, width); };
  return figure;
}

}  // namespace entrepot
