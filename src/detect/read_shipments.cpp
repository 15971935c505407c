// Shipments and stopped consignees as users write them: one row a shipment, one row a consignee.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "detect/calendar_day.hpp"
#include "detect/entity_text.hpp"
#include "detect/file_hash.hpp"
#include "entrepot/entity_network.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot {
namespace {

using tables::Column;
using tables::ColumnType;
using tables::Table;

constexpr const char* day_rule = "a day, YYYY-MM-DD, of the years 1900 to 2199";

/// Names in the order of their first row, each spelling simplified once.
class Names {
 public:
  using Simplify = std::string (*)(std::string_view);
  explicit Names(Simplify simplify) : simplify_(simplify) {}

  /// Place of the name; nothing where the text has neither letter nor digit.
  std::optional<std::uint32_t> place(std::string_view spelling) {
    const auto [at, fresh] = by_spelling_.try_emplace(spelling, none);
    if (fresh) {
      const std::string simple = simplify_(spelling);
      if (!simple.empty()) {
        const auto [name, is_new] = by_name_.try_emplace(simple, static_cast<std::uint32_t>(list_.size()));
        if (is_new) list_.emplace_back(spelling);
        joined_ += !is_new;
        at->second = name->second;
      }
    }
    return at->second == none ? std::nullopt : std::optional(at->second);
  }
  std::vector<std::string> take() { return std::move(list_); }
  std::size_t joined() const { return joined_; }

 private:
  static constexpr std::uint32_t none = ShipmentTable::no_address;
  Simplify simplify_;
  std::unordered_map<std::string_view, std::uint32_t> by_spelling_;  // into the table, which outlives this
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::vector<std::string> list_;
  std::size_t joined_ = 0;
};

std::string as_written(std::string_view text) { return std::string(text); }

std::string as_entity(std::string_view text) { return detect::simplified_entity(text); }
std::string as_address(std::string_view text) { return detect::simplified_address(text); }

/// The places of a column of names that every row must have.
std::vector<std::uint32_t> places(const Table& table, const char* column, Names& names, Problems& problems) {
  std::vector<std::uint32_t> index;
  index.reserve(table.rows());
  const auto& text = table.text(column);
  for (std::size_t row = 0; row < text.size(); ++row) {
    const auto place = names.place(text[row]);
    if (!place)
      problems.add(table.problem(row, column, std::string(text[row]), "a name with a letter or a digit",
                                 "leave out rows without it: they would all be one"));
    index.push_back(place.value_or(0));
  }
  return index;
}

std::vector<std::int32_t> days(const Table& table, const char* column, Problems& problems) {
  std::vector<std::int32_t> list;
  list.reserve(table.rows());
  const auto& text = table.text(column);
  for (std::size_t row = 0; row < text.size(); ++row) {
    const auto day = detect::parse_calendar_day(text[row]);
    if (!day) problems.add(table.problem(row, column, std::string(text[row]), day_rule));
    list.push_back(day.value_or(0));
  }
  return list;
}

/// The one of the columns that may hold the value, or a problem.
std::string value_column(const Table& table, const std::vector<std::string>& names, Problems& problems) {
  std::string found;
  for (const std::string& name : names) {
    if (!table.has(name)) continue;
    if (!found.empty())
      problems.add({table.file(), 1, name, "", fmt::format("stands beside the column {}, and both mean the same", found),
                    "leave one of them out"});
    found = name;
  }
  if (found.empty())
    problems.add({table.file(), 1, names.front(), "", "this column is missing", "it may also be called value_usd, value_eur"});
  return found;
}

}  // namespace

ShipmentTable read_shipments(const std::filesystem::path& file) {
  const std::vector<std::string> value_names{"value", "value_usd", "value_eur"};
  std::vector<Column> columns;  // what is empty is told below, in words that say why it may not be
  for (const char* name : {"shipper", "consignee", "address", "product", "date"})
    columns.push_back({.name = name, .may_be_empty = true});
  for (const std::string& name : value_names)
    columns.push_back(
        {.name = name, .type = ColumnType::number, .min = 0, .max = 1e18, .rule = "zero or more", .required = false});
  Problems problems;
  tables::CsvOptions options;
  options.keep_faulty_rows = true;
  const std::optional<Table> table = tables::read_csv(file, columns, problems, options);
  if (!table) problems.throw_if_any();

  ShipmentTable shipments;
  shipments.name = file.string();
  Names shippers(as_entity), consignees(as_entity), addresses(as_address), products(as_written);
  {
    tables::TableProblems own(problems);
    const std::string value = value_column(*table, value_names, own.found);
    if (!value.empty()) shipments.value = table->number(value);
    if (value.size() > value_names.front().size()) {
      shipments.currency = value.substr(value.size() - 3);
      for (char& c : shipments.currency) c = static_cast<char>(c - 'a' + 'A');
    }
    shipments.day = days(*table, "date", own.found);
    shipments.shipper = places(*table, "shipper", shippers, own.found);
    shipments.consignee = places(*table, "consignee", consignees, own.found);
    shipments.product = places(*table, "product", products, own.found);
    for (const std::string_view address : table->text("address"))
      shipments.address.push_back(addresses.place(address).value_or(ShipmentTable::no_address));
    if (table->rows() == 0) own.found.add({file.string(), 0, "", "", "holds no row below its header"});
  }
  problems.throw_if_any();
  shipments.joined_spellings = shippers.joined() + consignees.joined() + addresses.joined();
  shipments.shippers = shippers.take();
  shipments.consignees = consignees.take();
  shipments.addresses = addresses.take();
  shipments.products = products.take();
  shipments.sha256 = detect::file_hash(file);
  return shipments;
}

std::vector<StoppedConsignee> read_stopped(const std::filesystem::path& file) {
  Problems problems;
  tables::CsvOptions options;
  options.keep_faulty_rows = true;
  const auto table = tables::read_csv(
      file, {{.name = "consignee", .may_be_empty = true}, {.name = "stopped", .may_be_empty = true}}, problems, options);
  if (!table) problems.throw_if_any();
  std::vector<StoppedConsignee> stopped;
  {
    tables::TableProblems own(problems);
    Names names(as_entity);
    const std::vector<std::uint32_t> place = places(*table, "consignee", names, own.found);
    const std::vector<std::int32_t> day = days(*table, "stopped", own.found);
    std::vector<bool> seen(table->rows(), false);
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const std::string name(table->text("consignee")[row]);
      if (!detect::simplified_entity(name).empty()) {
        if (seen[place[row]])
          own.found.add(table->problem(row, "consignee", name, "stands twice in the list", "one day a consignee: the first"));
        seen[place[row]] = true;
      }
      stopped.push_back({name, day[row]});
    }
    if (table->rows() == 0) own.found.add({file.string(), 0, "", "", "holds no row below its header"});
  }
  problems.throw_if_any();
  return stopped;
}

}  // namespace entrepot
