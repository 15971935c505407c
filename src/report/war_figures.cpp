#include "report/war_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/row_chart.hpp"
#include "report/slope_chart.hpp"
#include "report/war_tables.hpp"
#include "report/war_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t drawn_players = 12, drawn_bystanders = 8;  // at each end

std::size_t drawn(const WarStudy& study) { return std::min(drawn_players, study.result.game.players.size()); }

std::string condition(const WarStudy& study) {
  const std::size_t all = study.result.game.players.size();
  return all > drawn_players ? fmt::format("The first {} of {} players; the table has all", drawn_players, all) : "";
}

}  // namespace

Figure welfare_figure(const WarStudy& study) {
  const WarResult& r = study.result;
  std::vector<const WarRegime*> shown{&r.peace, &r.war};
  if (r.cooperation.outcome == Outcome::converged) shown.push_back(&r.cooperation);  // a fourth column fits no phone
  SlopeChart chart;
  chart.id = "welfare";
  chart.title = "Real income by regime";
  chart.y_title = "Change of real income from peace, percent";
  for (const WarRegime* regime : shown) chart.columns.push_back(regime_label(study, *regime));
  std::size_t losers = 0;
  for (std::size_t p = 0; p < drawn(study); ++p) {
    SlopeSeries series{player_label(study, p), {}, {}};
    for (const WarRegime* regime : shown) {
      series.values.push_back(regime->real_income_pct[p]);
      series.value_labels.push_back(signed_percent_text(regime->real_income_pct[p]));
    }
    chart.series.push_back(std::move(series));
  }
  for (std::size_t p = 0; p < r.game.players.size(); ++p) losers += r.war.real_income_pct[p] < 0;
  chart.finding = losers == r.game.players.size() ? "Every player would lose from a war"
                  : losers == 0                   ? "No player would lose from a war"
                                : fmt::format("{} of {} players would lose from a war", losers, r.game.players.size());
  Figure f;
  f.id = "welfare-figure";
  f.finding = chart.finding;
  f.subtitle = condition(study);
  f.draw = [chart](double width) { return slope_chart_svg(chart, width); };
  f.numbers = regimes_numbers(study);
  f.numbers.id = "welfare-by-regime";
  f.numbers.caption = "The same by regime, the bargain too";
  return f;
}

Figure rates_figure(const WarStudy& study) {
  const WarResult& r = study.result;
  RowChart chart;
  chart.id = "rates";
  chart.title = "Mean rates by player";
  chart.x_title = fmt::format("Mean {}, percent, weighted by benchmark trade", rate_noun(study));
  double low = INFINITY, high = -INFINITY;
  for (std::size_t p = 0; p < r.game.players.size(); ++p) {
    const double war = mean_rates(study, r.war)[p];
    low = std::min(low, war), high = std::max(high, war);
    if (p >= drawn_players) continue;
    const auto add = [&](const WarRegime& regime, const std::string& what, RowRole role) {
      const double rate = mean_rates(study, regime)[p];
      const bool known = std::isfinite(rate);
      chart.rows.push_back({fmt::format("{}, {}", player_label(study, p), what), 0, known ? rate : 0,
                            known ? percent_text(rate) : "no answer", role, known ? RowMark::dot : RowMark::none,
                            p > 0 && &regime == &r.peace});
    };
    add(r.peace, "peace", RowRole::context);
    add(r.alone[p], "alone", RowRole::context);
    add(r.war, "war", RowRole::subject);
    if (r.bargaining.outcome == Outcome::converged) add(r.bargaining, "bargain", RowRole::context);
  }
  chart.finding =
      high - low < 0.5
          ? fmt::format("In a war the players' mean {} would be about {}", rate_noun(study), percent_text(high))
          : fmt::format("In a war mean {} would lie between {} and {}", rate_noun(study) == "tariff" ? "tariffs" : "export taxes",
                        percent_text(low), percent_text(high));
  Figure f;
  f.id = "rates-figure";
  f.finding = chart.finding;
  f.subtitle = condition(study);
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  f.numbers = chosen_rates_numbers(study);
  return f;
}

Figure bystanders_figure(const WarStudy& study) {
  const std::vector<Country> list = bystanders(study);
  const WarRegime& war = study.result.war;
  RowChart chart;
  chart.id = "bystanders-chart";
  chart.title = "Bystanders";
  chart.x_title = "Change of real income in war, percent";
  const std::size_t ends = std::min(drawn_bystanders, list.size() / 2 + list.size() % 2);
  std::size_t gain = 0;
  for (const Country n : list) gain += war.real_income(n) > 0;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (k >= ends && k + ends < list.size()) continue;
    const double value = war.real_income(list[k]);
    chart.rows.push_back({country_label(*study.world, list[k]), 0, value, signed_percent_text(value),
                          k == 0 ? RowRole::subject : RowRole::context, RowMark::bar, k + ends == list.size() && k > 0});
  }
  chart.finding = fmt::format("{} of {} bystanders would gain from the war", count_text(gain), count_text(list.size()));
  Figure f;
  f.id = "bystanders-figure";
  f.finding = chart.finding;
  f.subtitle = list.size() > 2 * ends ? "Those who gain most and those who lose most" : "";
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  f.numbers = bystanders_numbers(study);
  return f;
}

}  // namespace entrepot
