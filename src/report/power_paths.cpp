// Pairs by themselves: over Worlds of several years, and before and after measures.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/power_figures.hpp"
#include "report/power_words.hpp"
#include "report/slope_chart.hpp"

namespace entrepot {
namespace {

using Pair = std::pair<std::string, std::string>;

constexpr std::size_t chosen_pairs = 4;  // where none were asked for

/// What the first and the second of a pair lose in one state; NaN where there is no number.
struct PairLosses {
  double first = NAN, second = NAN;
};

const CutTie* tie_of(const WorldPower& power, const PowerState& state, const Pair& pair) {
  const auto a = power.world->find_country(pair.first), b = power.world->find_country(pair.second);
  return a && b ? find_pair(power, state, *a, *b) : nullptr;
}

PairLosses losses_of(const WorldPower& power, const PowerState& state, const Pair& pair) {
  const CutTie* tie = tie_of(power, state, pair);
  if (tie == nullptr) return {};
  const bool in_order = power.sides[tie->a].name == pair.first;
  return {in_order ? tie->loss_a : tie->loss_b, in_order ? tie->loss_b : tie->loss_a};
}

const PowerState* state_labelled(const WorldPower& power, const std::string& label) {
  const auto at = std::ranges::find(power.states, label, &PowerState::label);
  return at == power.states.end() ? nullptr : &*at;
}

std::string name_of(const WorldPower& power, const std::string& iso3) {
  return country_label(*power.world, power.world->find_country(iso3).value());
}

std::string change_words(const WorldPower& power, const Pair& pair, const PairLosses& from, const PairLosses& to,
                         const std::string& then) {
  const World& world = *power.world;
  const std::string a = country_in_text(world, world.find_country(pair.first).value());
  const std::string b = country_in_text(world, world.find_country(pair.second).value());
  if (!std::isfinite(from.first + from.second + to.first + to.second))
    return fmt::format("What {} and {} would lose without each other", a, b);
  return fmt::format("Losing {} would cost {} {} of real income ({} {}); losing {} would cost {} {} ({} {})", b, a,
                     percent_text(to.first), percent_text(from.first), then, a, b, percent_text(to.second),
                     percent_text(from.second), then);
}

Figure years_figure(const PowerStudy& study, const PowerPlace& last, const Pair& pair) {
  LineChart chart;
  chart.id = "path-" + pair.first + "-" + pair.second;
  chart.title =
      fmt::format("Losses of {} and {} over the years", name_of(*last.power, pair.first), name_of(*last.power, pair.second));
  chart.y_title = "Real income lost if trade between the two were cut, percent (100 × log)";
  chart.x_title = "Year of the World";
  LineSeries first{name_of(*last.power, pair.first), "", {}, {}, {}, {}, true},
      second{name_of(*last.power, pair.second), "", {}, {}, {}, {}, true};
  std::vector<std::pair<int, PairLosses>> path;
  for (const WorldPower& power : study.worlds) {
    const PowerState* state = state_labelled(power, last.state->label);
    path.emplace_back(power.world->year, state == nullptr ? PairLosses{} : losses_of(power, *state, pair));
  }
  std::ranges::stable_sort(path, {}, &std::pair<int, PairLosses>::first);
  for (const auto& [year, losses] : path) {
    first.x.push_back(year);
    first.y.push_back(losses.first);
    second.x.push_back(year);
    second.y.push_back(losses.second);
    chart.x_ticks.push_back({static_cast<double>(year), std::to_string(year)});
  }
  first.value_label = std::isfinite(first.y.back()) ? percent_text(first.y.back()) : "";
  second.value_label = std::isfinite(second.y.back()) ? percent_text(second.y.back()) : "";
  chart.series = {first, second};
  chart.finding =
      change_words(*last.power, pair, path.front().second, path.back().second, fmt::format("in {}", path.front().first));
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = chart.finding;
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.half = true;
  return f;
}

Figure states_figure(const PowerPlace& last, const Pair& pair) {
  const PairLosses before = losses_of(*last.power, last.power->states.front(), pair),
                   after = losses_of(*last.power, *last.state, pair);
  SlopeChart chart;
  chart.id = "slope-" + pair.first + "-" + pair.second;
  chart.title =
      fmt::format("Losses of {} and {} before and after", name_of(*last.power, pair.first), name_of(*last.power, pair.second));
  chart.y_title = "Real income lost if trade between the two were cut, percent (100 × log)";
  chart.columns = {"Before", capitalised(last.state->label)};
  const auto series = [](const std::string& label, double from, double to) {
    return SlopeSeries{label, {from, to}, {percent_text(from), percent_text(to)}};
  };
  chart.series = {series(name_of(*last.power, pair.first), before.first, after.first),
                  series(name_of(*last.power, pair.second), before.second, after.second)};
  chart.finding = change_words(*last.power, pair, before, after, "before");
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = chart.finding;
  f.draw = [chart](double width) { return slope_chart_svg(chart, width); };
  f.half = true;
  return f;
}

}  // namespace

std::vector<Pair> shown_pairs(const PowerStudy& study) {
  const PowerPlace last = headline_place(study);
  std::vector<Pair> pairs;
  for (const Pair& pair : study.pairs) {
    if (tie_of(*last.power, *last.state, pair) != nullptr) pairs.push_back(pair);
  }
  if (!pairs.empty()) return pairs;
  const WorldPower& first_power = last.power->states.size() > 1 ? *last.power : study.worlds.front();
  const PowerState* first =
      last.power->states.size() > 1 ? &first_power.states.front() : state_labelled(first_power, last.state->label);
  if (first == nullptr || first == last.state) return {};
  const std::vector<Country> large = largest_economies(*last.power, large_economies);
  std::vector<std::pair<double, Pair>> changes;
  for (const Country a : large) {
    for (const Country b : large) {
      if (!(a < b)) continue;
      const Pair pair{last.power->world->countries[static_cast<std::size_t>(a.value)],
                      last.power->world->countries[static_cast<std::size_t>(b.value)]};
      const PairLosses then = losses_of(first_power, *first, pair), now = losses_of(*last.power, *last.state, pair);
      const double change = std::max(std::abs(now.first - then.first), std::abs(now.second - then.second));
      if (std::isfinite(change)) changes.emplace_back(change, pair);
    }
  }
  std::ranges::stable_sort(changes, std::greater<>{}, &std::pair<double, Pair>::first);
  for (std::size_t i = 0; i < std::min(chosen_pairs, changes.size()); ++i) pairs.push_back(changes[i].second);
  return pairs;
}

std::vector<Figure> pair_path_figures(const PowerStudy& study, const Pair& pair) {
  const PowerPlace last = headline_place(study);
  std::vector<Figure> figures;
  if (study.worlds.size() > 1) figures.push_back(years_figure(study, last, pair));
  const bool has_before = last.power->states.size() > 1 && !last.power->states.front().ties.empty();
  if (has_before && last.state != &last.power->states.front()) figures.push_back(states_figure(last, pair));
  return figures;
}

DataTable pairs_numbers(const PowerStudy& study, const std::vector<Pair>& pairs) {
  DataTable table;
  table.id = "pairs-shown";
  table.caption = "These pairs in every state of every World";
  table.columns = {{"Pair", false},
                   {"World and state", false},
                   {"Loss of the first, %", true},
                   {"Loss of the second, %", true},
                   {"Ratio", true},
                   {"Share of the second in trade of the first, %", true},
                   {"Share of the first in trade of the second, %", true},
                   {"Asymmetry, −1 to 1", true},
                   {"Power of the second over the first, 100 × log", true},
                   {"Power of the first over the second, 100 × log", true}};
  for (const Pair& pair : pairs) {
    for (const WorldPower& power : study.worlds) {
      for (const PowerState& state : power.states) {
        const CutTie* tie = tie_of(power, state, pair);
        if (tie == nullptr) continue;
        const bool in_order = power.sides[tie->a].name == pair.first;
        const auto number = [](double value, int decimals) {
          return std::isfinite(value) ? number_cell(value, decimals) : TableCell{"", ""};
        };
        const PairLosses losses = losses_of(power, state, pair);
        const Dependence& d = tie->dependence;
        table.rows.push_back(
            {text_cell(pair.first + " and " + pair.second),
             text_cell(power.world->name + (state.label.empty() ? "" : ", " + state.label)), number(losses.first, 3),
             number(losses.second, 4), number(in_order ? tie->ratio : 1 / tie->ratio, 2),
             number(100 * (in_order ? d.a_on_b : d.b_on_a), 1), number(100 * (in_order ? d.b_on_a : d.a_on_b), 1),
             number(in_order ? d.asymmetry : -d.asymmetry, 3), number(in_order ? tie->power_b_over_a : tie->power_a_over_b, 3),
             number(in_order ? tie->power_a_over_b : tie->power_b_over_a, 3)});
      }
    }
  }
  return table;
}

}  // namespace entrepot
