// The parts of a workbook, each read from its XML as it streams by.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tables/xlsx.hpp"
#include "tables/xml_events.hpp"

namespace entrepot::tables {

/// What a part has to complain about ends the reading.
class XlsxPart : public XmlEvents {
 public:
  const std::string& complaint() const override { return complaint_; }

 protected:
  ~XlsxPart() = default;
  std::string complaint_;
};

/// Which part is meant by which id ("xl/_rels/workbook.xml.rels").
class XlsxRelations final : public XlsxPart {
 public:
  struct Target {
    std::string type, path;  ///< last word of the type ("worksheet"); path as written
    bool external = false;
  };
  std::map<std::string, Target, std::less<>> by_id;

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// The names of sheets and where they lie ("xl/workbook.xml").
class XlsxContents final : public XlsxPart {
 public:
  struct Entry {
    std::string name, relation;
    bool hidden = false;
  };
  std::vector<Entry> sheets;
  bool from_1904 = false;

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// Texts of cells, each kept once, without the readings that East Asian texts carry ("xl/sharedStrings.xml").
class XlsxTexts final : public XlsxPart {
 public:
  explicit XlsxTexts(std::deque<std::string>& texts) : texts_(texts) {}
  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view piece) override;

 private:
  std::deque<std::string>& texts_;
  std::string current_;
  bool in_text_ = false;
  int in_reading_ = 0;
};

/// Which styles of cells show dates ("xl/styles.xml").
class XlsxStyles final : public XlsxPart {
 public:
  std::vector<bool> is_date;  ///< by style

  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view) override {}

 private:
  std::map<unsigned, bool> formats_;
  bool in_cell_styles_ = false;
};

/// What the cells of a sheet refer to. The texts of the sheet are added to `texts`, behind the first `shared`.
struct XlsxMeanings {
  std::deque<std::string>& texts;
  std::size_t shared;
  const std::vector<bool>& is_date;
  bool from_1904;
  std::size_t& cells;  ///< of the whole workbook so far
};

/// One sheet ("xl/worksheets/sheet1.xml").
class XlsxSheet final : public XlsxPart {
 public:
  XlsxSheet(Sheet& sheet, const XlsxMeanings& meanings) : sheet_(sheet), meanings_(meanings) {}
  void begin(std::string_view element, const XmlAttributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view piece) override;

 private:
  void begin_row(const XmlAttributes& attributes);
  void begin_cell(const XmlAttributes& attributes);
  void merge(std::string_view range);
  void end_cell();
  void add(SheetCell::Kind kind, std::string_view text, double number);
  std::string_view keep(std::string text);
  void complain(std::string what);

  Sheet& sheet_;
  XlsxMeanings meanings_;
  std::uint32_t row_ = 0, column_ = 0, next_column_ = 0;
  std::size_t style_ = 0;
  std::string type_, value_;
  bool in_cell_ = false, in_value_ = false, has_value_ = false, has_formula_ = false;
  int in_reading_ = 0;
};

/// Text as stored, `_x000D_` and the like turned into the characters that XML cannot hold (ECMA-376, part 1, 22.9.2.19).
std::string unescaped(std::string_view text);

}  // namespace entrepot::tables
