// The page of `entrepot realign`: the answer with its map, what it would take, who can pay, doubt, certificate, sources. Parts:
// docs/realign.md.
#include <cmath>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/country_words.hpp"
#include "report/number_text.hpp"
#include "report/question_page.hpp"
#include "report/realign_figures.hpp"
#include "report/realign_tables.hpp"
#include "report/realign_words.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"
#include "report/uncertainty_page.hpp"

namespace entrepot {
namespace {

std::string name(const RealignStudy& study, Country n) { return country_in_text(*study.world, n); }

QuestionPage asked(const RealignStudy& study) {
  const Scenario& s = study.scenario;
  return {.kicker = "Stick and carrot",
          .title = s.title.empty() ? "Stick and carrot" : s.title,
          .question = s.question.empty() ? fmt::format("What would it take to separate {} from {}?",
                                                       name(study, study.result.target), name(study, study.result.rival))
                                         : s.question,
          .scenario = s,
          .worlds = {study.world.get()},
          .date = study.date,
          .command = study.command,
          .on = study.on};
}

void add_answer(Page& page, const RealignStudy& study) {
  const RealignAnswer answer = realign_answer(study);
  page.open_section("answer", answer.headline);
  page.html += "<div class=\"lead\">";
  for (const std::string& sentence : answer.sentences) page.paragraph(sentence + ".");
  page.html += "</div>";
  page.html += fmt::format("<p class=\"condition\">{}</p>", escape_markup(answer.condition));
  page.add(realign_map_figure(study));
  page.html += "<h3>How far today is from it</h3><ul>";
  for (const RealignCase& c : study.result.cases) page.html += "<li>" + escape_markup(distance_words(study, c)) + ".</li>";
  page.html += "</ul>";
  page.add_table(realign_needs_table(study));
  page.close_section();
}

void add_payers(Page& page, const RealignStudy& study) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target), rival = name(study, r.rival), payer = name(study, r.payer);
  page.open_section("payers", fmt::format("Who could pay, and what {} could bid", rival));
  const double income = r.income(r.payer);
  for (const RealignCase& c : r.cases) {
    if (c.stick > 0) continue;
    const Threshold& t = c.transfer.front();
    std::string text = fmt::format("{}: the split would be worth {} a year to those who offer, before any payment",
                                   case_label(study, c), money_text(c.money.front().bidders_gain));
    if (t.reach == Reach::found && t.value > 0)
      text += fmt::format("; what {} would need is {} times that, and {} of what {} earns", target,
                          significant_text(t.value / c.money.front().bidders_gain), percent_text(100 * t.value / income), payer);
    page.paragraph(text + ".");
  }
  page.paragraph(
      fmt::format("{} can pay {} to stay instead. With money that can change hands freely the split happens if it is worth at "
                  "least as much to those who offer as {} and {} lose together. Nobody knows what the tie is worth beyond "
                  "trade; the table states how much more it must be worth to one side than to the other for the outcome to turn.",
                  capitalised(rival), target, target, rival));
  page.add(realign_stakes_figure(study));
  page.close_section();
}

void add_doubt(Page& page, const RealignStudy& study) {
  page.open_section("doubt", "If the offer is not believed");
  page.add(realign_doubt_figure(study));
  for (std::size_t o = 0; o < study.result.offers.size(); ++o) {
    const RealignCase& c = study.result.cases[o];
    const Threshold& t = c.largest_doubt;
    const std::string most = money_text(study.result.offers[o].largest_transfer) + " a year";
    if (t.reach == Reach::found)
      page.paragraph(fmt::format("{}: beyond a doubt of {} no transfer up to {} would do.", case_label(study, c),
                                 percent_text(100 * t.value, 3), most));
    if (t.reach == Reach::beyond)
      page.paragraph(
          fmt::format("{}: no doubt is too large, since it would split even if nothing were kept.", case_label(study, c)));
    if (t.reach == Reach::below)
      page.paragraph(fmt::format("{}: without any doubt no transfer up to {} would do.", case_label(study, c), most));
  }
  page.close_section();
}

/// The map over all draws, for those who press today against each offer.
void add_shares(Page& page, const RealignStudy& study) {
  page.open_section("shares", "How sure the map is");
  for (std::size_t offer = 0; offer < study.result.offers.size(); ++offer) page.add(realign_shares_figure(study, 0, offer));
  page.close_section();
}

void add_how(Page& page, const RealignStudy& study) {
  const RealignResult& r = study.result;
  const std::string target = name(study, r.target), rival = name(study, r.rival);
  page.open_section("how", "How it works");
  page.paragraph(
      fmt::format("{} compares two worlds. If it stays, today’s measures go on, and trade costs of those who press rise by the "
                  "pressure. If it "
                  "splits, all measures between it and those who lift end, in both directions, those of others go on as today, "
                  "trade with {} is "
                  "broken, and the transfer is paid every year. Each world is an equilibrium of the whole world economy; {} "
                  "takes the one in which "
                  "its real income is higher.",
                  capitalised(target), rival, target));
  for (std::size_t o = 0; o < r.offers.size(); ++o) {
    const double slope = r.offers[o].target_slope * r.income(r.target);
    if (std::isnan(slope)) continue;
    page.paragraph(
        fmt::format("If {} lift{}, a dollar sent to {} raises its real income by {} dollars: a transfer also moves prices "
                    "and wages in favour of whoever receives it.",
                    offer_words(study, o), r.offers[o].lifted_by.size() == 1 ? "s" : "", target, significant_text(slope, 3)));
  }
  page.close_section();
}

void add_certificate(Page& page, const RealignStudy& study) {
  page.open_section("certificate", "Certificate");
  page.paragraph(realign_certificate_words(study) + ".");
  page.add_folded(realign_brackets_table(study), "Brackets of the money needed today");
  add_repairs(page, *study.world);
  add_work(page, technology_words(study.economy), study.seconds, study.threads, study.warnings);
  page.close_section();
}

}  // namespace

std::string realign_html(const RealignStudy& study) {
  Page page;
  add_question_header(page, asked(study));
  page.html += "<main>";
  add_answer(page, study);
  add_payers(page, study);
  add_doubt(page, study);
  add_how(page, study);
  if (study.shares) add_shares(page, study);
  if (study.uncertainty) add_uncertainty(page, *study.uncertainty);
  add_certificate(page, study);
  add_question_sources(
      page, asked(study),
      "The whole map and every state, digit for digit, lie beside this page as CSV; manifest.json has their checksums.");
  page.html += "</main>";
  return page_document(asked(study).title, page.html);
}

}  // namespace entrepot
