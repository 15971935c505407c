// Files of flows as users and publishers write them: long, one row a flow and month.
#include <algorithm>
#include <deque>
#include <unordered_map>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "detect/file_hash.hpp"
#include "detect/months.hpp"
#include "entrepot/detect.hpp"
#include "tables/csv.hpp"
#include "tables/csv_records.hpp"
#include "tables/text_file.hpp"

namespace entrepot {
namespace {

using tables::Column;
using tables::ColumnType;
using tables::Table;

constexpr std::size_t problems_shown = 20;

/// Each column by the names that stand for it, the one of ours first.
struct Named {
  std::vector<std::string> names;
  bool required = true;
};
const Named month_names{{"month"}}, exporter_names{{"exporter", "reporter"}, false}, importer_names{{"importer", "partner"}},
    product_names{{"product", "cn8", "hs6", "hs4"}}, value_names{{"value", "value_eur", "value_usd"}},
    quantity_names{{"quantity", "quantity_kg"}, false};

void want(std::vector<Column>& columns, const Named& named, ColumnType type) {
  for (const std::string& name : named.names) {
    Column column{.name = name, .type = type, .required = false};
    if (type == ColumnType::number) {
      column.min = 0;
      column.max = 1e18;
      column.rule =
          "a number, zero or more; an import counted back is a negative number in some tables and must be taken off first";
      column.may_be_empty = named.names.front() == "quantity";
    }
    columns.push_back(std::move(column));
  }
}

/// The one name that the file has, or a problem.
std::string found(const Table& table, const Named& named, Problems& problems) {
  std::string name;
  for (const std::string& one : named.names) {
    if (!table.has(one)) continue;
    if (!name.empty())
      problems.add({table.file(), 1, one, "", fmt::format("stands beside the column {}, and both mean the same", name),
                    "leave one of them out"});
    name = one;
  }
  if (name.empty() && named.required) {
    std::string others;
    for (std::size_t i = 1; i < named.names.size(); ++i) others += (i > 1 ? ", " : "") + named.names[i];
    problems.add({table.file(), 1, named.names.front(), "", "this column is missing",
                  others.empty() ? "" : "it may also be called " + others});
  }
  return name;
}

/// Codes in the order of their first row, and each row's place among them.
struct Codes {
  std::vector<std::string> list;
  std::vector<std::uint32_t> index;
};

Codes codes_of(const std::vector<std::string_view>& values) {
  Codes codes;
  std::unordered_map<std::string_view, std::uint32_t> known;
  codes.index.reserve(values.size());
  for (const std::string_view value : values) {
    const auto [at, fresh] = known.try_emplace(value, static_cast<std::uint32_t>(codes.list.size()));
    if (fresh) codes.list.emplace_back(value);
    codes.index.push_back(at->second);
  }
  return codes;
}

bool all_digits(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Codes of different lengths are parts beside their sums, or have lost a leading zero: either way their values must not be
/// added.
void check_products(const FlowTable& flows, Problems& problems) {
  std::size_t length = 0;
  for (const std::string& code : flows.products) length = std::max(length, code.size());
  std::size_t shown = 0;
  for (const std::string& code : flows.products) {
    if (all_digits(code) && code.size() == length) continue;
    if (++shown > problems_shown) break;
    problems.add({flows.name, 0, "product", code, fmt::format("must be a product code of {} digits, as the others are", length),
                  all_digits(code) ? "sums beside their parts would be counted twice; a leading zero may have been lost"
                                   : "leave rows of totals out"});
  }
}

std::vector<std::int32_t> months_of(const Table& table, Problems& problems) {
  std::vector<std::int32_t> months;
  const auto& text = table.text("month");
  months.reserve(text.size());
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < text.size(); ++row) {
    const auto month = detect::parse_month(text[row]);
    if (!month && ++wrong <= problems_shown)
      problems.add(table.problem(row, "month", std::string(text[row]), "must be a month, YYYY-MM, of the years 1900 to 2199"));
    months.push_back(month.value_or(0));
  }
  if (wrong > problems_shown)
    problems.add({table.file(), 0, "month", "", fmt::format("{} more months like these", wrong - problems_shown)});
  return months;
}

/// The fields of every row but the first.
std::vector<std::vector<std::string>> records_of(const std::filesystem::path& file, std::size_t fields_wanted) {
  Problems problems;
  const auto text = tables::read_text(file, problems);
  problems.throw_if_any();
  tables::CsvRecords reader(*text);
  std::vector<std::string_view> fields;
  std::deque<std::string> unquoted;
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  while (reader.next(fields, unquoted)) {
    if (!reader.error().empty()) problems.add({file.string(), reader.line(), "", "", reader.error()});
    if (!header && fields.size() < fields_wanted)
      problems.add({file.string(), reader.line(), "", "", fmt::format("a row of {} fields or more", fields_wanted)});
    if (!header) rows.emplace_back(fields.begin(), fields.end());
    header = false;
    if (problems.list().size() > problems_shown) break;
  }
  if (rows.empty() && problems.empty()) problems.add({file.string(), 0, "", "", "holds no row below its header"});
  problems.throw_if_any();
  return rows;
}

std::vector<Column> flow_columns() {
  std::vector<Column> columns;
  for (const Named* named : {&month_names, &exporter_names, &importer_names, &product_names})
    want(columns, *named, ColumnType::text);
  for (const Named* named : {&value_names, &quantity_names}) want(columns, *named, ColumnType::number);
  return columns;
}

FlowTable flows_of(const std::optional<Table>& table, std::string sha256, Problems& problems) {
  problems.throw_if_any();
  found(*table, month_names, problems);
  const std::string exporter = found(*table, exporter_names, problems), importer = found(*table, importer_names, problems),
                    product = found(*table, product_names, problems), value = found(*table, value_names, problems),
                    quantity = found(*table, quantity_names, problems);
  problems.throw_if_any();

  FlowTable flows;
  flows.name = table->file();
  flows.sha256 = std::move(sha256);
  flows.month = months_of(*table, problems);
  flows.value = table->number(value);
  if (!quantity.empty()) flows.quantity = table->number(quantity);
  const auto take = [&](const std::string& name, std::vector<std::string>& list, std::vector<std::uint32_t>& index) {
    if (name.empty()) {
      list = {""};
      index.assign(table->rows(), 0);
      return;
    }
    Codes codes = codes_of(table->text(name));
    list = std::move(codes.list);
    index = std::move(codes.index);
  };
  take(exporter, flows.exporters, flows.exporter);
  take(importer, flows.importers, flows.importer);
  take(product, flows.products, flows.product);
  if (value != "value") {
    flows.currency = value.substr(value.size() - 3);
    for (char& c : flows.currency) c = static_cast<char>(c - 'a' + 'A');
  }
  check_products(flows, problems);
  if (flows.rows() == 0) problems.add({flows.name, 0, "", "", "holds no row below its header"});
  problems.throw_if_any();
  return flows;
}

}  // namespace

FlowTable read_flows(const std::filesystem::path& file) {
  Problems problems;
  const std::optional<Table> table = tables::read_csv(file, flow_columns(), problems);
  return flows_of(table, table ? detect::file_hash(file) : "", problems);
}

FlowTable parse_flows(std::string text, const std::string& name) {
  Problems problems;
  std::string hash = sha256_hex(text);
  return flows_of(tables::parse_csv(std::move(text), name, flow_columns(), problems), std::move(hash), problems);
}

ProductList read_product_list(const std::filesystem::path& file) {
  Problems problems;
  const auto table = tables::read_csv(file, {{.name = "tier"}, {.name = "hs6"}}, problems);
  problems.throw_if_any();
  ProductList list;
  list.name = file.filename().string();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string code(table->text("hs6")[row]), tier(table->text("tier")[row]);
    if (code.size() != 6 || !all_digits(code)) problems.add(table->problem(row, "hs6", code, "a code of six digits"));
    if (!list.tier_of.emplace(code, tier).second) problems.add(table->problem(row, "hs6", code, "stands twice in the list"));
    if (problems.list().size() > problems_shown) break;
  }
  if (table->rows() == 0) problems.add({file.string(), 0, "", "", "holds no row below its header"});
  problems.throw_if_any();
  return list;
}

std::map<std::string, std::string> read_product_labels(const std::filesystem::path& file) {
  std::map<std::string, std::string> labels;
  for (const auto& row : records_of(file, 2)) labels.emplace(row[0], row[1]);
  return labels;
}

std::map<std::string, std::string> read_code_families(const std::filesystem::path& file) {
  std::map<std::string, std::string> parent;
  const auto root = [&](std::string code) {
    while (parent[code] != code) code = parent[code];
    return code;
  };
  for (const auto& row : records_of(file, 2)) {
    std::vector<std::string> pair;
    for (const std::string& field : row)
      if (field.size() == 6 && all_digits(field) && pair.size() < 2) pair.push_back(field);
    if (pair.size() < 2) continue;
    for (const std::string& code : pair) parent.try_emplace(code, code);
    const std::string a = root(pair[0]), b = root(pair[1]);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
  if (parent.empty())
    throw InputError(
        Problem{file.string(), 0, "", "", "holds no pair of codes of six digits", "give a concordance of two HS revisions"});
  std::map<std::string, std::string> family;
  for (const auto& [code, above] : parent) family[code] = root(code);
  return family;
}

}  // namespace entrepot
