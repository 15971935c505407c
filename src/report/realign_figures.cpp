#include "report/realign_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/choice_map.hpp"
#include "report/country_words.hpp"
#include "report/line_chart.hpp"
#include "report/number_text.hpp"
#include "report/realign_tables.hpp"
#include "report/realign_words.hpp"
#include "report/row_chart.hpp"

namespace entrepot {
namespace {

constexpr double million_by_bn = 1000;

std::string name(const RealignStudy& study, Country n) { return country_in_text(*study.world, n); }

std::string cell_hint(const RealignStudy& study, std::size_t p, std::size_t t) {
  const RealignResult& r = study.result;
  const std::string pressure = r.pressure[p] == embargo ? "an embargo" : pressure_text(r.pressure[p]) + " times today’s costs";
  std::string text = fmt::format("{}, {} bn USD a year:", pressure, fixed_text(r.transfers[t] / million_by_bn, 1));
  for (const RealignCase& c : r.cases) {
    const double margin = r.margin(c, p, t);
    text += fmt::format(
        " {}, {} {}", r.sticks[c.stick].id, r.offers[c.offer].id,
        std::isnan(margin) ? "no equilibrium" : (margin >= 0 ? "splits (" : "stays (") + signed_percent_text(margin) + ")");
    text += &c == &r.cases.back() ? "" : ";";
  }
  return text;
}

void fill_cells(const RealignStudy& study, ChoiceMap& map) {
  const RealignResult& r = study.result;
  for (std::size_t p = 0; p < r.pressure.size(); ++p) {
    map.shares.emplace_back();
    map.hints.emplace_back();
    for (std::size_t t = 0; t < r.transfers.size(); ++t) {
      double split = 0;
      for (const RealignCase& c : r.cases) {
        const double margin = r.margin(c, p, t);
        split += std::isnan(margin) ? NAN : margin >= 0 ? 1 : 0;
      }
      map.shares.back().push_back(split / static_cast<double>(r.cases.size()));
      map.hints.back().push_back(cell_hint(study, p, t));
    }
  }
}

/// What pressure does against what the offer does, where both have numbers.
std::string map_finding(const RealignStudy& study) {
  const RealignResult& r = study.result;
  const Threshold &today = r.cases.front().transfer.front(), &most = r.cases.front().transfer.back(),
                  &largest = r.cases[r.offers.size() - 1].transfer.front();
  if (today.reach != Reach::found || most.reach != Reach::found || largest.reach != Reach::found)
    return realign_answer(study).headline;
  const std::string pressure = fmt::format("From today’s pressure to an embargo by {} the money {} needs would fall by {} a year",
                                           bidders_words(study), name(study, r.target), money_text(today.value - most.value));
  if (r.offers.size() == 1) return pressure;
  return fmt::format("{}; from the first offer to the last, by {}", pressure, money_text(today.value - largest.value));
}

}  // namespace

namespace {

/// The plane of pressure and money, without cells.
ChoiceMap empty_map(const RealignStudy& study) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target);
  ChoiceMap map;
  map.x_title =
      fmt::format("Trade costs with {} of those who press while it stays, times today’s (1 = today; logarithmic scale)", target);
  map.y_title =
      fmt::format("Money from {} to {} once it splits, bn USD a year (below zero {} pays)", name(study, r.payer), target, target);
  for (const double pressure : r.pressure) {
    if (pressure != embargo) map.x.push_back(pressure);
  }
  map.last_column = "embargo";
  for (const double transfer : r.transfers) map.y.push_back(transfer / million_by_bn);
  map.today_label = "Today";
  return map;
}

ChoiceLine indifference(const RealignStudy& study, const RealignCase& c) {
  ChoiceLine line{case_label(study, c), {}};
  for (const Threshold& t : c.transfer) line.y.push_back(t.value / million_by_bn);
  return line;
}

}  // namespace

Figure realign_map_figure(const RealignStudy& study) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target);
  ChoiceMap map = empty_map(study);
  map.id = "stick-and-carrot";
  map.title = fmt::format("Where {} would split from {}", target, name(study, r.rival));
  fill_cells(study, map);
  for (const RealignCase& c : r.cases) map.lines.push_back(indifference(study, c));
  map.never_words = "would stay in every case";
  map.some_words = "depends on who lifts and who presses";
  map.always_words = r.cases.size() == 1 ? "would split" : "would split in every case";
  if (r.cases.size() == 1) map.never_words = "would stay";
  map.finding = map_finding(study);
  Figure f;
  f.id = "map-figure";
  f.finding = map.finding;
  f.subtitle = fmt::format("Above a line {} would split from {}, below it would stay; today nothing is paid and pressure is 1",
                           target, name(study, r.rival));
  f.draw = [map](double width) { return choice_map_svg(map, width); };
  f.numbers = realign_transfers_table(study);
  return f;
}

Figure realign_shares_figure(const RealignStudy& study, std::size_t stick, std::size_t offer) {
  const RealignResult& r = study.result;
  const RealignShares& shares = *study.shares;
  const RealignCase& own = r.cases[stick * r.offers.size() + offer];
  const std::string target = name(study, r.target), rival = name(study, r.rival);
  ChoiceMap map = empty_map(study);
  map.id = fmt::format("shares-{}-{}", r.sticks[stick].id, r.offers[offer].id);
  map.title = fmt::format("How often {} would split from {}", target, rival);
  for (std::size_t p = 0; p < r.pressure.size(); ++p) {
    map.shares.emplace_back();
    map.hints.emplace_back();
    for (std::size_t t = 0; t < r.transfers.size(); ++t) {
      const std::size_t place = shares.place(stick, offer, p, t);
      map.shares.back().push_back(shares.split[place]);
      map.hints.back().push_back(fmt::format(
          "{}, {} bn USD a year: splits in {} of {} draws{}",
          r.pressure[p] == embargo ? "an embargo" : pressure_text(r.pressure[p]) + " times today’s costs",
          fixed_text(r.transfers[t] / million_by_bn, 1), percent_text(100 * shares.split[place]), count_text(shares.draws),
          shares.failed[place] > 0 ? fmt::format(", {} have no answer", percent_text(100 * shares.failed[place])) : ""));
    }
  }
  map.lines.push_back(indifference(study, own));
  map.never_words = "would stay in every draw";
  map.some_words = "splits in some draws";
  map.always_words = "would split in every draw";
  // At the transfer nearest to none and today's pressure.
  std::size_t none = 0;
  for (std::size_t t = 1; t < r.transfers.size(); ++t) {
    if (std::abs(r.transfers[t]) < std::abs(r.transfers[none])) none = t;
  }
  const auto share = [&](std::size_t p, std::size_t t) {
    return percent_text(100 * shares.split[shares.place(stick, offer, p, t)]);
  };
  map.finding = fmt::format("{}: at today’s pressure {} would split in {} of {} draws for {} bn USD a year, and in {} for {} bn",
                            case_label(study, own), target, share(0, none), count_text(shares.draws),
                            fixed_text(r.transfers[none] / million_by_bn, 1), share(0, r.transfers.size() - 1),
                            fixed_text(r.transfers.back() / million_by_bn, 1));
  Figure f;
  f.id = map.id + "-figure";
  f.finding = map.finding;
  f.subtitle = "The darker, the more draws; the line is where it would be indifferent under the scenario’s own numbers";
  f.draw = [map](double width) { return choice_map_svg(map, width); };
  f.numbers.id = map.id;
  f.numbers.caption = "Share of draws that split, percent, by pressure (columns) and transfer";
  f.numbers.columns.push_back({"Transfer, bn USD a year", true});
  for (const double pressure : r.pressure)
    f.numbers.columns.push_back({pressure == embargo ? "embargo" : pressure_text(pressure), true});
  for (std::size_t t = 0; t < r.transfers.size(); ++t) {
    std::vector<TableCell> row{number_cell(r.transfers[t] / million_by_bn, 2)};
    for (std::size_t p = 0; p < r.pressure.size(); ++p)
      row.push_back(number_cell(100 * shares.split[shares.place(stick, offer, p, t)], 1));
    f.numbers.rows.push_back(std::move(row));
  }
  return f;
}

Figure realign_stakes_figure(const RealignStudy& study) {
  const RealignResult& r = study.result;
  RowChart chart;
  chart.id = "stakes";
  chart.title = "What a split without money would be worth";
  chart.x_title = "Change of real income by the split without a transfer, against staying under today’s pressure, bn USD a year";
  std::string finding;
  for (std::size_t o = 0; o < r.offers.size(); ++o) {
    const RealignCase& c = r.cases[o];  // the first stick
    const RealignMoney& m = c.money.front();
    const auto row = [&](const std::string& who, double value, RowRole role) {
      ChartRow line;
      line.label = who;
      line.to = value / million_by_bn;
      line.value_label = std::isnan(value) ? "no equilibrium" : signed_fixed_text(value / million_by_bn, 1);
      line.role = role;
      line.mark = std::isnan(value) ? RowMark::none : RowMark::bar;
      if (std::isnan(value)) line.to = 0;
      chart.rows.push_back(std::move(line));
    };
    ChartRow heading;
    heading.label = case_label(study, c);
    heading.mark = RowMark::none;
    heading.apart = o > 0;
    chart.rows.push_back(std::move(heading));
    row("Those who offer", m.bidders_gain, RowRole::context);
    row(country_label(*study.world, r.target), -m.target_loss, RowRole::subject);
    row(country_label(*study.world, r.rival), -m.rival_loss, RowRole::context);
    if (o + 1 == r.offers.size())
      finding = c.bid.needed_difference > 0 ? fmt::format("Even if {} lifted, the three together would lose {} a year by a split",
                                                          offer_words(study, c.offer), money_text(c.bid.needed_difference))
                                            : fmt::format("If {} lifted, the three together would gain {} a year by a split",
                                                          offer_words(study, c.offer), money_text(-c.bid.needed_difference));
  }
  chart.finding = finding;
  Figure f;
  f.id = "stakes-figure";
  f.finding = finding;
  f.subtitle = fmt::format("Those who offer, {} and {}; change of log real income times benchmark income", name(study, r.target),
                           name(study, r.rival));
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  f.numbers = realign_stakes_table(study);
  return f;
}

Figure realign_doubt_figure(const RealignStudy& study) {
  const RealignResult& r = study.result;
  LineChart chart;
  chart.id = "doubt";
  chart.title = "Money needed against doubt";
  chart.x_title =
      fmt::format("Probability with which {} expects that nothing of the offer is kept, percent", name(study, r.target));
  chart.y_title = fmt::format("Money needed from {} at today’s pressure, bn USD a year", name(study, r.payer));
  for (std::size_t o = 0; o < r.offers.size(); ++o) {
    const RealignCase& c = r.cases[o];
    LineSeries line;
    line.label = case_label(study, c);
    for (const DoubtPoint& point : c.doubts) {
      line.x.push_back(100 * point.doubt);
      line.y.push_back(point.transfer.reach == Reach::found ? point.transfer.value / million_by_bn : NAN);
    }
    chart.series.push_back(std::move(line));
  }
  const RealignCase& first = r.cases.front();
  const auto half = std::ranges::find_if(first.doubts, [](const DoubtPoint& p) { return p.doubt >= 0.5; });
  const bool both = first.doubts.front().transfer.reach == Reach::found && half->transfer.reach == Reach::found;
  chart.finding =
      both ? fmt::format("If {} gave the offer an even chance, the money it needs if {} lifted would rise by {} a year",
                         name(study, r.target), offer_words(study, first.offer),
                         money_text(half->transfer.value - first.doubts.front().transfer.value))
           : fmt::format("Doubt raises what {} would need", name(study, r.target));
  Figure f;
  f.id = "doubt-figure";
  f.finding = chart.finding;
  f.subtitle = "If nothing is kept, it has split, is pressed as today, and gets no money";
  f.draw = [chart](double width) { return line_chart_svg(chart, width); };
  f.numbers = realign_doubts_table(study);
  return f;
}

}  // namespace entrepot
