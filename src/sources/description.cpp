#include "sources/description.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "tables/text_file.hpp"
#include "tables/toml_text.hpp"

namespace entrepot::sources {
namespace {

const std::vector<std::string> trade_fields = {"reporter", "partner",  "flow",        "product",  "period",
                                               "value",    "currency", "price_basis", "quantity", "quantity_unit"};
const std::vector<std::string> series_fields = {"series", "place", "period", "value", "unit"};
const std::vector<std::string> trade_needs = {"reporter", "partner", "flow", "period", "value", "currency", "price_basis"};
const std::vector<std::string> series_needs = {"series", "period", "value", "unit"};
const std::vector<std::string> period_formats = {"YYYY", "YYYY-MM", "YYYYMM", "MM/YYYY", "YYYY-MM-DD", "YYYYMMDD", "DD.MM.YYYY"};
const std::vector<std::string> list_names = {"iso3", "comtrade", "comext", "imf", "names"};

class DescriptionReader {
 public:
  DescriptionReader(std::string file, Problems& problems) : file_(std::move(file)), problems_(problems) {}

  Description read(const toml::table& top) {
    Description d;
    d.file = file_;
    known_keys(top, "",
               {"source", "title", "licence", "vintage", "classification", "table", "file", "columns", "constants", "period",
                "value", "quantity", "codes", "flows", "leave_out"});
    text(top, "source", d.source, true);
    text(top, "title", d.title, true);
    text(top, "licence", d.licence, true);
    text(top, "vintage", d.vintage);
    text(top, "classification", d.classification);
    text(top, "table", d.table);
    one_of(top, "table", d.table, {"trade", "series"});
    read_form(top, d);
    read_fields(top, d);
    if (const toml::table* period = part(top, "period", {"format"})) {
      text(*period, "format", d.period_format);
      one_of(*period, "format", d.period_format, period_formats);
    }
    if (const toml::table* value = part(top, "value", {"multiplier", "missing"})) {
      number(*value, "multiplier", d.value_multiplier);
      texts(*value, "missing", d.missing);
    }
    if (const toml::table* quantity = part(top, "quantity", {"multiplier"}))
      number(*quantity, "multiplier", d.quantity_multiplier);
    read_codes(top, d);
    if (const toml::table* flows = part(top, "flows", {"export", "import"})) {
      texts(*flows, "export", d.export_words);
      texts(*flows, "import", d.import_words);
    }
    read_leave_out(top, d);
    return d;
  }

 private:
  void fault(const toml::node* node, std::string field, std::string value, std::string rule, std::string hint = "") {
    problems_.add({.file = file_,
                   .line = node == nullptr ? 0 : tables::line_of(node->source()),
                   .field = std::move(field),
                   .value = std::move(value),
                   .rule = std::move(rule),
                   .hint = std::move(hint)});
  }

  void known_keys(const toml::table& table, const std::string& where, const std::vector<std::string>& keys) {
    for (const auto& [key, node] : table)
      if (std::ranges::find(keys, key.str()) == keys.end())
        fault(&node, where + std::string(key.str()), "", "this key is not known", did_you_mean(std::string(key.str()), keys));
  }

  const toml::table* part(const toml::table& top, const char* name, const std::vector<std::string>& keys) {
    const toml::node* node = top.get(name);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) {
      fault(node, name, "", fmt::format("must be a table: [{}]", name));
      return nullptr;
    }
    known_keys(*node->as_table(), std::string(name) + ".", keys);
    return node->as_table();
  }

  void text(const toml::table& table, const char* key, std::string& into, bool needed = false) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (needed) fault(nullptr, key, "", "this key is missing");
      return;
    }
    if (const auto value = node->value_exact<std::string>(); value && !value->empty())
      into = *value;
    else
      fault(node, key, "", "must be text that is not empty");
  }

  void number(const toml::table& table, const char* key, double& into) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const auto value = node->value<double>();
    if (value && node->is_number() && std::isfinite(*value) && *value > 0)
      into = *value;
    else
      fault(node, key, "", "must be a number above 0");
  }

  void texts(const toml::table& table, const char* key, std::vector<std::string>& into) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    std::vector<std::string> list;
    const toml::array* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
      if (const auto value = (*array)[i].value_exact<std::string>()) list.push_back(*value);
    if (array == nullptr || list.size() != array->size() || list.empty())
      fault(node, key, "", "must be a list of texts");
    else
      into = std::move(list);
  }

  void one_of(const toml::table& table, const char* key, const std::string& value, const std::vector<std::string>& choices) {
    if (std::ranges::find(choices, value) != choices.end()) return;
    std::string all;
    for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
    fault(table.get(key), key, value, "must be one of " + all, did_you_mean(value, choices));
  }

  void read_form(const toml::table& top, Description& d) {
    const toml::table* form = part(top, "file", {"separator", "decimal_mark", "thousands"});
    if (form == nullptr) return;
    std::string separator(1, d.separator), mark(1, d.decimal_mark);
    text(*form, "separator", separator);
    text(*form, "decimal_mark", mark);
    text(*form, "thousands", d.thousands);
    if (separator.size() != 1 || std::string(",;\t|").find(separator[0]) == std::string::npos)
      fault(form->get("separator"), "file.separator", separator, "must be one of , ; | and the tab");
    if (mark != "." && mark != ",") fault(form->get("decimal_mark"), "file.decimal_mark", mark, "must be . or ,");
    d.separator = separator[0];
    d.decimal_mark = mark[0];
    if (d.thousands.find(d.decimal_mark) != std::string::npos)
      fault(form->get("thousands"), "file.thousands", d.thousands, "must not hold the decimal mark");
  }

  void read_fields(const toml::table& top, Description& d) {
    const bool trade = d.table != "series";
    const auto& fields = trade ? trade_fields : series_fields;
    for (const bool columns : {true, false}) {
      const char* name = columns ? "columns" : "constants";
      const toml::table* table = part(top, name, fields);
      if (table == nullptr) continue;
      for (const std::string& field : fields) {
        const toml::node* node = table->get(field);
        if (node == nullptr) continue;
        std::string value;
        text(*table, field.c_str(), value);
        if (!columns && field == "value") fault(node, "constants.value", value, "must be a column");
        if (!columns && d.fields[field].given())
          fault(node, "constants." + field, value, "stands under [columns] too: leave one out");
        (columns ? d.fields[field].column : d.fields[field].constant) = value;
      }
    }
    for (const std::string& need : trade ? trade_needs : series_needs)
      if (!d.field(need).given())
        fault(nullptr, "columns." + need, "", "is missing",
              fmt::format("name its column under [columns]{}", need == "value" ? "" : ", or say it under [constants]"));
    if (d.field("quantity").given() && !d.field("quantity_unit").given())
      fault(nullptr, "constants.quantity_unit", "", "must say the unit of the quantities");
    const std::string basis = d.field("price_basis").constant;
    if (!basis.empty() && basis != "fob" && basis != "cif") fault(nullptr, "constants.price_basis", basis, "must be fob or cif");
  }

  void read_codes(const toml::table& top, Description& d) {
    const toml::table* codes = part(top, "codes", {"reporter", "partner"});
    if (codes == nullptr) return;
    for (const bool reporter : {true, false}) {
      const toml::table* one = part(*codes, reporter ? "reporter" : "partner", {"list", "map"});
      if (one == nullptr) continue;
      std::string list = "iso3";
      text(*one, "list", list);
      one_of(*one, "list", list, list_names);
      const auto place = std::ranges::find(list_names, list) - list_names.begin();
      (reporter ? d.reporter_list : d.partner_list) = static_cast<CodeList>(std::min<std::ptrdiff_t>(place, 4));
      const toml::table* map = one->get("map") == nullptr ? nullptr : one->get("map")->as_table();
      if (one->get("map") != nullptr && map == nullptr) fault(one->get("map"), "map", "", "must be a table of texts");
      for (std::size_t i = 0; map != nullptr && i < 1; ++i)
        for (const auto& [key, node] : *map) {
          const auto value = node.value_exact<std::string>();
          if (!value || value->empty())
            fault(&node, "map." + std::string(key.str()), "", "must be an ISO code");
          else
            (reporter ? d.reporter_map : d.partner_map)[std::string(key.str())] = *value;
        }
    }
  }

  void read_leave_out(const toml::table& top, Description& d) {
    const toml::node* node = top.get("leave_out");
    if (node == nullptr) return;
    const toml::array* rules = node->as_array();
    if (rules == nullptr) return fault(node, "leave_out", "", "must be tables: [[leave_out]]");
    for (const toml::node& entry : *rules) {
      const toml::table* table = entry.as_table();
      if (table == nullptr) {
        fault(&entry, "leave_out", "", "must be tables: [[leave_out]]");
        continue;
      }
      known_keys(*table, "leave_out.", {"column", "values", "reason"});
      LeaveOutRule rule;
      text(*table, "column", rule.column, true);
      text(*table, "reason", rule.reason, true);
      texts(*table, "values", rule.values);
      if (table->get("values") == nullptr) fault(&entry, "leave_out.values", "", "this key is missing");
      d.leave_out.push_back(std::move(rule));
    }
  }

  std::string file_;
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
      description = DescriptionReader(file.string(), found).read(tables::parse_toml_text(*content, file.string()));
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) found.add(problem);
    }
  }
  for (const Problem& problem : found.list()) problems.add(problem);
  return found.empty() ? description : std::nullopt;
}

}  // namespace entrepot::sources
