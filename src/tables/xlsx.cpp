#include "tables/xlsx.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/core.h>

#include "tables/text_file.hpp"
#include "tables/xlsx_parts.hpp"
#include "tables/zip_archive.hpp"

namespace entrepot::tables {
namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{256} << 20;

/// "xl/worksheets/sheet1.xml" for "../worksheets/sheet1.xml" said in "xl/x/workbook.xml"; what begins with / begins at the root.
std::string resolved(const std::string& said_in, const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  std::string path = (std::filesystem::path(said_in).parent_path() / target).lexically_normal().generic_string();
  while (path.starts_with("../")) path.erase(0, 3);
  return path;
}

std::string relations_of(const std::string& part) {
  const std::filesystem::path path(part);
  return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string();
}

class WorkbookReader {
 public:
  WorkbookReader(std::string bytes, std::string name, Problems& problems)
      : name_(std::move(name)), archive_(std::move(bytes)), problems_(problems) {}

  std::optional<Workbook> read() {
    if (!archive_.error().empty()) return refuse("", "no xlsx workbook: " + archive_.error());
    const auto root = relation_targets("");
    if (failed_) return std::nullopt;
    const std::string contents_part = part_of_type(root, "", "officeDocument");
    if (contents_part.empty()) return refuse("", "no xlsx workbook: it names no workbook inside");
    XlsxContents contents;
    const auto relations = relation_targets(contents_part);
    if (failed_ || !read_part(contents_part, contents)) return std::nullopt;

    const auto texts = std::make_shared<std::deque<std::string>>();
    XlsxTexts shared_texts(*texts);
    XlsxStyles styles;
    const std::string texts_part = part_of_type(relations, contents_part, "sharedStrings");
    const std::string styles_part = part_of_type(relations, contents_part, "styles");
    if (!texts_part.empty() && !read_part(texts_part, shared_texts)) return std::nullopt;
    if (!styles_part.empty() && !read_part(styles_part, styles)) return std::nullopt;

    Workbook workbook;
    std::size_t cells = 0;
    const XlsxMeanings meanings{*texts, texts->size(), styles.is_date, contents.from_1904, cells};
    for (XlsxContents::Entry& entry : contents.sheets) {
      const auto target = relations.find(entry.relation);
      if (target == relations.end()) return refuse(entry.name, "the workbook does not say where this sheet lies");
      if (target->second.type != "worksheet") continue;  // a chart
      Sheet& sheet = workbook.sheets.emplace_back(Sheet{std::move(entry.name), entry.hidden, {}, {}});
      XlsxSheet events(sheet, meanings);
      if (!read_part(resolved(contents_part, target->second.path), events, sheet.name)) return std::nullopt;
    }
    if (workbook.sheets.empty()) return refuse("", "the workbook has no sheet with cells");
    workbook.texts = texts;
    return workbook;
  }

 private:
  using Targets = decltype(XlsxRelations::by_id);

  std::nullopt_t refuse(const std::string& sheet, std::string rule, std::string hint = "") {
    problems_.add({.file = name_,
                   .line = 0,
                   .field = sheet.empty() ? "" : "sheet " + sheet,
                   .value = "",
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
    failed_ = true;
    return std::nullopt;
  }

  bool read_part(const std::string& part, XlsxPart& events, const std::string& sheet = "") {
    XmlParser parser(events);
    std::string error = archive_.read(part, [&](std::string_view block) { return parser.feed(block, false); });
    if (error.empty() && parser.error().empty()) parser.feed("", true);
    if (error.empty()) error = parser.error();
    if (error.empty()) return true;
    refuse(sheet, fmt::format("part '{}' of the workbook: {}", part, error));
    return false;
  }

  Targets relation_targets(const std::string& part) {
    XlsxRelations relations;
    const std::string list = relations_of(part);
    if (!archive_.has(list)) {
      refuse("", fmt::format("no xlsx workbook: it has no part '{}'", list));
    } else {
      read_part(list, relations);
    }
    return std::move(relations.by_id);
  }

  static std::string part_of_type(const Targets& targets, const std::string& said_in, std::string_view type) {
    for (const auto& [id, target] : targets)
      if (target.type == type && !target.external) return resolved(said_in, target.path);
    return "";
  }

  std::string name_;
  ZipArchive archive_;
  Problems& problems_;
  bool failed_ = false;
};

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

std::string cell_name(std::uint32_t row_number, std::uint32_t column) {
  return fmt::format("{}{}", column_letters(column), row_number);
}

const SheetCell* Sheet::find(std::uint32_t row_number, std::uint32_t column) const {
  const auto row = std::ranges::lower_bound(rows, row_number, {}, &SheetRow::number);
  if (row == rows.end() || row->number != row_number) return nullptr;
  const auto cell = std::ranges::lower_bound(row->cells, column, {}, &SheetCell::column);
  return cell != row->cells.end() && cell->column == column ? &*cell : nullptr;
}

const Sheet* Workbook::find(std::string_view name) const {
  const auto sheet = std::ranges::find(sheets, name, &Sheet::name);
  return sheet != sheets.end() ? &*sheet : nullptr;
}

std::optional<Workbook> parse_xlsx(std::string bytes, const std::string& name, Problems& problems) {
  constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";  // .xls before 2007, and whatever is encrypted
  if (std::string_view(bytes).starts_with(compound_file)) {
    problems.add({.file = name,
                  .line = 0,
                  .field = "",
                  .value = "",
                  .rule = "an old .xls or a workbook behind a password; xlsx without a password is needed",
                  .hint = "open it in a spreadsheet and save it as .xlsx"});
    return std::nullopt;
  }
  return WorkbookReader(std::move(bytes), name, problems).read();
}

std::optional<Workbook> read_xlsx(const std::filesystem::path& file, Problems& problems) {
  if (!is_readable_file(file, problems)) return std::nullopt;
  std::error_code unknown;
  const auto refuse = [&](std::string rule) {
    problems.add({.file = file.string(), .line = 0, .field = "", .value = "", .rule = std::move(rule), .hint = ""});
    return std::nullopt;
  };
  if (std::filesystem::file_size(file, unknown) > largest_file) return refuse("a workbook of more than 256 MiB");
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in && bytes.empty()) return refuse("the file cannot be read");
  return parse_xlsx(std::move(bytes), file.string(), problems);
}

}  // namespace entrepot::tables
