// Workbooks of the Russian Federal Customs Service: totals by month, cumulated months and product or country groups. Each block
// has a line of periods ("январь-апрель 2023", "2021 год") and one of flows ("Экспорт", "Импорт"), in either order, above its
// numbers; a line begins with a month, a range of months, a group of countries or of HS chapters. Values: billion or million USD,
// as the sheet says; exports f.o.b., imports c.i.f. Licence: CC BY 4.0 of the compilation. Read as series: "export", "import" of
// a month or a whole year; "export_year_to_date" from January to the month that is given; behind a slash the group
// ("export_year_to_date/25-27", "import/ASIA"). Traps: turnover, balances, rates of growth and quarters follow from the rest and
// are left out; the totals at the top of a sheet include additions for unrecorded trade and are series of their own.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "sources/country_spellings.hpp"
#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "tables/xlsx.hpp"

namespace entrepot::sources {
namespace {

constexpr std::array<std::string_view, 12> months = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                     "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> regions = {
    {{"европа", "EUROPE"}, {"азия", "ASIA"}, {"африка", "AFRICA"}, {"америка", "AMERICA"}, {"океания", "OCEANIA"}}};

/// January to `to`, or one month, of a year; 0 where not said.
struct Span {
  int year = 0, from = 0, to = 0;
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string simple = simplified_name(text);
  for (std::size_t at = 0; at < simple.size();) {
    const std::size_t end = std::min(simple.find(' ', at), simple.size());
    words.push_back(simple.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// "январь-апрель 2023", "2021 год", "Март"; nothing where another word stands among them.
std::optional<Span> parse_span(std::string_view text) {
  Span span;
  for (const std::string& word : words_of(text)) {
    const auto month = std::ranges::find(months, word);
    if (month != months.end()) {
      span.to = static_cast<int>(month - months.begin()) + 1;
      if (span.from == 0) span.from = span.to;
    } else if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos) {
      span.year = std::stoi(word);
    } else if (word != "год" && word != "г") {
      return std::nullopt;
    }
  }
  if (span.year == 0 && span.to == 0) return std::nullopt;
  return span;
}

enum class Heading { none, exports, imports, other };
Heading flow_heading(std::string_view text) {
  const std::string simple = simplified_name(text);
  if (simple == "экспорт") return Heading::exports;
  if (simple == "импорт") return Heading::imports;
  return simple == "оборот" || simple.starts_with("сальдо") || simple.starts_with("темп") ? Heading::other : Heading::none;
}

/// What the columns of the block below hold: each heading reaches to the next one on its line.
struct Headings {
  struct At {
    std::uint32_t column;
    Span span;
    Heading flow;
  };
  std::vector<At> spans, flows;

  static const At* at(const std::vector<At>& list, std::uint32_t column) {
    const At* found = nullptr;
    for (const At& heading : list)
      if (heading.column <= column) found = &heading;
    return found;
  }
};

/// True where the line is one of headings: only text, and a period or a flow among it.
bool take_headings(const tables::SheetRow& row, Headings& headings) {
  std::vector<Headings::At> spans, flows;
  bool has_span = false, has_flow = false;
  for (const tables::SheetCell& cell : row.cells) {
    if (cell.kind != tables::SheetCell::Kind::text) return false;
    const bool rate = cell.text.find('%') != std::string_view::npos;
    const auto span = rate ? std::nullopt : parse_span(cell.text);
    const Heading flow = rate ? Heading::other : flow_heading(cell.text);
    has_span = has_span || (span && span->year > 0);
    has_flow = has_flow || flow == Heading::exports || flow == Heading::imports;
    spans.push_back({cell.column, span.value_or(Span{}), Heading::none});
    flows.push_back({cell.column, {}, flow});
  }
  if (has_flow)
    headings.flows = std::move(flows);
  else if (has_span)
    headings.spans = std::move(spans);
  return has_span || has_flow;
}

/// "25-27" of "25-27-Минеральные продукты", "68-70, 84-97" of its like; empty where the text does not begin with a chapter.
std::string chapters_of(std::string_view label) {
  const std::size_t end = std::min(label.find_first_not_of("0123456789-, "), label.size());
  std::string chapters(label.substr(0, end));
  while (!chapters.empty() && (chapters.back() == '-' || chapters.back() == ' ' || chapters.back() == ',')) chapters.pop_back();
  return chapters;
}

class WorkbookRows {
 public:
  WorkbookRows(SeriesRows& rows, std::string file, Problems& problems)
      : rows_(rows), file_(std::move(file)), problems_(problems) {}

  void read(const tables::Sheet& sheet) {
    Headings headings;
    double scale = 0;
    for (const tables::SheetRow& row : sheet.rows) {
      for (const tables::SheetCell& cell : row.cells) {
        const std::string text = cell.kind == tables::SheetCell::Kind::text ? simplified_name(cell.text) : "";
        if (text.find("млрд долл") != std::string::npos) scale = 1e9;
        if (text.find("млн долл") != std::string::npos || text == "миллионов долларов") scale = 1e6;
      }
      if (take_headings(row, headings)) continue;
      const bool numbers =
          std::ranges::any_of(row.cells, [](const auto& c) { return c.kind == tables::SheetCell::Kind::number; });
      if (!numbers) continue;
      if (scale == 0) {
        problems_.add({.file = file_,
                       .line = static_cast<long>(row.number),
                       .rule = "the sheet must say its unit (млрд. долл. or млн. долл. США) above its numbers"});
        return;
      }
      read_row(row, headings, scale);
    }
  }

 private:
  void read_row(const tables::SheetRow& row, const Headings& headings, double scale) {
    rows_.at(row.number);
    const tables::SheetCell& first = row.cells.front();
    const bool labelled = first.kind == tables::SheetCell::Kind::text;
    const std::string simple = labelled ? simplified_name(first.text) : "";
    const Heading own_flow = labelled ? flow_heading(first.text) : Heading::none;
    if (simple.ends_with("квартал")) return rows_.leave_out("quarters: sums of months");
    if (simple == "в том числе") return rows_.leave_out("lines without numbers of their own");
    std::string group = labelled ? chapters_of(first.text) : "";
    const auto region = std::ranges::find(regions, simple, &std::pair<std::string_view, std::string_view>::first);
    if (region != regions.end()) group = region->second;
    const auto own_span = labelled ? parse_span(first.text) : std::nullopt;
    const bool total = simple == "всего" || simple == "весь мир";
    if (labelled && group.empty() && !own_span && !total && own_flow == Heading::none) {
      rows_.unknown().note_code("line of the sheet", first.text, 0);
      return rows_.leave_out("lines that are no month, group or total");
    }
    for (const tables::SheetCell& cell : row.cells) {
      if (cell.kind != tables::SheetCell::Kind::number) continue;
      const Headings::At* span = Headings::at(headings.spans, cell.column);
      const Headings::At* flow = Headings::at(headings.flows, cell.column);
      const Heading meant = own_flow != Heading::none ? own_flow : flow != nullptr ? flow->flow : Heading::none;
      if (span == nullptr || span->span.year == 0 || (meant != Heading::exports && meant != Heading::imports)) {
        rows_.leave_out("turnover, balances and rates: they follow from the rest");
        continue;
      }
      Span period = span->span;
      if (own_span) period.from = own_span->from, period.to = own_span->to;
      add(meant, period, group, own_flow != Heading::none, cell.number * scale);
    }
  }

  void add(Heading flow, const Span& period, const std::string& group, bool with_additions, double value) {
    const bool whole_year = period.to == 0 || (period.from == 1 && period.to == 12), one_month = period.from == period.to;
    std::string series = flow == Heading::exports ? "export" : "import";
    if (with_additions) series += "_with_additions";
    if (!whole_year && (!one_month || period.to == 0)) series += "_year_to_date";
    if (!group.empty()) series += "/" + group;
    const Day day{.year = period.year, .month = whole_year ? 0 : period.to};
    const auto [before, is_new] = added_.insert({{series, day.year, day.month}, value});
    if (is_new) return rows_.add(series, "RUS", day, value, "USD");
    rows_.leave_out("a number that stands twice in the workbook");
    if (before->second != value)
      problems_.add(
          {.file = file_,
           .value = fmt::format("{} and {}", before->second, value),
           .rule = fmt::format("{} of {} stands twice, with different values", series, period_text(day.year, day.month))});
  }

  SeriesRows& rows_;
  std::string file_;
  Problems& problems_;
  std::map<std::tuple<std::string, int, int>, double> added_;  ///< by series, year and month: January is in two blocks
};

}  // namespace

bool knows_russian_customs_xlsx(const FileHead& head) {
  if (!head.start.starts_with("PK\x03\x04")) return false;
  Problems ignored;
  const auto workbook = tables::read_xlsx(head.path, ignored);
  if (!workbook) return false;
  for (const tables::Sheet& sheet : workbook->sheets)
    for (const tables::SheetRow& row : sheet.rows)
      for (const tables::SheetCell& cell : row.cells)
        if (cell.kind == tables::SheetCell::Kind::text && (cell.text.find("Российской Федерации") != std::string_view::npos ||
                                                           cell.text.find("РОССИЙСКОЙ ФЕДЕРАЦИИ") != std::string_view::npos))
          return true;
  return false;
}

Publication read_russian_customs_xlsx(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const auto workbook = tables::read_xlsx(file, problems);
  if (!workbook) return {};
  SeriesRows rows;
  WorkbookRows reader(rows, file.string(), problems);
  for (const tables::Sheet& sheet : workbook->sheets) reader.read(sheet);
  Publication result = rows.finish({.source = "russia-fcs-xlsx",
                                    .title = "Russian Federal Customs Service, workbook",
                                    .vintage = vintage_of(file, options),
                                    .licence = "CC BY 4.0"});
  if (result.columns.rows == 0)
    problems.add({.file = file.string(), .rule = "no line with a period, a flow and a number was found"});
  return result;
}

}  // namespace entrepot::sources
