// The part of the page that sets the horizons of one scenario side by side.
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/horizon_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

TableCell cell_of(double value, int decimals, bool with_sign, const std::string& missing) {
  return std::isnan(value) ? text_cell(missing) : number_cell(value, decimals, with_sign);
}

/// What tells the run apart, as a number where it is one.
TableCell run_cell(const Study& study, std::size_t run) {
  const Run& at = study.runs[run];
  if (describe_sweep(study).kind == Sweep::Kind::one_parameter) {
    const double value = sweep_value(study, at.parameters);
    return {given_text(value), plain_number(value)};
  }
  return text_cell(at.on.empty() ? run_words(study, at) : at.on);
}

TableColumn run_column(const Study& study) {
  const Sweep sweep = describe_sweep(study);
  return {sweep.axis_title.empty() ? "Run" : sweep.axis_title, sweep.kind == Sweep::Kind::one_parameter};
}

void add_horizon_columns(const Study& study, DataTable& table) {
  for (const HorizonResult& result : study.horizons->horizons)
    table.columns.push_back({capitalised(horizon_name(result.horizon)), true});
}

/// Parties and, for a group, each member; in the first and in the headline run.
DataTable income_table(const Study& study) {
  const HorizonComparison& h = *study.horizons;
  DataTable table;
  table.id = "horizon-incomes";
  table.caption = "Change of real income by horizon, percent; groups are means of their members weighted by income";
  table.columns = {{"Who", false}, run_column(study)};
  add_horizon_columns(study, table);
  const auto add_row = [&](const std::string& who, std::size_t run, const std::function<double(const HorizonRun&)>& value) {
    std::vector<TableCell> row{text_cell(who), run_cell(study, run)};
    for (const HorizonResult& result : h.horizons) {
      const HorizonRun& at = result.runs[run];
      row.push_back(cell_of(value(at), 2, true, missing_words(result.baseline, at.equilibrium)));
    }
    table.rows.push_back(std::move(row));
  };
  for (const std::size_t run : horizon_runs_shown(study)) {
    for (std::size_t p = 0; p < h.parties.size(); ++p) {
      add_row(h.parties[p].name(), run, [&](const HorizonRun& at) { return at.parties[p]; });
      if (!h.parties[p].group) continue;
      for (const Country n : h.parties[p].members)
        add_row(study.world->countries[static_cast<std::size_t>(n.value)], run,
                [&](const HorizonRun& at) { return at.real_income(n); });
    }
  }
  return table;
}

struct Quantity {
  const char* words;
  double ComplianceResult::*value;
  double scale;
  int decimals;
};
constexpr Quantity quantities[] = {{"Threshold, %", &ComplianceResult::threshold, 100, 1},
                                   {"Gain from ignoring, %", &ComplianceResult::gain, 1, 3},
                                   {"Stake, %", &ComplianceResult::stake, 1, 3}};

DataTable threshold_table(const Study& study) {
  DataTable table;
  table.id = "horizon-compliance";
  table.caption = "The compliance question by horizon, at every grid point";
  table.columns = {{"Penalty by", false}, {"What", false}, run_column(study)};
  add_horizon_columns(study, table);
  const std::size_t penalties = study.scenario.compliance->penalties.size();
  for (std::size_t p = 0; p < penalties; ++p) {
    for (const Quantity& quantity : quantities) {
      for (std::size_t run = 0; run < study.runs.size(); ++run) {
        std::vector<TableCell> row{text_cell(study.scenario.compliance->penalties[p].id), text_cell(quantity.words),
                                   run_cell(study, run)};
        for (const HorizonResult& result : study.horizons->horizons) {
          const ComplianceResult& r = result.compliance[run * penalties + p];
          row.push_back(
              cell_of(quantity.scale * (r.*quantity.value), quantity.decimals, false, r.certified() ? "none" : "no equilibrium"));
        }
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

}  // namespace

void add_horizons(Page& page, const Study& study) {
  if (!study.horizons) return;
  page.open_section("horizons", "How much the horizon matters");
  for (const std::string& sentence : missing_horizon_sentences(study)) page.paragraph(sentence);
  const auto thresholds = horizon_threshold_figures(study);
  for (std::size_t p = 0; p < thresholds.size(); ++p) {
    if (const std::string sentence = horizon_threshold_sentence(study, p); !sentence.empty()) page.paragraph(sentence);
  }
  if (thresholds.size() == 1) page.add(thresholds.front());
  if (thresholds.size() > 1) {
    page.add_beside(thresholds);
    page.html += "<p class=\"note\">Each picture has a scale of its own.</p>";
  }
  page.html += thresholds.empty() ? "" : "<h3>Real income</h3>";
  page.paragraph(horizon_income_sentence(study));
  page.add(horizon_income_figure(study));
  page.add_folded(income_table(study), "Real income by horizon, member by member");
  if (!thresholds.empty()) page.add_folded(threshold_table(study), "Threshold, gain and stake by horizon, at every point");
  page.close_section();
}

}  // namespace entrepot
