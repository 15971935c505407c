// The page of `entrepot claims`: the answer, the ledger, then the report of the scenario that stands behind it, certificates,
// where the numbers come from. Parts: docs/claims.md.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/claims_figures.hpp"
#include "report/claims_tables.hpp"
#include "report/claims_words.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

void add_header(Page& page, const LedgerResult& result) {
  const ClaimsLedger& ledger = result.ledger;
  page.html += fmt::format("<header><p class=\"kicker\">Claims ledger</p><h1>{}</h1>", escape_markup(typographic(ledger.title)));
  if (!ledger.question.empty())
    page.html += fmt::format("<p class=\"question\">{}</p>", escape_markup(typographic(ledger.question)));
  page.html += "<p class=\"facts\">";
  if (!result.date.empty())
    page.html += fmt::format("<time datetime=\"{}\">{}</time> · ", escape_markup(result.date), date_words(result.date));
  const std::string reference = text_reference(ledger.text);
  page.html += fmt::format("The text: {}{}{} · ledger {}</p></header>", escape_markup(typographic(ledger.text.title)),
                           reference.empty() ? "" : ", ", escape_markup(reference), hash_markup(ledger.id));
}

void add_claims_answer(Page& page, const LedgerResult& result) {
  const ClaimsAnswer answer = claims_answer(result);
  page.open_section("answer", answer.headline);
  page.html += "<div class=\"lead\">";
  for (const std::string& sentence : answer.sentences) page.paragraph(sentence);
  page.html += "</div>";
  page.html += fmt::format(
      "<p class=\"condition\">{}</p>",
      escape_markup(fmt::format(
          "Facts are held against printed figures, each as the interval that rounding leaves. Mechanisms, forecasts and "
          "judgements "
          "are held against stylised scenarios: a claim counts as supported where it holds in at least {} of the draws, as "
          "contradicted where it holds in at most {}.",
          percent_text(100 * result.ledger.supported_share), percent_text(100 * result.ledger.contradicted_share))));
  page.add(verdicts_figure(result));
  page.close_section();
}

/// The number of a test with the id by which `entrepot trace` knows it.
std::string traced_number(const Claim& claim, const ClaimTest& test, const TestResult& r) {
  if (std::isnan(r.ours.value)) return "";
  const bool drawn = r.draws > 0;
  const std::string interval = claim_interval_text(r.ours, test.unit, drawn);
  return fmt::format("<span class=\"ours\" data-trace=\"{}\">{}</span>{}", escape_markup(test_id(claim, test)),
                     escape_markup(claim_number_text(r.ours, test.unit, drawn)),
                     interval.empty() ? "" : escape_markup(fmt::format(" ({})", interval)));
}

std::string verdict_badge(Verdict verdict) {
  return fmt::format("<span class=\"verdict {}\"><span aria-hidden=\"true\">{}</span> {}</span>", to_string(verdict),
                     verdict_mark(verdict), verdict_words(verdict));
}

void add_claim(Page& page, const LedgerResult& result, std::size_t c) {
  const Claim& claim = result.ledger.claims[c];
  const ClaimResult& r = result.claims[c];
  const std::size_t t = deciding_test(claim, r);
  page.html += fmt::format("<div class=\"claim\" id=\"claim-{0}\"><h3><span class=\"muted\">{0}</span> {1}</h3><p>{2}",
                           escape_markup(claim.id), escape_markup(typographic(claim.words)), verdict_badge(r.verdict));
  const std::string number = traced_number(claim, claim.tests[t], r.tests[t]),
                    target = claim_target_text(claim.tests[t], r.tests[t]);
  if (!number.empty())
    page.html += fmt::format(" Ours: {}. {}: {}.", number, claim.tests[t].theirs ? "Theirs" : "Needed", escape_markup(target));
  page.html += fmt::format(" <span class=\"muted\">{}</span></p>", escape_markup(capitalised(to_string(claim.kind))));
  if (const std::string condition = condition_sentence(claim, r); !condition.empty())
    page.html += fmt::format("<p>{}</p>", escape_markup(typographic(condition)));
  page.html += "<ul class=\"tests\">";
  for (std::size_t i = 0; i < claim.tests.size(); ++i) {
    const std::string mark = fmt::format("<span class=\"mark\" aria-label=\"{}\" role=\"img\">{}</span>",
                                         verdict_words(r.tests[i].verdict), verdict_mark(r.tests[i].verdict));
    page.html += fmt::format("<li data-trace=\"{}\">{} {}</li>", escape_markup(test_id(claim, claim.tests[i])), mark,
                             escape_markup(typographic(test_sentence(claim.tests[i], r.tests[i]))));
  }
  page.html += "</ul>";
  if (!claim.reading.empty()) page.html += fmt::format("<p class=\"muted\">{}</p>", escape_markup(typographic(claim.reading)));
  for (std::size_t i = 0; i < claim.tests.size(); ++i) {
    if (!claim.tests[i].chart) continue;
    if (const auto figure = test_figure(claim, claim.tests[i], r.tests[i])) page.add(*figure);
  }
  page.html += "</div>";
}

void add_ledger(Page& page, const LedgerResult& result) {
  page.open_section("ledger", "Claim by claim");
  for (std::size_t c = 0; c < result.claims.size(); ++c) add_claim(page, result, c);
  page.add_folded(ledger_table(result), "The whole ledger as a table");
  page.close_section();
}

/// Sections of the scenario's own report, under ids of their own.
void add_scenario(Page& page, const LedgerResult& result) {
  if (result.study == nullptr || result.study->outcome_at_own_horizon() != Outcome::converged) return;
  const Study& study = *result.study;
  Page own;
  add_answer(own, study);
  add_coalition(own, study);
  add_income(own, study);
  add_horizons(own, study);
  add_mechanism(own, study);
  add_assumptions(own, study);
  add_certificate(own, study);
  for (const char* id : {"answer", "certificate", "assumptions"}) {
    for (const std::string& ending : {std::string("\""), std::string("-heading\"")}) {
      const std::string from = fmt::format("\"{}{}", id, ending), to = fmt::format("\"scenario-{}{}", id, ending);
      for (std::size_t at = own.html.find(from); at != std::string::npos; at = own.html.find(from, at + to.size()))
        own.html.replace(at, from.size(), to);
    }
  }
  page.open_section("scenario", "The scenario behind the ledger: " + typographic(study.scenario.title));
  page.paragraph(fmt::format("World {}, horizon: {}. The parts below are those of its own report.", study.world->name,
                             study.scenario.horizon));
  page.close_section();
  page.html += own.html;
  page.tables.insert(page.tables.end(), own.tables.begin(), own.tables.end());
}

void add_equilibria(Page& page, const LedgerResult& result) {
  if (result.runs.empty()) return;
  page.open_section("ledger-certificate", "What was solved for the ledger");
  std::size_t states = 0, failed = 0;
  for (const LedgerRun& run : result.runs) {
    states += run.states.size();
    failed += static_cast<std::size_t>(
        std::ranges::count_if(run.states, [](const CertifiedState& s) { return s.outcome != Outcome::converged; }));
  }
  page.paragraph(
      fmt::format("{} equilibria of {} {} under their own numbers; {}. Each was recomputed in levels by code that the "
                  "solver does not share.",
                  count_text(states), result.runs.size(), result.runs.size() == 1 ? "scenario" : "scenarios",
                  failed == 0 ? "all of them hold"
                              : fmt::format("{} have no certified equilibrium, and what rests on them is open", failed)));
  page.html += "<dl>";
  for (const LedgerRun& run : result.runs) {
    std::string words = fmt::format("{}; World {}, {}; scenario {}", escape_markup(typographic(run.scenario.title)),
                                    escape_markup(run.world), hash_markup(run.world_id), hash_markup(run.scenario.id));
    if (run.doubt)
      words += fmt::format("; {} draws, {} without an answer", count_text(run.doubt->draws), count_text(run.doubt->failed));
    page.html += fmt::format("<dt>{}</dt><dd>{}</dd>", escape_markup(run.asked.id), words);
  }
  page.html += "</dl>";
  page.add_folded(states_table(result), "Every equilibrium with its largest residual");
  page.close_section();
}

void add_sources(Page& page, const LedgerResult& result) {
  const ClaimsLedger& ledger = result.ledger;
  page.open_section("ledger-sources", "Where the numbers come from");
  if (!ledger.note.empty()) page.paragraph(typographic(ledger.note));
  page.paragraph(
      "Each number of the ledger has an id; entrepot trace prints its file, hash and line, or its equilibria, for any of them.");
  page.add_folded(numbers_table(result), "Every number with its source");
  std::vector<Source> sources;
  for (const LedgerRun& run : result.runs) sources.insert(sources.end(), run.sources.begin(), run.sources.end());
  if (result.study != nullptr)
    sources.insert(sources.end(), result.study->world->sources.begin(), result.study->world->sources.end());
  if (!sources.empty()) page.html += "<h3>Data behind the scenarios</h3>" + sources_markup(sources);
  page.html +=
      fmt::format("<h3>The same again</h3><pre tabindex=\"0\"><code>{}</code></pre><dl><dt>Program</dt><dd>entrepot {} ({})</dd>",
                  escape_markup(result.command), escape_markup(version().number), escape_markup(version().commit));
  page.html += fmt::format("<dt>Ledger</dt><dd>{}, {}</dd><dt>Work</dt><dd>{} on {} {}</dd></dl>",
                           escape_markup(ledger.file.filename().string()), hash_markup(ledger.id), seconds_text(result.seconds),
                           result.threads, result.threads == 1 ? "thread" : "threads");
  page.html += downloads_markup(page);
  page.close_section();
}

}  // namespace

std::string claims_html(const LedgerResult& result) {
  Page page;
  add_header(page, result);
  page.html += "<main>";
  add_claims_answer(page, result);
  add_ledger(page, result);
  add_scenario(page, result);
  add_equilibria(page, result);
  add_sources(page, result);
  page.html += "</main>";
  return page_document(result.ledger.title, page.html);
}

}  // namespace entrepot
