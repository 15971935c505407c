// UN Comtrade as CSV: the columns of the API (reporterCode ... primaryValue; commas or tabs) and those of the files before 2022
// (Reporter Code ... Trade Value (US$)). Licence: UN Comtrade's own terms, which restrict passing on.
// Codes: M49 but for USA 842, France 251, India 699, Norway 579, Switzerland 757; Taiwan is 490, "Other Asia, nes". Values:
// current USD; imports c.i.f., exports f.o.b., but some reporters value imports f.o.b. (then no c.i.f. value stands beside it).
// Quantities: net weight in kg where given, else the quantity in its own unit. Traps: comtrade_rows.hpp.
#include <cmath>

#include "sources/comtrade_rows.hpp"
#include "sources/named_columns.hpp"
#include "sources/published_readers.hpp"
#include "tables/csv.hpp"
#include "tables/table_problems.hpp"

namespace entrepot::sources {
namespace {

/// Columns of the file that are there, by what they mean.
struct Found {
  explicit Found(const FileHead& file_head) : head(file_head) {}
  const FileHead& head;
  std::vector<tables::Column> columns;

  std::string text(std::initializer_list<std::string_view> names, bool required = false) {
    return column(names, tables::ColumnType::text, required);
  }
  std::string number(std::initializer_list<std::string_view> names, bool required = false) {
    return column(names, tables::ColumnType::number, required);
  }

 private:
  std::string column(std::initializer_list<std::string_view> names, tables::ColumnType type, bool required) {
    std::string name = column_named(head, names);
    if (name.empty() && required) name = *names.begin();
    if (!name.empty())
      columns.push_back({.name = name,
                         .type = type,
                         .rule = type == tables::ColumnType::number ? "a finite number" : "",
                         .may_be_empty = true});
    return name;
  }
};

}  // namespace

bool knows_comtrade_csv(const FileHead& head) {
  const bool new_names = !column_named(head, {"reporterCode"}).empty() && !column_named(head, {"primaryValue"}).empty();
  return new_names || (has_columns(head, {"Reporter Code", "Partner Code", "Trade Value (US$)"}));
}

Publication read_comtrade_csv(const std::filesystem::path& file, const ReadOptions& options, Problems& problems) {
  Problems of_head;
  const FileHead head = read_head(file, of_head);
  for (const Problem& problem : of_head.list()) problems.add(problem);
  if (!of_head.empty()) return {};
  Found found(head);
  const std::string reporter = found.text({"reporterCode", "Reporter Code"}, true),
                    partner = found.text({"partnerCode", "Partner Code"}, true),
                    reporter_iso = found.text({"reporterISO", "Reporter ISO"}),
                    partner_iso = found.text({"partnerISO", "Partner ISO"}),
                    flow = found.text({"flowCode", "Trade Flow Code"}, true),
                    product = found.text({"cmdCode", "Commodity Code"}, true),
                    classification = found.text({"classificationCode", "Classification"}),
                    period = found.text({"period", "Period"}, true), partner2 = found.text({"partner2Code", "2nd Partner Code"}),
                    customs = found.text({"customsCode", "Customs Proc. Code"}),
                    transport = found.text({"motCode", "Mode of Transport Code"}), supply = found.text({"mosCode"}),
                    unit = found.text({"qtyUnitAbbr", "Qty Unit", "qtyUnitCode"});
  const std::string value = found.number({"primaryValue", "Trade Value (US$)"}, true),
                    cif = found.number({"cifvalue", "CIF Trade Value (US$)"}),
                    fob = found.number({"fobvalue", "FOB Trade Value (US$)"}),
                    weight = found.number({"netWgt", "Netweight (kg)"}), quantity = found.number({"qty", "Qty"});
  const std::string first_line = head.start.substr(0, head.start.find('\n'));
  const char separator = first_line.find('\t') != std::string::npos  ? '\t'
                         : first_line.find(';') != std::string::npos ? ';'
                                                                     : ',';
  const auto table = tables::read_csv(file, found.columns, problems, {.separator = separator});
  if (!table) return {};
  ComtradeRows rows;
  tables::TableProblems faults(problems);
  auto text = [&](const std::string& column, std::size_t r) {
    return column.empty() ? std::string_view() : table->text(column)[r];
  };
  auto number = [&](const std::string& column, std::size_t r) {
    return column.empty() || std::isnan(table->number(column)[r]) ? 0.0 : table->number(column)[r];
  };
  for (std::size_t r = 0; r < table->rows(); ++r) {
    std::string fault;
    const ComtradeRecord record{.reporter = text(reporter, r),
                                .partner = text(partner, r),
                                .reporter_iso = text(reporter_iso, r),
                                .partner_iso = text(partner_iso, r),
                                .flow = text(flow, r),
                                .product = text(product, r),
                                .classification = text(classification, r),
                                .period = text(period, r),
                                .partner2 = text(partner2, r),
                                .customs = text(customs, r),
                                .transport = text(transport, r),
                                .mode_of_supply = text(supply, r),
                                .value = table->number(value)[r],
                                .cif = number(cif, r),
                                .fob = number(fob, r),
                                .net_weight = number(weight, r),
                                .quantity = number(quantity, r),
                                .quantity_unit = text(unit, r),
                                .row = table->line(r)};
    if (!rows.add(record, fault)) faults.found.add(table->problem(r, "", "", fault));
  }
  return rows.finish({.source = "un-comtrade",
                      .title = "UN Comtrade",
                      .vintage = vintage_of(file, options),
                      .licence = "UN Comtrade: reuse by its terms, passing on restricted"});
}

}  // namespace entrepot::sources
