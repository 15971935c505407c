// Parts 8 and 9 of the page: how far the numbers can be trusted as a solution, where they come from, how to get them again.
#include <algorithm>

#include <fmt/format.h>

#include "report/country_words.hpp"
#include "report/manifest.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/residual_kinds.hpp"
#include "report/residual_place.hpp"
#include "report/scenario_words.hpp"
#include "report/solved_states.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

void add_term(Page& page, const std::string& term, const std::string& text) {
  page.html += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_markup(term), escape_markup(text));
}

bool has_limits(const Study& study) {
  return !study.baseline_shock.limits.empty() ||
         std::ranges::any_of(study.runs, [](const Run& run) { return !run.applied.shock.limits.empty(); });
}

DataTable residual_table(const Study& study) {
  DataTable table;
  table.id = "residuals";
  table.caption = "Worst residual of each kind over all equilibria, relative";
  table.columns = {{"Condition", false}, {"Residual", true}, {"Country", false}, {"Sector", false}, {"Equilibrium", false}};
  const auto states = solved_states(study);
  const bool money_moves = !study.burden_sharers.empty() || study.coalition;
  for (const ResidualKind& kind : residual_kinds) {
    const bool of_transfers = kind.of == &Certificate::transfers || kind.of == &Certificate::burden_sharing;
    if (of_transfers && !money_moves) continue;
    if (kind.of == &Certificate::limits && !has_limits(study)) continue;
    const auto worst =
        std::ranges::max_element(states, {}, [&](const SolvedState& s) { return (s.equilibrium->certificate.*kind.of).value; });
    const Residual& r = worst->equilibrium->certificate.*kind.of;
    table.rows.push_back({text_cell(kind.words),
                          {residual_text(r.value), plain_number(r.value)},
                          text_cell(r.country),
                          text_cell(r.sector),
                          text_cell(worst->name)});
  }
  return table;
}

}  // namespace

void add_certificate(Page& page, const Study& study) {
  page.open_section("certificate", "Certificate");
  const auto states = solved_states(study);
  std::size_t sweeps = 0, restarts = 0;
  std::pair<std::string, Residual> worst;
  for (const SolvedState& s : states) {
    sweeps += static_cast<std::size_t>(s.equilibrium->sweeps);
    restarts += static_cast<std::size_t>(s.equilibrium->restarts);
    if (s.equilibrium->certificate.max() >= worst.second.value) worst = s.equilibrium->certificate.worst();
  }
  page.paragraph(
      fmt::format("{}: every market and every budget of {} equilibria was recomputed in levels by code that the solver does not "
                  "share. The worst residual is {}{}; nothing above {} is called solved.",
                  capitalised(study_outcome_words(study)), count_text(states.size()), residual_text(worst.second.value),
                  residual_place(*study.world, worst.first, worst.second), residual_text(certified_tolerance)));
  page.add_folded(residual_table(study), "Residuals by kind");
  add_repairs(page, *study.world);
  page.html += "<dl>";
  add_term(page, "Work",
           fmt::format("{} sweeps, {} restarts of the accelerator, {} on {} {}", count_text(sweeps), count_text(restarts),
                       seconds_text(study.seconds), study.threads, study.threads == 1 ? "thread" : "threads"));
  const SolverParams &asked = study.params, &used = study.baseline.params;
  auto settings = [](const SolverParams& p) {
    return fmt::format("tolerance {}, at most {} sweeps, depth {}, wage step {}", residual_text(p.tolerance),
                       count_text(static_cast<std::size_t>(p.max_sweeps)), p.anderson_depth, significant_text(p.wage_step));
  };
  add_term(page, "Asked", settings(asked));
  add_term(page, "Used", settings(used));
  page.html += "</dl>";
  for (const std::string& warning : study.warnings)
    page.html += "<p class=\"warning\"><strong>Note.</strong> " + escape_markup(warning) + "</p>";
  page.close_section();
}

void add_provenance(Page& page, const Study& study) {
  const World& world = *study.world;
  page.open_section("sources", "Sources, licences and how to reproduce");
  page.html += sources_markup(world.sources);
  page.html += "<h3>The same again</h3>";
  page.html += fmt::format("<pre tabindex=\"0\"><code>{}</code></pre>", escape_markup(study.command));
  page.html +=
      fmt::format("<dl><dt>Program</dt><dd>entrepot {} ({})</dd><dt>Scenario</dt><dd>{}</dd><dt>World</dt><dd>{}, {}</dd></dl>",
                  escape_markup(version().number), escape_markup(version().commit), hash_markup(study.scenario.id),
                  escape_markup(world.name), hash_markup(world.id));
  page.html += downloads_markup(page);
  page.paragraph("All results of every run, digit for digit, lie beside this page as CSV; manifest.json has their checksums.");
  page.close_section();
}

}  // namespace entrepot
