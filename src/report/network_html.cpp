// The page of `entrepot detect network`: the answer with its picture, the communities, how far they can be trusted, sources.
#include <algorithm>

#include <fmt/format.h>

#include "entrepot/entity_network.hpp"
#include "report/network_figure.hpp"
#include "report/network_tables.hpp"
#include "report/network_words.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/scenario_words.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {
namespace {

constexpr std::size_t shown_communities = 30, shown_links = 200;
constexpr const char* title = "Consignees that resemble a stopped one";

void add_header(Page& page, const NetworkStudy& study) {
  page.html += fmt::format("<header><p class=\"kicker\">Detection · estimated</p><h1>{}</h1>", title);
  page.html +=
      "<p class=\"question\">Which consignees that came later share shippers, address and goods with one that may no longer "
      "be served?</p><p class=\"facts\">";
  if (!study.request.date.empty())
    page.html +=
        fmt::format("<time datetime=\"{}\">{}</time> · ", escape_markup(study.request.date), date_words(study.request.date));
  page.html += fmt::format("{} to {} · {} pairs compared · data {}</p></header>", date_words(study.first), date_words(study.last),
                           count_text(study.pairs), hash_markup(study.shipments_sha256));
}

void add_answer_section(Page& page, const NetworkStudy& study) {
  page.open_section("answer", network_headline(study));
  page.html += "<div class=\"lead\">";
  page.paragraph(chance_words(study));
  page.paragraph(network_scope_words(study));
  page.html += "</div>";
  page.html += fmt::format("<p class=\"warning\"><strong>What this is.</strong> {}</p>", escape_markup(network_notice));
  if (study.passing > 0) page.add(network_figure(study));
  page.close_section();
}

void add_communities_section(Page& page, const NetworkStudy& study) {
  if (study.communities.empty()) return;
  page.open_section("communities", "The communities");
  page.add_table(network_communities_table(study, false, shown_communities));
  if (study.communities.size() > shown_communities)
    page.paragraph(
        fmt::format("The {} largest of {}; all are in members.csv.", shown_communities, count_text(study.communities.size())));
  page.close_section();
}

void add_trust(Page& page, const NetworkStudy& study) {
  page.open_section("trust", "How far this can be trusted");
  page.paragraph(score_words());
  page.paragraph(
      "The comparison with chance supposes that a stopped consignee is like the others in all but having been stopped. Where the "
      "stopped ones "
      "and the newcomers crowd into one growing trade, more links than stated are of that trade and of nothing else. The other "
      "way "
      "round, a firm that changed shippers, address and goods resembles nobody and is not found.");
  if (!study.links.empty())
    page.add_folded(network_pairs_table(study, false, shown_links),
                    fmt::format("The {} pairs with the highest scores, whether they pass or not",
                                count_text(std::min(shown_links, study.links.size()))));
  for (const std::string& note : study.notes)
    page.html += "<p class=\"warning\"><strong>Note.</strong> " + escape_markup(note) + "</p>";
  if (!study.left_out.empty()) page.add_folded(network_left_out_table(study), "Stopped consignees that were not examined");
  page.html += fmt::format(
      "<dl><dt>Pairs with stand-ins</dt><dd>{}</dd><dt>Stand-ins</dt><dd>{} or more for each stopped consignee, "
      "drawn with seed {}</dd><dt>Work</dt><dd>{}</dd></dl>",
      count_text(study.stand_in_pairs), count_text(study.fewest_stand_ins), study.request.seed, seconds_text(study.seconds));
  page.close_section();
}

void add_sources(Page& page, const NetworkStudy& study) {
  page.open_section("sources", "Data and how to reproduce");
  page.html += fmt::format("<p>Shipments: {}, sha256 {}. Stopped consignees: {}, sha256 {}.</p>",
                           escape_markup(study.request.shipments.filename().string()), hash_markup(study.shipments_sha256),
                           escape_markup(study.request.stopped.filename().string()), hash_markup(study.stopped_sha256));
  page.html += fmt::format(
      "<h3>The same again</h3><pre tabindex=\"0\"><code>{}</code></pre><dl><dt>Program</dt><dd>entrepot {} ({})</dd></dl>",
      escape_markup(study.request.command), escape_markup(version().number), escape_markup(version().commit));
  page.html += downloads_markup(page);
  page.paragraph(
      "Every pair with p at most 5 % and every member lie beside this page as CSV; manifest.json has their checksums.");
  page.close_section();
}

}  // namespace

std::string network_html(const NetworkStudy& study) {
  Page page;
  add_header(page, study);
  page.html += "<main>";
  add_answer_section(page, study);
  add_communities_section(page, study);
  add_trust(page, study);
  add_sources(page, study);
  page.html += "</main>";
  return page_document(title, page.html);
}

}  // namespace entrepot
