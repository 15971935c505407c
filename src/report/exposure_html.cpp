// The page of `entrepot exposure`: the answer, the matrices, friends and enemies by economy, what holds, certificate, sources.
// Parts: docs/exposure.md.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/exposure_tables.hpp"
#include "report/exposure_words.hpp"
#include "report/heat_map.hpp"
#include "report/number_text.hpp"
#include "report/question_page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

constexpr std::size_t drawn_economies = 25, listed_partners = 5;
constexpr double smallest_listed = 0.00005;  // percent: below it four decimals show nothing

const std::string& code(const ExposureStudy& study, Country n) {
  return study.world->countries[static_cast<std::size_t>(n.value)];
}

QuestionPage asked(const ExposureStudy& study) {
  const std::string& title = study.scenario.title;
  return {.kicker = "Friends and enemies",
          .title = title.empty() ? "Who gains when others grow" : title,
          .question = "Whose growth helps an economy, and whose hurts it, to first order?",
          .scenario = study.scenario,
          .worlds = {study.world.get()},
          .date = study.date,
          .command = study.command};
}

DataTable matrix_numbers(const ExposureStudy& study, const ExposureKind& kind, const std::vector<Country>& order,
                         const ExposureMatrix& matrix) {
  DataTable table;
  table.id = kind.key;
  table.caption = std::string(kind.words) + ", percent; the row's economy";
  table.columns.push_back({"Exposed", false});
  for (const Country n : order) table.columns.push_back({code(study, n), true});
  for (const Country n : order) {
    std::vector<TableCell> row{text_cell(code(study, n))};
    for (const Country i : order)
      row.push_back(std::isfinite(matrix(n, i)) ? number_cell(matrix(n, i), 4, true) : TableCell{"", ""});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string matrix_finding(const ExposureStudy& study, const std::vector<Country>& order, const ExposureMatrix& matrix) {
  std::size_t friends = 0, enemies = 0;
  for (const Country n : order) {
    for (const Country i : order) {
      if (i == n || !std::isfinite(matrix(n, i)) || matrix(n, i) == 0) continue;
      ++(matrix(n, i) > 0 ? friends : enemies);
    }
  }
  const Country first = order.front();
  return fmt::format("{} of {} relations are friendly; {} has {} among its partners", count_text(friends),
                     count_text(friends + enemies), country_in_text(*study.world, first), [&] {
                       std::size_t own = 0;
                       for (const Country i : order) own += i != first && matrix(first, i) < 0;
                       return own == 0 ? std::string("no enemy")
                                       : fmt::format("{} {}", count_text(own), own == 1 ? "enemy" : "enemies");
                     }());
}

Figure matrix_figure(const ExposureStudy& study, const ExposureKind& kind, const ExposureMatrix& matrix) {
  const std::vector<Country> order = shown_economies(study, drawn_economies);
  HeatMap map;
  map.id = kind.key;
  map.title = kind.words;
  map.axis_title = std::string("Row: who is exposed. Column: to whom. ") + kind.words + ", percent";
  map.finding = matrix_finding(study, order, matrix);
  map.steps = {0.001, 0.003, 0.01, 0.03, 0.1};
  map.unit = std::string(narrow_space) + "%";
  map.positive_is_gain = true;
  for (const Country n : order) {
    map.labels.push_back(code(study, n));
    std::vector<double> values;
    std::vector<std::string> hints;
    for (const Country i : order) {
      values.push_back(matrix(n, i));
      hints.push_back(fmt::format("{} by {}: {}", country_label(*study.world, n), country_label(*study.world, i),
                                  signed_percent_text(matrix(n, i))));
    }
    map.values.push_back(std::move(values));
    map.hints.push_back(std::move(hints));
  }
  Figure f;
  f.id = std::string(kind.key) + "-figure";
  f.finding = map.finding;
  f.subtitle = order.size() < study.among.size()
                   ? fmt::format("{}; the {} largest economies, all are in {}.csv", kind.words, order.size(), kind.key)
                   : kind.words;
  f.draw = [map](double width) { return heat_map_svg(map, width); };
  f.numbers = matrix_numbers(study, kind, order, matrix);
  return f;
}

std::string names_with_numbers(const ExposureStudy& study, const std::vector<Exposed>& partners) {
  std::string text;
  for (const Exposed& e : partners)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", code(study, e.partner), signed_fixed_text(e.value, 4));
  return text;
}

DataTable friends_table(const ExposureStudy& study, const ExposureMatrix& matrix) {
  DataTable table;
  table.id = "friends-and-enemies";
  table.caption =
      "The five best friends and the five worst enemies of each economy: real income, percent, for 1 % more productivity";
  table.columns = {{"Economy", false}, {"Friends", false}, {"Enemies", false}};
  for (const Country n : shown_economies(study, study.among.size())) {
    std::vector<Exposed> friends, enemies;
    const std::vector<Exposed> partners = partners_by_exposure(*study.world, matrix, n);
    for (std::size_t p = 0; p < std::min(listed_partners, partners.size()); ++p) {
      if (partners[p].value >= smallest_listed) friends.push_back(partners[p]);
      const Exposed& last = partners[partners.size() - 1 - p];
      if (last.value <= -smallest_listed) enemies.push_back(last);
    }
    table.rows.push_back({text_cell(country_label(*study.world, n)), text_cell(names_with_numbers(study, friends)),
                          text_cell(names_with_numbers(study, enemies))});
  }
  return table;
}

void add_answer(Page& page, const ExposureStudy& study, const ExposureState& state) {
  page.open_section("answer", exposure_headline(study));
  page.html += "<div class=\"lead\">";
  page.paragraph(fmt::format(
      "Each number is the slope of an equilibrium of the whole world economy: by how many percent an outcome changes for a "
      "change of one percent elsewhere, when all wages, prices and trade flows adjust {}. The state shown is {}.",
      horizon_words(study.scenario.horizon), exposure_state_words(study, state)));
  page.paragraph("Slopes hold for small changes. For a ban, a doubling of costs or a trade war, solve the change itself.");
  page.html += "</div>";
  page.html += fmt::format("<p class=\"condition\">Holds {}; {}.</p>", closure_words(study.scenario.closure),
                           escape_markup(study.scenario.kind));
  page.add(matrix_figure(study, exposure_kinds[0], matrix_of(state.exposures, exposure_kinds[0])));
  page.add_table(friends_table(study, state.exposures.real_income.productivity));
  page.close_section();
}

void add_matrices(Page& page, const ExposureStudy& study, const ExposureState& state) {
  page.open_section("matrices", "Trade costs, ties and incomes");
  for (std::size_t k = 1; k < exposure_kinds.size(); ++k)
    page.add(matrix_figure(study, exposure_kinds[k], matrix_of(state.exposures, exposure_kinds[k])));
  page.paragraph("Income is relative to that of the world: what one economy gains in income, others lose.");
  page.close_section();
}

void add_certificate(Page& page, const ExposureStudy& study, const ExposureState& state) {
  page.open_section("certificate", "Certificate");
  const auto [kind, residual] = state.equilibrium.certificate.worst();
  page.paragraph(
      fmt::format("The equilibrium was recomputed in levels by code that the solver does not share: worst residual {} ({}). The "
                  "linear system at it was solved to a residual of {}.",
                  residual_text(residual.value), kind, residual_text(state.exposures.solve.residual)));
  add_repairs(page, *study.world);
  add_work(page, technology_words(study.economy), study.seconds, study.threads, study.warnings);
  page.close_section();
}

}  // namespace

std::string exposure_html(const ExposureStudy& study) {
  const ExposureState& state = *headline_state(study);
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study, state);
  add_matrices(page, study, state);
  add_certificate(page, study, state);
  add_question_sources(
      page, asked(study),
      "All exposures of every state, digit for digit, lie beside this page as CSV; manifest.json has their checksums.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
