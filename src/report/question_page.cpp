#include "report/question_page.hpp"

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {

void add_question_header(Page& page, const QuestionPage& asked) {
  const Scenario& s = asked.scenario;
  page.html += fmt::format("<header><p class=\"kicker\">{} · {}</p><h1>{}</h1>", escape_markup(asked.kicker),
                           escape_markup(s.kind), escape_markup(typographic(asked.title)));
  page.html += fmt::format("<p class=\"question\">{}</p><p class=\"facts\">", escape_markup(typographic(asked.question)));
  if (!asked.date.empty())
    page.html += fmt::format("<time datetime=\"{}\">{}</time> · ", escape_markup(asked.date), date_words(asked.date));
  std::string worlds;
  for (const World* world : asked.worlds) worlds += (worlds.empty() ? "" : ", ") + world->name;
  const std::string& layer = asked.worlds.back()->active_layer;
  page.html += fmt::format("World {}{} · horizon: {}", escape_markup(worlds),
                           layer.empty() ? "" : " with " + escape_markup(layer), escape_markup(s.horizon));
  if (!asked.on.empty()) page.html += " · measures in force on " + date_words(asked.on);
  if (!s.id.empty()) page.html += " · scenario " + hash_markup(s.id);
  page.html += "</p></header>";
}

void add_work(Page& page, const std::string& production, double seconds, int threads, const std::vector<std::string>& warnings) {
  page.html += "<dl>";
  if (!production.empty()) page.html += fmt::format("<dt>Production and consumption</dt><dd>{}</dd>", escape_markup(production));
  page.html +=
      fmt::format("<dt>Work</dt><dd>{} on {} {}</dd></dl>", seconds_text(seconds), threads, threads == 1 ? "thread" : "threads");
  for (const std::string& warning : warnings)
    page.html += "<p class=\"warning\"><strong>Note.</strong> " + escape_markup(warning) + "</p>";
}

void add_question_sources(Page& page, const QuestionPage& asked, const std::string& closing) {
  page.open_section("sources", "Sources, licences and how to reproduce");
  if (!asked.scenario.note.empty()) page.paragraph(typographic(asked.scenario.note));
  std::vector<Source> sources;
  for (const World* world : asked.worlds) sources.insert(sources.end(), world->sources.begin(), world->sources.end());
  page.html += sources_markup(sources);
  page.html +=
      fmt::format("<h3>The same again</h3><pre tabindex=\"0\"><code>{}</code></pre><dl><dt>Program</dt><dd>entrepot {} ({})</dd>",
                  escape_markup(asked.command), escape_markup(version().number), escape_markup(version().commit));
  if (!asked.scenario.id.empty()) page.html += "<dt>Scenario</dt><dd>" + hash_markup(asked.scenario.id) + "</dd>";
  for (const World* world : asked.worlds)
    page.html += fmt::format("<dt>World</dt><dd>{}, {}</dd>", escape_markup(world->name), hash_markup(world->id));
  page.html += "</dl>" + downloads_markup(page);
  page.paragraph(closing);
  page.close_section();
}

}  // namespace entrepot
