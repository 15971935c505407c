#include <cmath>

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/uncertainty_page.hpp"

namespace entrepot {
namespace {

TableCell value_cell(double value) {
  if (std::isnan(value)) return text_cell("none");
  if (std::isinf(value)) return text_cell(significant_text(value));
  return {significant_text(value, 3), plain_number(value)};
}
TableCell count_cell(std::size_t count) { return number_cell(static_cast<double>(count), 0); }
TableCell share_cell(double share) { return std::isnan(share) ? text_cell("none") : number_cell(100 * share, 1); }

TableCell turn_cell(const Turn& turn) {
  switch (turn.kind) {
    case Turn::Kind::found:
      return {significant_text(turn.at), plain_number(turn.at)};
    case Turn::Kind::outside:
      return text_cell("none in its range");
    case Turn::Kind::not_monotone:
      return text_cell("no clear direction");
    case Turn::Kind::no_value:
      break;
  }
  return text_cell("—");
}

}  // namespace

DataTable intervals_table(const Uncertainty& doubt) {
  DataTable table;
  table.id = "uncertainty";
  table.caption = fmt::format("Every number over {} draws; errors of sampling come from {} scramblings", count_text(doubt.draws),
                              doubt.question.scramblings);
  table.columns = {{"Number", false},
                   {"Unit", false},
                   {"Scenario", true},
                   {"5 %", true},
                   {"Median", true},
                   {"95 %", true},
                   {"Error of median", true},
                   {"Above 0, % of draws", true},
                   {"Above 1, % of draws", true},
                   {"Infinite", true},
                   {"No answer", true}};
  for (const HeadlineDoubt& h : doubt.headlines) {
    table.rows.push_back({text_cell(h.words), text_cell(h.unit), value_cell(h.central), value_cell(h.low.value),
                          value_cell(h.median.value), value_cell(h.high.value), value_cell(h.median.error),
                          share_cell(h.above_zero), h.critical == 1 ? share_cell(h.above_critical) : text_cell("—"),
                          count_cell(h.infinite), count_cell(h.failed)});
  }
  return table;
}

DataTable drivers_table(const Uncertainty& doubt) {
  DataTable table;
  table.id = "drivers";
  table.caption =
      "Share of the variance that each assumption explains alone (first order) and with all its interactions (total), percent, "
      "with "
      "standard errors; of ranks where an answer may be infinite";
  table.columns = {{"Number", false},     {"Assumption", false},    {"Of", false},
                   {"First order", true}, {"Its error", true},      {"Total", true},
                   {"Its error", true},   {"Pairs left out", true}, {"Answer turns at", true}};
  for (const HeadlineDoubt& h : doubt.headlines) {
    for (const std::size_t i : doubt.ranked_inputs(h)) {
      const Driver& d = h.drivers[i];
      table.rows.push_back({text_cell(h.words), text_cell(doubt.inputs[i].words), text_cell(h.by_rank ? "rank" : "value"),
                            share_cell(d.first), share_cell(d.first_error), share_cell(d.total), share_cell(d.total_error),
                            count_cell(d.excluded), turn_cell(d.turn)});
    }
  }
  return table;
}

DataTable assumptions_table(const Uncertainty& doubt) {
  DataTable table;
  table.id = "assumptions-drawn";
  table.caption = "What was drawn";
  table.columns = {{"Assumption", false}, {"Key", false}, {"Distribution", false}, {"Source", false}};
  for (const DrawnInput& input : doubt.inputs)
    table.rows.push_back({text_cell(input.words), text_cell(input.id), text_cell(input.drawn),
                          text_cell(input.source.empty() ? "not said" : input.source)});
  return table;
}

}  // namespace entrepot
