// What moved: who takes the place of a lost flow, where it goes instead, and which group of measures did how much.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/players.hpp"
#include "report/row_chart.hpp"
#include "report/scenario_words.hpp"

namespace entrepot {
namespace {

constexpr std::size_t partners_shown = 6;

std::string signed_money(double million_usd) { return (million_usd > 0 ? "+" : "") + money_text(million_usd); }

/// Largest changes in size first; what is not shown is one row, so that the rows add up.
std::vector<ChartRow> partner_rows(const World& world, std::vector<std::pair<Country, double>> changes, Country self,
                                   const std::string& self_label) {
  std::ranges::stable_sort(changes, std::greater<>{}, [](const auto& c) { return std::abs(c.second); });
  const std::size_t shown = std::min(partners_shown, changes.size());
  std::vector<std::pair<Country, double>> top(changes.begin(), changes.begin() + static_cast<std::ptrdiff_t>(shown));
  std::ranges::stable_sort(top, std::greater<>{}, [](const auto& c) { return c.second; });
  std::vector<ChartRow> rows;
  for (const auto& [n, change] : top)
    rows.push_back({n == self ? self_label : country_label(world, n), 0, change / 1000, signed_money(change),
                    n == self ? RowRole::subject : RowRole::context, RowMark::bar});
  double rest = 0;
  for (std::size_t i = shown; i < changes.size(); ++i) rest += changes[i].second;
  if (shown < changes.size())
    rows.push_back({fmt::format("{} other{}", changes.size() - shown, changes.size() - shown == 1 ? "" : "s"), 0, rest / 1000,
                    signed_money(rest), RowRole::context, RowMark::bar});
  return rows;
}

Figure bars_figure(RowChart chart, const std::string& finding) {
  chart.finding = finding;
  Figure f;
  f.id = chart.id + "-figure";
  f.finding = finding;
  f.draw = [chart](double width) { return row_chart_svg(chart, width); };
  f.half = true;
  return f;
}

DataTable diversion_numbers(const World& world, const std::vector<std::pair<Country, double>>& changes, const std::string& id,
                            const std::string& caption) {
  DataTable table{id, caption, {{"Country", false}, {"Gain of share at baseline value, million USD", true}}, {}};
  for (const auto& [n, change] : changes)
    table.rows.push_back({text_cell(world.countries[n.value]), number_cell(change, 0, true)});
  return table;
}

/// The compliance question's two sides, or the two named players with the largest effects.
std::vector<Country> players_to_decompose(const Study& study) {
  std::vector<Country> players = named_players(study);
  if (!study.scenario.compliance) {
    const ByCountry& total = study.contributions->total;
    std::ranges::stable_sort(players, std::greater<>{}, [&](Country n) { return std::abs(total(n)); });
  }
  if (players.size() > 2) players.resize(2);
  return players;
}

}  // namespace

std::vector<Figure> diversion_figures(const Study& study, const Diversion& d) {
  const World& world = *study.world;
  const std::string importer = country_in_text(world, d.importer), exporter = country_in_text(world, d.exporter);
  const std::string key = world.countries[d.exporter.value] + "-" + world.countries[d.importer.value];
  const std::string when = run_words(study, study.runs.back());
  RowChart replaced, redirected;
  replaced.id = "replaced-" + key;
  redirected.id = "redirected-" + key;
  replaced.title = fmt::format("Who replaces {} in {}", exporter, importer);
  redirected.title = fmt::format("Where {} sells instead of {}", exporter, importer);
  replaced.x_title = fmt::format("Gain of share in the purchases of {}, at their baseline value, billion USD", importer);
  redirected.x_title = fmt::format("Gain of share in the sales of {}, at their baseline value, billion USD", exporter);
  replaced.rows = partner_rows(world, d.replaced_by, d.importer, "Producers at home");
  redirected.rows = partner_rows(world, d.redirected_to, d.exporter, "Buyers at home");
  const std::string lost = fmt::format("sales of {} to {} would {} by {}", exporter, importer, d.change < 0 ? "fall" : "rise",
                                       money_text(std::abs(d.change)));
  const auto largest = [&](const std::vector<std::pair<Country, double>>& changes) {
    return changes.empty()
               ? std::string()
               : country_in_text(world, std::ranges::max_element(changes, {}, &std::pair<Country, double>::second)->first);
  };
  const bool home = largest(d.replaced_by) == importer;
  std::vector<Figure> figures{
      bars_figure(replaced, fmt::format("{} {}; {} would take most of their place", capitalised(when + ","), lost,
                                        home ? "producers at home" : largest(d.replaced_by))),
      bars_figure(redirected, fmt::format("Of the sales lost in {}, {} would make most good with {}", importer, exporter,
                                          largest(d.redirected_to) == exporter ? "buyers at home" : largest(d.redirected_to)))};
  figures[0].numbers = diversion_numbers(world, d.replaced_by, "replaced-" + key, replaced.title);
  figures[1].numbers = diversion_numbers(world, d.redirected_to, "redirected-" + key, redirected.title);
  return figures;
}

std::vector<Figure> contribution_figures(const Study& study) {
  std::vector<Figure> figures;
  if (!study.contributions || !study.contributions->failed.empty()) return figures;
  const ShapleyDecomposition& c = *study.contributions;
  for (const Country n : players_to_decompose(study)) {
    RowChart chart;
    chart.id = "contributions-" + study.world->countries[n.value];
    chart.title = "Contributions to the real income of " + country_in_text(*study.world, n);
    chart.x_title = fmt::format("Real income of {} {}, percent (100 × log); parts add up", country_in_text(*study.world, n),
                                run_words(study, study.runs.back()));
    std::vector<WaterfallPart> parts;
    std::size_t largest = 0;
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
      parts.push_back(
          {"Measures of group “" + c.groups[g] + "”", c.contribution[g](n), signed_percent_text(c.contribution[g](n))});
      if (std::abs(parts[g].value) > std::abs(parts[largest].value)) largest = g;
    }
    chart.rows = waterfall_rows(parts, {"All together", c.total(n), signed_percent_text(c.total(n))});
    figures.push_back(bars_figure(
        chart,
        fmt::format("{}: {} in all, of which {} from the measures of group “{}”", capitalised(country_in_text(*study.world, n)),
                    signed_percent_text(c.total(n)), signed_percent_text(c.contribution[largest](n)), c.groups[largest])));
  }
  return figures;
}

}  // namespace entrepot
