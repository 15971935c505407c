#include "sources/description.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"

namespace entrepot::sources {
namespace {

using tables::TomlFields;

const std::vector<std::string> trade_fields = {"reporter", "partner",  "flow",        "product",  "period",
                                               "value",    "currency", "price_basis", "quantity", "quantity_unit"};
const std::vector<std::string> series_fields = {"series", "place", "period", "value", "unit"};
const std::vector<std::string> trade_needs = {"reporter", "partner", "flow", "period", "value", "currency", "price_basis"};
const std::vector<std::string> series_needs = {"series", "period", "value", "unit"};
const std::vector<std::string> period_formats = {"YYYY", "YYYY-MM", "YYYYMM", "MM/YYYY", "YYYY-MM-DD", "YYYYMMDD", "DD.MM.YYYY"};
const std::vector<std::string> list_names = {"iso3", "comtrade", "comext", "imf", "names"};

class DescriptionReader {
 public:
  DescriptionReader(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  Description read(const toml::table& top) {
    Description d;
    d.file = file_;
    TomlFields fields(top, "", file_, problems_);
    d.source = fields.text("source", true);
    d.title = fields.text("title", true);
    d.licence = fields.text("licence", true);
    d.vintage = fields.text("vintage");
    d.classification = fields.text("classification");
    d.table = fields.word("table", {"trade", "series"});
    in_table(fields, "file", [&](TomlFields& form) { read_form(form, d); });
    read_columns(fields, d);
    in_table(fields, "period", [&](TomlFields& period) { d.period_format = period.word("format", period_formats); });
    in_table(fields, "value", [&](TomlFields& value) {
      d.value_multiplier = value.positive("multiplier").value_or(1);
      d.missing = words(value, "missing", d.missing);
    });
    in_table(fields, "quantity",
             [&](TomlFields& quantity) { d.quantity_multiplier = quantity.positive("multiplier").value_or(1); });
    in_table(fields, "codes", [&](TomlFields& codes) {
      in_table(codes, "reporter", [&](TomlFields& one) { read_codes(one, d.reporter_list, d.reporter_map); });
      in_table(codes, "partner", [&](TomlFields& one) { read_codes(one, d.partner_list, d.partner_map); });
    });
    in_table(fields, "flows", [&](TomlFields& flows) {
      d.export_words = words(flows, "export", d.export_words);
      d.import_words = words(flows, "import", d.import_words);
    });
    for (const toml::table* table : fields.tables("leave_out")) {
      TomlFields rule(*table, "leave_out.", file_, problems_);
      rule.find("values", true);
      d.leave_out.push_back({rule.text("column", true), rule.text("reason", true), words(rule, "values", {})});
      rule.refuse_unknown_keys("[[leave_out]]");
    }
    fields.refuse_unknown_keys("a description");
    return d;
  }

 private:
  /// What stands in [key], where it is there.
  template <class Read>
  void in_table(TomlFields& fields, const std::string& key, const Read& read) {
    const toml::table* table = fields.table(key);
    if (table == nullptr) return;
    TomlFields inside(*table, fields.prefix() + key + ".", file_, problems_);
    read(inside);
    inside.refuse_unknown_keys(fmt::format("[{}{}]", fields.prefix(), key));
  }

  static std::vector<std::string> words(TomlFields& fields, const std::string& key, std::vector<std::string> otherwise) {
    const auto list = fields.texts(key);
    if (list && list->empty()) fields.complain(key, "must not be an empty list");
    return list.value_or(std::move(otherwise));
  }

  static void read_form(TomlFields& form, Description& d) {
    d.separator = form.word("separator", {",", ";", "\t", "|"})[0];
    d.decimal_mark = form.word("decimal_mark", {".", ","})[0];
    d.thousands = form.text("thousands");
    if (d.thousands.find(d.decimal_mark) != std::string::npos) form.complain("thousands", "must not hold the decimal mark");
  }

  void read_columns(TomlFields& fields, Description& d) {
    const bool trade = d.table != "series";
    const auto& names = trade ? trade_fields : series_fields;
    in_table(fields, "columns", [&](TomlFields& columns) {
      for (const std::string& name : names) d.fields[name].column = columns.text(name);
    });
    in_table(fields, "constants", [&](TomlFields& constants) {
      for (const std::string& name : names) {
        DescribedField& field = d.fields[name];
        field.constant = constants.text(name);
        if (!constants.has(name)) continue;
        if (name == "value") constants.complain(name, "must be a column");
        if (!field.column.empty()) constants.complain(name, "stands under [columns] too: leave one out");
      }
      const std::string basis = d.field("price_basis").constant;
      if (!basis.empty() && basis != "fob" && basis != "cif") constants.complain("price_basis", "must be fob or cif");
    });
    for (const std::string& need : trade ? trade_needs : series_needs)
      if (!d.field(need).given())
        fields.complain("columns." + need, "must be given",
                        fmt::format("name its column under [columns]{}", need == "value" ? "" : ", or say it under [constants]"));
    if (d.field("quantity").given() && !d.field("quantity_unit").given())
      fields.complain("constants.quantity_unit", "must say the unit of the quantities");
  }

  static void read_codes(TomlFields& one, CodeList& list, std::map<std::string, std::string>& map) {
    const auto place = std::ranges::find(list_names, one.word("list", list_names)) - list_names.begin();
    list = static_cast<CodeList>(place);
    const toml::table* codes = one.table("map");
    if (codes == nullptr) return;
    for (const auto& [key, node] : *codes) {
      const auto iso = node.value_exact<std::string>().value_or("");
      if (iso.empty()) one.complain("map", fmt::format("must give an ISO code for {}", key.str()));
      map[std::string(key.str())] = iso;
    }
  }

  const std::string& file_;
  Problems& problems_;
};

}  // namespace

const DescribedField& Description::field(const std::string& name) const {
  static const DescribedField none;
  const auto at = fields.find(name);
  return at == fields.end() ? none : at->second;
}

std::optional<Description> read_description(const std::filesystem::path& file, Problems& problems) {
  Problems found;
  std::optional<Description> description;
  if (const auto content = tables::read_text(file, found)) {
    try {
      const std::string name = file.string();
      description = DescriptionReader(name, found).read(tables::parse_toml_text(*content, name));
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) found.add(problem);
    }
  }
  for (const Problem& problem : found.list()) problems.add(problem);
  return found.empty() ? description : std::nullopt;
}

}  // namespace entrepot::sources
