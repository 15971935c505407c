// Pictures of burden sharing and of the coalition question.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/coalition_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr std::size_t most_bars = 12;

Figure bars(RowChart chart, std::string finding, std::string subtitle, bool half) {
  chart.finding = finding;
  Figure figure;
  figure.id = chart.id + "-figure";
  figure.finding = std::move(finding);
  figure.subtitle = std::move(subtitle);
  figure.draw = [chart](double width) { return row_chart_svg(chart, width); };
  figure.half = half;
  return figure;
}

/// Members whose number is largest in size, at most as many as a chart can carry, lowest number first.
std::vector<Country> members_shown(const std::vector<Country>& members, const std::function<double(Country)>& value) {
  std::vector<Country> shown = members;
  std::ranges::stable_sort(shown, std::greater{}, [&](Country n) { return std::abs(value(n)); });
  shown.resize(std::min(most_bars, shown.size()));
  std::ranges::stable_sort(shown, {}, value);
  return shown;
}

std::string of_members(std::size_t shown, std::size_t count) {
  return shown < count ? fmt::format("The {} largest of {} members.", shown, count) : fmt::format("All {} members.", count);
}

/// Target's real income in states, one bar each, the coalition as it is first.
RowChart target_chart(const Study& study, std::string id, std::string title) {
  const CoalitionResult& c = *study.coalition;
  RowChart chart;
  chart.id = std::move(id);
  chart.title = std::move(title);
  chart.x_title = fmt::format("Change of real income of {}, percent", country_in_text(*study.world, c.target));
  chart.rows.push_back({"As it is", 0, c.joint.target, signed_percent_text(c.joint.target, 3), RowRole::whole, RowMark::total});
  return chart;
}

void add_bar(RowChart& chart, const std::string& label, const CoalitionState& state) {
  if (state.equilibrium.outcome != Outcome::converged) return;
  chart.rows.push_back({label, 0, state.target, signed_percent_text(state.target, 3), RowRole::context, RowMark::bar});
}

}  // namespace

Figure coalition_burden_figure(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  const auto change = [&](Country n) { return c.joint.real_income(n); };
  RowChart chart;
  chart.id = "burden";
  chart.title = "Members' real income without and with burden sharing";
  chart.x_title = "Change of real income, percent";
  const auto shown = members_shown(c.members, change);
  for (const Country n : shown)
    chart.rows.push_back(
        {country_label(*study.world, n), 0, change(n), signed_percent_text(change(n)), RowRole::context, RowMark::bar});
  if (c.members.size() > 1)
    chart.rows.push_back({"Each, burden shared", 0, c.joint_shared.members, signed_percent_text(c.joint_shared.members),
                          RowRole::whole, RowMark::total});
  const Country most = *std::ranges::min_element(c.members, {}, change);
  return bars(std::move(chart),
              c.members.size() < 2
                  ? fmt::format("{} would {}", capitalised(country_in_text(*study.world, most)), lose_or_gain(change(most)))
                  : fmt::format("Unshared, {} would {}; shared, each member would {}", country_in_text(*study.world, most),
                                lose_or_gain(change(most)), lose_or_gain(c.joint_shared.members)),
              of_members(shown.size(), c.members.size()) + " Before any transfers; the last bar with the burden shared.", false);
}

Figure transfer_figure(const Study& study, const std::vector<Country>& members, const ByCountry& transfer) {
  RowChart chart;
  chart.id = "transfers";
  chart.title = "Who pays and who receives";
  chart.x_title = "Transfer received a year, billion USD; negative: paid";
  const auto shown = members_shown(members, [&](Country n) { return transfer(n); });
  for (const Country n : shown)
    chart.rows.push_back(
        {country_label(*study.world, n), 0, transfer(n) / 1000, signed_money_text(transfer(n)), RowRole::context, RowMark::bar});
  const Country payer = largest_payer(members, transfer), receiver = largest_receiver(members, transfer);
  Figure figure = bars(std::move(chart),
                       fmt::format("{} would pay most, {} would receive most", capitalised(country_in_text(*study.world, payer)),
                                   country_in_text(*study.world, receiver)),
                       of_members(shown.size(), members.size()), false);
  figure.numbers.id = "transfers";
  figure.numbers.caption = "Transfers within the coalition";
  figure.numbers.columns = {{"ISO", false}, {"Transfer received, million USD", true}};
  for (const Country n : members)
    figure.numbers.rows.push_back(
        {text_cell(study.world->countries[static_cast<std::size_t>(n.value)]), number_cell(transfer(n), 1, true)});
  return figure;
}

std::vector<Figure> coalition_ranking_figures(const Study& study) {
  const CoalitionResult& c = *study.coalition;
  std::vector<Figure> figures;
  RowChart joining = target_chart(study, "joining", "Who would add most");
  const auto order = c.joining_by_effect();
  for (std::size_t k = 0; k < std::min(most_bars, order.size()); ++k)
    add_bar(joining, "+ " + country_label(*study.world, c.others[order[k]]), c.joined[order[k]]);
  if (joining.rows.size() > 1)
    figures.push_back(
        bars(std::move(joining),
             fmt::format("{} would add most by joining", capitalised(country_in_text(*study.world, c.others[order.front()]))),
             "One further economy joins.", true));
  RowChart leaving = target_chart(study, "leaving", "Who counts most");
  const auto leavers = c.leaving_by_effect();
  for (std::size_t k = 0; c.members.size() > 1 && k < std::min(most_bars, leavers.size()); ++k)
    add_bar(leaving, std::string(minus_sign) + " " + country_label(*study.world, c.members[leavers[k]]), c.left[leavers[k]]);
  if (leaving.rows.size() > 1)
    figures.push_back(bars(
        std::move(leaving),
        fmt::format("{} counts most among the members", capitalised(country_in_text(*study.world, c.members[leavers.front()]))),
        "One member leaves.", true));
  return figures;
}

Figure coalition_scale_figure(const Study& study) {
  RowChart chart = target_chart(study, "scale", "More sectors, more economies");
  std::string none;
  const CoalitionState* most = &study.coalition->joint;
  for (const CoalitionState* state : coalition_scale(*study.coalition)) {
    if (state->name == "joint") continue;
    add_bar(chart, coalition_state_label(*state), *state);
    if (state->target < most->target) most = state;
    if (state->equilibrium.outcome != Outcome::converged)
      none += fmt::format("{}{}: no equilibrium ({}).", none.empty() ? "" : " ", coalition_state_label(*state),
                          state->equilibrium.diagnosis.reason);
  }
  Figure figure = bars(std::move(chart),
                       most->name == "joint" ? "Scaled up, the measures would cost the target no more"
                                             : fmt::format("{} would cost {} most: {}", coalition_state_label(*most),
                                                           country_in_text(*study.world, study.coalition->target),
                                                           percent_text(std::abs(most->target))),
                       "The same members unless said.", false);
  figure.note = none;
  return figure;
}

}  // namespace entrepot
