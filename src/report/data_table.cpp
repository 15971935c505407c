#include "report/data_table.hpp"

#include <fmt/format.h>

#include "report/number_text.hpp"
#include "report/svg_canvas.hpp"
#include "tables/csv_writer.hpp"

namespace entrepot {
namespace {

/// RFC 3986: everything but unreserved characters as %XX.
std::string percent_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                            byte == '-' || byte == '.' || byte == '_' || byte == '~';
    out += unreserved ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace

TableCell text_cell(const std::string& text) { return {text, text}; }

TableCell number_cell(double value, int decimals, bool with_sign) {
  return {with_sign ? signed_fixed_text(value, decimals) : fixed_text(value, decimals), plain_number(value)};
}

std::string table_html(const DataTable& table) {
  constexpr std::size_t rows_on_one_sheet = 12;  // printed whole or on the next sheet
  std::string html = fmt::format(
      "<p class=\"caption\">{0}</p><div class=\"scroll{2}\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">"
      "<table id=\"table-{1}\" aria-label=\"{0}\"><thead><tr>",
      escape_markup(table.caption), escape_markup(table.id), table.rows.size() <= rows_on_one_sheet ? " short" : "");
  for (const TableColumn& c : table.columns)
    html += fmt::format("<th scope=\"col\"{}>{}</th>", c.number ? " class=\"number\"" : "", escape_markup(c.header));
  html += "</tr></thead><tbody>";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const char* css = table.columns[i].number ? " class=\"number\"" : "";
      html += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", css, escape_markup(row[i].shown))
                     : fmt::format("<td{}>{}</td>", css, escape_markup(row[i].shown));
    }
    html += "</tr>";
  }
  return html + "</tbody></table></div>";
}

std::string table_csv(const DataTable& table) {
  std::vector<std::string> header;
  for (const TableColumn& c : table.columns) header.push_back(c.header);
  tables::CsvWriter writer(header);
  for (const auto& row : table.rows) {
    for (const TableCell& cell : row) writer.text(cell.data);
    writer.end_row();
  }
  return writer.content();
}

std::string download_link(const DataTable& table, const std::string& label) {
  return fmt::format("<a download=\"{0}.csv\" data-table=\"table-{0}\" href=\"data:text/csv;charset=utf-8,{1}\">{2}</a>",
                     escape_markup(table.id), percent_encoded(table_csv(table)), escape_markup(label));
}

}  // namespace entrepot
