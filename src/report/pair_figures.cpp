// Dependence and exit options of a pair, before and after (MODEL.md M11.1 and M11.4): always shown together, for they can
// disagree.
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/slope_chart.hpp"

namespace entrepot {
namespace {

/// Before, the first run and the last run: states[0] is before, states[i + 1] belongs to runs[i].
std::vector<std::size_t> shown_states(const PairStudy& pair) {
  if (pair.states.size() < 3) return {0, pair.states.size() - 1};
  return {0, 1, pair.states.size() - 1};
}

std::string state_words(const Study& study, const PairStudy& pair, std::size_t state) {
  if (state == 0) return "Before";
  if (pair.states.size() != study.runs.size() + 1) return pair.states[state].label;
  if (state == 1 && pair.states.size() > 2 && study.scenario.compliance && sweep_value(study, study.runs.front().parameters) == 0)
    return "Measures without added tariffs";
  return capitalised(run_words(study, study.runs[state - 1]));
}

SlopeSeries slope_of(const std::string& label, const std::vector<double>& values) {
  SlopeSeries s{label, values, {}};
  for (const double v : values) s.value_labels.push_back(percent_text(v));
  return s;
}

DataTable pair_numbers(const Study& study, const PairStudy& pair) {
  const std::string& a = study.world->countries[pair.a.value];
  const std::string& b = study.world->countries[pair.b.value];
  DataTable table;
  table.id = fmt::format("pair-{}-{}", a, b);
  table.caption = capitalised(fmt::format("{} and {}: dependence and exit options", country_in_text(*study.world, pair.a),
                                          country_in_text(*study.world, pair.b)));
  table.columns = {{"State", false},
                   {"Loss of " + a + " if cut off, %", true},
                   {"Loss of " + b + " if cut off, %", true},
                   {"Ratio", true},
                   {"Share of " + b + " in trade of " + a + ", %", true},
                   {"Share of " + a + " in trade of " + b + ", %", true},
                   {"Asymmetry, −1 to 1", true}};
  for (std::size_t i = 0; i < pair.states.size(); ++i) {
    const PairStudy::State& s = pair.states[i];
    table.rows.push_back({text_cell(state_words(study, pair, i)), number_cell(s.exit.loss_a, 3), number_cell(s.exit.loss_b, 3),
                          number_cell(s.exit.ratio, 1), number_cell(100 * s.dependence.a_on_b, 1),
                          number_cell(100 * s.dependence.b_on_a, 1), number_cell(s.dependence.asymmetry, 3)});
  }
  return table;
}

Figure slope_figure(SlopeChart chart, const std::string& finding) {
  chart.finding = finding;
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = finding;
  f.draw = [chart](double width) { return slope_chart_svg(chart, width); };
  f.half = true;
  return f;
}

}  // namespace

std::vector<Figure> pair_figures(const Study& study, const PairStudy& pair) {
  if (pair.states.size() < 2) return {};
  const World& world = *study.world;
  const std::string a = country_in_text(world, pair.a), b = country_in_text(world, pair.b);
  SlopeChart exit, share;
  const std::string key = world.countries[pair.a.value] + "-" + world.countries[pair.b.value];
  exit.id = "exit-" + key;
  share.id = "dependence-" + key;
  exit.title = fmt::format("Exit options of {} and {}", a, b);
  share.title = fmt::format("Trade shares of {} and {}", a, b);
  exit.y_title = "Real income lost if trade between the two were cut, percent (100 × log)";
  share.y_title = "Share of the other in own foreign trade, percent";
  std::vector<double> loss_a, loss_b, share_a, share_b;
  for (const std::size_t i : shown_states(pair)) {
    const PairStudy::State& s = pair.states[i];
    const std::string words = state_words(study, pair, i);
    exit.columns.push_back(words);
    share.columns.push_back(words);
    loss_a.push_back(s.exit.loss_a);
    loss_b.push_back(s.exit.loss_b);
    share_a.push_back(100 * s.dependence.a_on_b);
    share_b.push_back(100 * s.dependence.b_on_a);
  }
  exit.series = {slope_of(country_label(world, pair.a), loss_a), slope_of(country_label(world, pair.b), loss_b)};
  share.series = {slope_of(country_label(world, pair.a), share_a), slope_of(country_label(world, pair.b), share_b)};
  const std::string exit_finding =
      std::isfinite(loss_a.back()) && std::isfinite(loss_b.back()) && std::isfinite(loss_a.front()) &&
              std::isfinite(loss_b.front())
          ? fmt::format("Losing the other would cost {} {} of real income ({} before) and {} {} ({} before)", a,
                        percent_text(loss_a.back()), percent_text(loss_a.front()), b, percent_text(loss_b.back()),
                        percent_text(loss_b.front()))
          : fmt::format("What {} and {} would lose without each other", a, b);
  const std::string share_finding =
      fmt::format("{} would make up {} of the foreign trade of {} ({} before), and {} {} of that of {} ({} before)",
                  capitalised(b), percent_text(share_a.back()), a, percent_text(share_a.front()), a, percent_text(share_b.back()),
                  b, percent_text(share_b.front()));
  std::vector<Figure> figures{slope_figure(exit, exit_finding), slope_figure(share, share_finding)};
  figures.front().numbers = pair_numbers(study, pair);
  return figures;
}

}  // namespace entrepot
