#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "entrepot/trade_records.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

std::vector<tables::Column> columns() {
  using tables::ColumnType;
  return {{.name = "reporter"},
          {.name = "partner"},
          {.name = "flow"},
          {.name = "year", .type = ColumnType::integer, .min = 1800, .max = 2200},
          {.name = "value", .type = ColumnType::number, .min = 0},
          {.name = "product", .required = false, .may_be_empty = true},
          {.name = "month", .type = ColumnType::integer, .min = 0, .max = 12, .required = false, .may_be_empty = true},
          {.name = "currency", .required = false, .may_be_empty = true},
          {.name = "price_basis", .required = false, .may_be_empty = true},
          {.name = "quantity", .type = ColumnType::number, .min = 0, .required = false, .may_be_empty = true}};
}

std::string text_of(const tables::Table& table, const char* column, std::size_t row, const char* otherwise) {
  if (!table.has(column)) return otherwise;
  const std::string_view text = table.text(column)[row];
  return text.empty() ? otherwise : std::string(text);
}

TradeRecord record_of(const tables::Table& table, std::size_t row, Problems& problems) {
  TradeRecord record;
  record.reporter = table.text("reporter")[row];
  record.partner = table.text("partner")[row];
  record.flow = table.text("flow")[row];
  record.year = static_cast<int>(table.integer("year")[row]);
  record.value = table.number("value")[row];
  record.product = text_of(table, "product", row, "TOTAL");
  record.currency = text_of(table, "currency", row, "USD");
  if (table.has("month")) record.month = std::max(0, static_cast<int>(table.integer("month")[row]));
  record.quantity = table.has("quantity") ? table.number("quantity")[row] : std::numeric_limits<double>::quiet_NaN();
  if (record.flow != "export" && record.flow != "import")
    problems.add(table.problem(row, "flow", record.flow, "must be \"export\" or \"import\""));
  const std::string basis = text_of(table, "price_basis", row, "");
  if (const auto named = price_basis_named(basis))
    record.price_basis = *named;
  else
    problems.add(table.problem(row, "price_basis", basis, "must be \"fob\", \"cif\" or \"mixed\""));
  if (record.reporter == record.partner && !record.reporter.empty())
    problems.add(table.problem(row, "partner", record.partner, "must not be the reporter"));
  return record;
}

}  // namespace

TradeRecords parse_trade_csv(std::string text, const std::string& name) {
  Problems problems;
  const auto table = tables::parse_csv(std::move(text), name, columns(), problems);
  problems.throw_if_any();
  TradeRecords records{.name = name, .rows = {}};
  {
    tables::TableProblems listed(problems);
    std::set<std::tuple<std::string, std::string, std::string, std::string, int, int, std::string>> seen;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      TradeRecord record = record_of(*table, row, listed.found);
      if (!seen.emplace(record.reporter, record.partner, record.flow, record.product, record.year, record.month, record.currency)
               .second)
        listed.found.add(table->problem(row, "value", "",
                                        "is the second amount for the same reporter, partner, flow, product and period",
                                        "take one source and one vintage"));
      records.rows.push_back(std::move(record));
    }
  }
  problems.throw_if_any();
  return records;
}

TradeRecords read_trade_csv(const std::filesystem::path& file) {
  Problems problems;
  std::optional<std::string> text = tables::read_text(file, problems);
  problems.throw_if_any();
  return parse_trade_csv(std::move(*text), file.string());
}

}  // namespace entrepot
