// One table, two uses: what people read (rounded, HTML) and what they download (all digits, CSV). Same cells, same order.
#pragma once

#include <string>
#include <vector>

namespace entrepot {

struct TableCell {
  std::string shown;  ///< plain text, as read
  std::string data;   ///< as a CSV field, ASCII number or text
};
TableCell text_cell(const std::string& text);
/// A fixed number of decimals so that the column lines up.
TableCell number_cell(double value, int decimals, bool with_sign = false);

struct TableColumn {
  std::string header;  ///< with its unit
  bool number = true;  ///< aligned right, tabular figures
};
struct DataTable {
  std::string id;  ///< file name of the download without ".csv"
  std::string caption;
  std::vector<TableColumn> columns;  ///< the first one heads its row
  std::vector<std::vector<TableCell>> rows;
};

std::string table_html(const DataTable& table);
std::string table_csv(const DataTable& table);
/// <a download href="data:text/csv,...">: the same table, no network.
std::string download_link(const DataTable& table, const std::string& label);

}  // namespace entrepot
