// Single figures typed from public pages, each with its address (column source_url): press reports and statements, good for
// checking, no statistics. Three layouts: period and columns of billions (..._bnusd); date, flow, currency_group, share_pct
// (currencies in which trade is settled, percent); item, period, value, unit. Periods: 2024, 2024-12, 2022-12-06, and 2021-01..05
// for January to May, which becomes a series of its own (..._year_to_date) dated by its last month. The addresses stay in the
// file, which is named by its hash.
#include "sources/published_readers.hpp"
#include "sources/series_rows.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

#include <cmath>

namespace entrepot::sources {
namespace {

bool in_billions(const FileHead& head) {
  if (!has_columns(head, {"period", "source_url"})) return false;
  for (const std::string& name : head.header)
    if (name.ends_with("_bnusd")) return true;
  return false;
}
bool settlement(const FileHead& head) { return has_columns(head, {"date", "flow", "currency_group", "share_pct", "source_url"}); }
bool items(const FileHead& head) { return has_columns(head, {"item", "period", "value", "unit", "source_url"}); }

/// "2021-01..05" too; `to_date` where it is a range from January on.
bool parse_span(std::string_view text, Day& day, bool& to_date) {
  to_date = text.size() == 11 && text.substr(4, 5) == "-01..";
  return parse_day(to_date ? std::string(text.substr(0, 5)) + std::string(text.substr(9)) : std::string(text), day);
}

struct FactRows {
  SeriesRows rows;
  tables::TableProblems faults;
  explicit FactRows(Problems& problems) : faults(problems) {}

  void add(const tables::Table& table, std::size_t r, const char* period_column, std::string series, double value,
           std::string_view unit) {
    Day day;
    bool to_date = false;
    if (!parse_span(table.text(period_column)[r], day, to_date))
      return faults.found.add(
          table.problem(r, period_column, std::string(table.text(period_column)[r]),
                        "must be a year, a month, a day or months from January on (2024, 2024-12, 2022-12-06, 2021-01..05)"));
    rows.at(table.line(r));
    rows.add(to_date ? series + "_year_to_date" : series, "", day, value, unit);
  }
};

void read_billions(const FileHead& head, FactRows& facts, Problems& problems) {
  std::vector<tables::Column> columns = {{.name = "period"}};
  std::vector<std::string> values;
  for (const std::string& name : head.header)
    if (name.ends_with("_bnusd")) {
      values.push_back(name);
      columns.push_back({.name = name, .type = tables::ColumnType::number, .may_be_empty = true});
    }
  const auto table = tables::read_csv(head.path, columns, problems);
  if (!table) return;
  for (std::size_t r = 0; r < table->rows(); ++r)
    for (const std::string& name : values) {
      const double value = table->number(name)[r];
      if (std::isnan(value))
        facts.rows.leave_out("figures that the source does not give");
      else
        facts.add(*table, r, "period", name.substr(0, name.size() - 6), value, "billion USD");
    }
}

void read_settlement(const FileHead& head, FactRows& facts, Problems& problems) {
  const auto table = tables::read_csv(head.path,
                                      {{.name = "date"},
                                       {.name = "flow"},
                                       {.name = "currency_group"},
                                       {.name = "share_pct", .type = tables::ColumnType::number, .min = 0, .max = 100}},
                                      problems);
  if (!table) return;
  for (std::size_t r = 0; r < table->rows(); ++r)
    facts.add(*table, r, "date",
              "settlement_share/" + std::string(table->text("flow")[r]) + "/" + std::string(table->text("currency_group")[r]),
              table->number("share_pct")[r], "percent");
}

void read_items(const FileHead& head, FactRows& facts, Problems& problems) {
  const auto table = tables::read_csv(
      head.path, {{.name = "item"}, {.name = "period"}, {.name = "value", .type = tables::ColumnType::number}, {.name = "unit"}},
      problems);
  if (!table) return;
  for (std::size_t r = 0; r < table->rows(); ++r)
    facts.add(*table, r, "period", std::string(table->text("item")[r]), table->number("value")[r], table->text("unit")[r]);
}

}  // namespace

bool knows_cited_facts(const FileHead& head) { return in_billions(head) || settlement(head) || items(head); }

Publication read_cited_facts(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  const FileHead head = read_head(file, problems);
  FactRows facts(problems);
  if (settlement(head))
    read_settlement(head, facts, problems);
  else if (items(head))
    read_items(head, facts, problems);
  else
    read_billions(head, facts, problems);
  return facts.rows.finish({.source = "cited-facts",
                            .title = "figures cited from public pages: " + file.stem().string(),
                            .vintage = vintage_of(file, options),
                            .licence = "single facts, each with its address"});
}

}  // namespace entrepot::sources
