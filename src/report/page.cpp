#include "report/page.hpp"

#include <fmt/format.h>

#include "report/svg_canvas.hpp"

namespace entrepot {

void Page::add(const Figure& figure) {
  html += figure_html(figure);
  if (!figure.numbers.rows.empty()) tables.push_back(figure.numbers);
}

void Page::add_beside(const std::vector<Figure>& figures) {
  html += "<div class=\"beside\">";
  for (const Figure& figure : figures) add(figure);
  html += "</div>";
}

void Page::add_folded(const DataTable& table, const std::string& summary) {
  html += fmt::format("<details><summary>{}</summary>{}<p class=\"download\">{}</p></details>", escape_markup(summary),
                      table_html(table), download_link(table, "Download as CSV"));
  tables.push_back(table);
}

void Page::add_table(const DataTable& table) {
  html += table_html(table);
  tables.push_back(table);
}

void Page::paragraph(const std::string& text) { html += "<p>" + escape_markup(text) + "</p>"; }

void Page::open_section(const std::string& id, const std::string& heading) {
  html += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-heading\"><h2 id=\"{0}-heading\">{1}</h2>", id,
                      escape_markup(heading));
}
void Page::close_section() { html += "</section>"; }

}  // namespace entrepot
