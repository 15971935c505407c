#include "tables/xlsx_parts.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "tables/csv_number.hpp"
#include "tables/sheet_date.hpp"

namespace entrepot::tables {
namespace {

constexpr std::uint32_t most_rows = 1048576, most_columns = 16384;  // of any spreadsheet
constexpr std::size_t most_cells = 20'000'000, most_texts = 10'000'000, most_sheets = 500;

std::optional<std::uint32_t> whole(std::string_view text, int base = 10) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

/// Column and row number of "B12"; nothing where it is none.
std::optional<std::pair<std::uint32_t, std::uint32_t>> place(std::string_view name) {
  std::uint32_t column = 0;
  std::size_t letters = 0;
  for (; letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z' && letters < 4; ++letters)
    column = column * 26 + static_cast<std::uint32_t>(name[letters] - 'A' + 1);
  const auto row = whole(name.substr(letters));
  if (column == 0 || !row) return std::nullopt;
  return std::pair(column - 1, *row);
}

void append_utf8(std::string& text, unsigned unit) {
  if (unit < 0x80) {
    text += static_cast<char>(unit);
  } else if (unit < 0x800) {
    text += {static_cast<char>(0xC0 | unit >> 6), static_cast<char>(0x80 | (unit & 0x3F))};
  } else {
    text += {static_cast<char>(0xE0 | unit >> 12), static_cast<char>(0x80 | (unit >> 6 & 0x3F)),
             static_cast<char>(0x80 | (unit & 0x3F))};
  }
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_';
    const auto unit = escape ? whole(text.substr(at + 2, 4), 16) : std::nullopt;
    if (unit && *unit != 0 && (*unit < 0xD800 || *unit > 0xDFFF)) {  // halves of a pair are no characters
      append_utf8(plain, *unit);
      at += 6;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

void XlsxRelations::begin(std::string_view element, const XmlAttributes& attributes) {
  if (element != "Relationship") return;
  const std::string_view type = attributes["Type"];
  by_id[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)), std::string(attributes["Target"]),
                                          attributes["TargetMode"] == "External"};
}

void XlsxContents::begin(std::string_view element, const XmlAttributes& attributes) {
  if (element == "workbookPr") from_1904 = is_true(attributes["date1904"]);
  if (element != "sheet") return;
  if (sheets.size() == most_sheets) {
    complaint_ = fmt::format("it has more than {} sheets", most_sheets);
    return;
  }
  const std::string_view state = attributes["state"];
  sheets.push_back(
      {std::string(attributes["name"]), std::string(attributes.prefixed("id")), state == "hidden" || state == "veryHidden"});
}

void XlsxTexts::begin(std::string_view element, const XmlAttributes&) {
  if (element == "si") current_.clear();
  if (element == "rPh") ++in_reading_;
  in_text_ = element == "t" && in_reading_ == 0;
}

void XlsxTexts::end(std::string_view element) {
  if (element == "rPh") --in_reading_;
  if (element == "t") in_text_ = false;
  if (element != "si") return;
  if (texts_.size() == most_texts) {
    complaint_ = fmt::format("it holds more than {} texts", most_texts);
    return;
  }
  texts_.push_back(unescaped(current_));
}

void XlsxTexts::text(std::string_view piece) {
  if (in_text_) current_ += piece;
}

void XlsxStyles::begin(std::string_view element, const XmlAttributes& attributes) {
  if (element == "numFmt") {
    if (const auto id = whole(attributes["numFmtId"])) formats_[*id] = shows_date(attributes["formatCode"]);
  } else if (element == "cellXfs") {
    in_cell_styles_ = true;
  } else if (element == "xf" && in_cell_styles_) {
    const unsigned id = whole(attributes["numFmtId"]).value_or(0);
    const auto own = formats_.find(id);
    is_date.push_back(own != formats_.end() ? own->second : shows_date(id));
  }
}

void XlsxStyles::end(std::string_view element) {
  if (element == "cellXfs") in_cell_styles_ = false;
}

void XlsxSheet::complain(std::string what) {
  if (complaint_.empty()) complaint_ = fmt::format("cell {}: {}", cell_name(row_, column_), what);
}

void XlsxSheet::begin(std::string_view element, const XmlAttributes& attributes) {
  if (element == "row") {
    begin_row(attributes);
  } else if (element == "c") {
    begin_cell(attributes);
  } else if (element == "mergeCell") {
    merge(attributes["ref"]);
  } else if (!in_cell_) {
    return;
  } else if (element == "f") {
    has_formula_ = true;
  } else if (element == "rPh") {
    ++in_reading_;
  } else if (element == "v" || (element == "t" && in_reading_ == 0)) {
    in_value_ = has_value_ = true;
  }
}

void XlsxSheet::end(std::string_view element) {
  if (element == "c") {
    if (in_cell_) end_cell();
    in_cell_ = false;
  } else if (element == "rPh") {
    --in_reading_;
  } else if (element == "v" || element == "t") {
    in_value_ = false;
  }
}

void XlsxSheet::text(std::string_view piece) {
  if (in_value_) value_ += piece;
}

void XlsxSheet::begin_row(const XmlAttributes& attributes) {
  const std::string_view stated = attributes["r"];
  const std::uint32_t number = stated.empty() ? row_ + 1 : whole(stated).value_or(0);
  if (number <= row_ || number > most_rows) {
    complaint_ = fmt::format("row '{}' stands behind row {}: rows must rise and end at {}", stated, row_, most_rows);
    return;
  }
  row_ = number;
  next_column_ = 0;
}

void XlsxSheet::begin_cell(const XmlAttributes& attributes) {
  column_ = next_column_;
  if (const std::string_view stated = attributes["r"]; !stated.empty()) {
    const auto at = place(stated);
    if (!at || at->second != row_) return complain(fmt::format("it calls itself '{}'", stated));
    column_ = at->first;
  }
  if (row_ == 0 || column_ < next_column_ || column_ >= most_columns) return complain("it is out of its place");
  next_column_ = column_ + 1;
  in_cell_ = true;
  in_value_ = has_value_ = has_formula_ = false;
  in_reading_ = 0;
  value_.clear();
  type_ = attributes["t"];
  style_ = whole(attributes["s"]).value_or(0);
}

void XlsxSheet::merge(std::string_view range) {
  const std::size_t colon = range.find(':');
  const auto first = place(range.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : place(range.substr(colon + 1));
  if (!first || !last || first->second < 1 || last->second < first->second || last->first < first->first ||
      last->second > most_rows || last->first >= most_columns) {
    complaint_ = fmt::format("'{}' is no range of merged cells", range);
    return;
  }
  sheet_.merged.push_back({first->second, last->second, first->first, last->first});
}

void XlsxSheet::end_cell() {
  using enum SheetCell::Kind;
  if (!has_value_) {
    if (has_formula_) add(error, keep("formula without a value"), 0);
  } else if (type_ == "s") {
    const auto index = whole(value_);
    if (!index || *index >= meanings_.shared) return complain(fmt::format("there is no text number '{}'", value_));
    add(text, meanings_.texts[*index], 0);
  } else if (type_ == "inlineStr" || type_ == "str") {
    add(text, keep(unescaped(value_)), 0);
  } else if (type_ == "b") {
    add(text, is_true(value_) ? "TRUE" : "FALSE", 0);
  } else if (type_ == "e") {
    add(error, keep(value_), 0);
  } else if (type_ == "d") {
    add(date, keep(value_), 0);
  } else if (type_.empty() || type_ == "n") {
    if (value_.empty()) return;
    const auto number_in_it = parse_number(value_);
    if (!number_in_it) return complain(fmt::format("'{}' is no number", value_));
    const bool dated = style_ < meanings_.is_date.size() && meanings_.is_date[style_];
    std::string day = dated ? sheet_date(*number_in_it, meanings_.from_1904) : "";
    if (day.empty()) {
      add(number, "", *number_in_it);
    } else {
      add(date, keep(std::move(day)), *number_in_it);
    }
  } else {
    complain(fmt::format("'{}' is no type of cell", type_));
  }
}

void XlsxSheet::add(SheetCell::Kind kind, std::string_view text, double number) {
  if (kind == SheetCell::Kind::text && text.empty()) return;
  if (meanings_.cells == most_cells) return complain(fmt::format("the workbook has more than {} cells", most_cells));
  ++meanings_.cells;
  if (sheet_.rows.empty() || sheet_.rows.back().number != row_) sheet_.rows.push_back({row_, {}});
  sheet_.rows.back().cells.push_back({column_, kind, text, number});
}

/// The text, kept as long as the workbook; dates and errors are the same again and again.
std::string_view XlsxSheet::keep(std::string text) {
  if (text.empty()) return {};
  if (meanings_.texts.size() > meanings_.shared && meanings_.texts.back() == text) return meanings_.texts.back();
  return meanings_.texts.emplace_back(std::move(text));
}

}  // namespace entrepot::tables
