// Parts of pages that every kind of result has.
#include <set>

#include <fmt/format.h>

#include "entrepot/report.hpp"
#include "report/manifest.hpp"
#include "report/number_text.hpp"
#include "report/page.hpp"
#include "report/svg_canvas.hpp"

namespace entrepot {

std::string page_document(const std::string& title, const std::string& body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">"
      "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"entrepot {}\"><link rel=\"icon\" "
      "href=\"data:,\">"
      "<title>{}</title><style>{}</style></head>\n<body>{}</body></html>\n",
      escape_markup(version().number), escape_markup(title), page_style(),
      body +
          "<footer><p>Made by entrepot, an open engine for trade wars and sanctions. Numbers in sentences carry two significant "
          "digits; tables and downloads carry more.</p></footer>");
}

std::string hash_markup(const std::string& hash) {
  return fmt::format("<code class=\"hash\" title=\"{0}\">{1}<span class=\"rest\">{2}</span></code>", escape_markup(hash),
                     escape_markup(hash.substr(0, 12)), escape_markup(hash.size() > 12 ? hash.substr(12) : ""));
}

std::string sources_markup(const std::vector<Source>& sources) {
  std::string html = "<ul class=\"sources\">";
  std::set<std::string> listed;
  for (const Source& s : sources) {
    if (!listed.insert(s.title + "\n" + s.publisher + "\n" + s.citation).second) continue;
    html += fmt::format("<li>{}{}{}", escape_markup(s.title), s.publisher.empty() ? "" : ", " + escape_markup(s.publisher),
                        s.licence.empty() ? "" : ". Licence: " + escape_markup(s.licence));
    if (!s.kind.empty()) html += " (" + escape_markup(s.kind) + ")";
    if (!s.citation.empty()) html += fmt::format(". <span class=\"muted\">{}</span>", escape_markup(s.citation));
    html += "</li>";
  }
  return html + "</ul>";
}

std::string downloads_markup(const Page& page) {
  std::string html = "<h3 class=\"screen\">Download</h3><ul class=\"downloads\">";
  for (const DataTable& table : page.tables) html += fmt::format("<li>{}</li>", download_link(table, table.caption));
  return html + "</ul>";
}

void add_repairs(Page& page, const World& world) {
  const auto repairs = summarise_repairs(world);
  if (repairs.empty()) {
    page.paragraph("The World carries no repairs of published data.");
    return;
  }
  DataTable table;
  table.id = "repairs";
  table.caption = "Repairs of published data in this World, by rule";
  table.columns = {{"Rule", false}, {"Cells", true}, {"Value touched, bn USD", true}};
  for (const RepairSummary& r : repairs)
    table.rows.push_back({text_cell(r.rule), {count_text(r.count), std::to_string(r.count)}, number_cell(r.moved / 1000, 1)});
  page.add_folded(table, fmt::format("{} repairs of published data", count_text(world.repairs.size())));
}

}  // namespace entrepot
