#include "report/figure.hpp"

#include <fmt/format.h>

#include "report/svg_canvas.hpp"

namespace entrepot {

std::string figure_html(const Figure& f) {
  std::string html =
      fmt::format("<figure id=\"{}\"><figcaption><strong>{}</strong>", escape_markup(f.id), escape_markup(f.finding));
  if (!f.subtitle.empty()) html += fmt::format("<span>{}</span>", escape_markup(f.subtitle));
  html += "</figcaption>";
  if (f.half) {
    html += fmt::format("<div class=\"half\">{}</div>", f.draw(narrow_chart));
  } else {
    html += fmt::format("<div class=\"wide\">{}</div><div class=\"narrow\">{}</div>", f.draw(wide_chart), f.draw(narrow_chart));
  }
  if (!f.note.empty()) html += fmt::format("<p class=\"note\">{}</p>", escape_markup(f.note));
  if (!f.numbers.rows.empty())
    html += fmt::format("<details><summary>The numbers of this picture</summary>{}<p class=\"download\">{}</p></details>",
                        table_html(f.numbers), download_link(f.numbers, "Download as CSV"));
  return html + "</figure>";
}

}  // namespace entrepot
