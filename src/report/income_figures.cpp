// Who gains, who loses: ranked real income in one run, and its path over a grid or over dates.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/answer.hpp"
#include "report/country_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t largest_shown = 10;  ///< countries with the largest changes, beside the named ones
constexpr std::size_t most_named = 6;

/// Largest absolute changes and the named players, ranked by change.
std::vector<Country> countries_that_matter(const Study& study, const Outcomes& o) {
  std::vector<Country> by_size = ranked_by_real_income(o);
  std::ranges::stable_sort(by_size, std::greater<>{}, [&](Country n) { return std::abs(real_income_percent(o, n)); });
  std::vector<Country> chosen(by_size.begin(),
                              by_size.begin() + static_cast<std::ptrdiff_t>(std::min(largest_shown, by_size.size())));
  std::size_t named = 0;
  for (const Country n : named_players(study)) {
    if (named++ == most_named) break;
    if (std::ranges::find(chosen, n) == chosen.end()) chosen.push_back(n);
  }
  std::ranges::stable_sort(chosen, std::greater<>{}, [&](Country n) { return real_income_percent(o, n); });
  return chosen;
}

ChartRow row_of(const std::string& label, double percent, RowRole role) {
  return {label, 0, percent, signed_percent_text(percent), role, RowMark::dot};
}

LineSeries path_of(const Study& study, const std::string& label, bool subject,
                   const std::function<double(const Outcomes&)>& value) {
  LineSeries s;
  s.label = label;
  s.subject = subject;
  for (const Run& run : study.runs) {
    if (!run.outcomes) continue;
    s.x.push_back(run.on.empty() ? sweep_value(study, run.parameters) : date_days(run.on));
    s.y.push_back(value(*run.outcomes));
  }
  s.value_label = s.y.empty() ? "" : signed_percent_text(s.y.back());
  return s;
}

}  // namespace

Figure income_figure(const Study& study, const Run& run) {
  const Outcomes& o = *run.outcomes;
  const auto players = named_players(study);
  RowChart chart;
  chart.id = "income";
  chart.title = "Who gains and who loses";
  chart.finding = income_finding(study);
  chart.x_title = fmt::format("Change of real income {}, percent", run_words(study, run));
  const double world = 100 * (o.world_real_income - 1);
  bool world_placed = false;
  auto place_world = [&] {
    chart.rows.push_back(row_of("World", world, RowRole::whole));
    world_placed = true;
  };
  for (const Country n : countries_that_matter(study, o)) {
    const double percent = real_income_percent(o, n);
    if (!world_placed && percent < world) place_world();
    const bool named = std::ranges::find(players, n) != players.end();
    chart.rows.push_back(row_of(country_label(*study.world, n), percent, named ? RowRole::subject : RowRole::context));
  }
  if (!world_placed) place_world();
  Figure f;
  f.id = "income-figure";
  f.finding = income_finding(study);
  f.subtitle = "The largest changes, the countries named in the scenario (bold) and the world.";
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  return f;
}

Figure income_path_figure(const Study& study) {
  const bool dates = describe_sweep(study).kind == Sweep::Kind::dates;
  LineChart chart;
  chart.id = "income-path";
  chart.title = "Real income of the countries named";
  chart.finding = income_finding(study);
  chart.x_title = describe_sweep(study).axis_title;
  chart.y_title = "Change of real income, percent";
  chart.steps = dates;
  const auto players = named_players(study);
  for (std::size_t i = 0; i < players.size() && i < 3; ++i)
    chart.series.push_back(path_of(study, country_label(*study.world, players[i]), true,
                                   [n = players[i]](const Outcomes& o) { return real_income_percent(o, n); }));
  chart.series.push_back(path_of(study, "World", false, [](const Outcomes& o) { return 100 * (o.world_real_income - 1); }));
  if (dates) {
    for (const Run& run : study.runs) chart.x_ticks.push_back({date_days(run.on), date_words(run.on, true)});
  }
  Figure f;
  f.id = "income-path-figure";
  f.finding = income_finding(study);
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.numbers.id = "income-path";
  f.numbers.caption = "Real income in every run, percent";
  f.numbers.columns = {{"Run", false}};
  for (const LineSeries& s : chart.series) f.numbers.columns.push_back({s.label + ", %", true});
  for (std::size_t i = 0; i < study.runs.size(); ++i) {
    const Run& run = study.runs[i];
    std::vector<TableCell> row{text_cell(run.on.empty() ? given_text(sweep_value(study, run.parameters)) : run.on)};
    for (const LineSeries& s : chart.series) row.push_back(number_cell(s.y[i], 2, true));
    f.numbers.rows.push_back(std::move(row));
  }
  return f;
}

}  // namespace entrepot
