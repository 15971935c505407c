#include "world/import_settings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "tables/text_file.hpp"
#include "tables/toml_text.hpp"

namespace entrepot {
namespace {

/// Typed reading of one TOML table: what is missing, of another type or unknown becomes a problem with its line.
class Fields {
 public:
  Fields(const toml::table& table, std::string prefix, const std::string& file, Problems& problems)
      : table_(table), prefix_(std::move(prefix)), file_(file), problems_(problems) {}

  template <class Value>
  std::optional<Value> value(const std::string& key, const char* type, bool required) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return std::nullopt;
    const auto found = node->value_exact<Value>();
    if (!found) add(*node, key, fmt::format("must be {}", type));
    return found;
  }
  std::string text(const std::string& key, bool required = false) {
    return value<std::string>(key, "a text", required).value_or("");
  }
  int year(const std::string& key) {
    const auto found = value<std::int64_t>(key, "a whole number", true);
    const bool valid = found && *found >= 0 && *found <= 9999;
    if (found && !valid) add(*table_.get(key), key, "must be a year from 0 to 9999", fmt::format("{}", *found));
    return valid ? static_cast<int>(*found) : 0;
  }
  std::optional<std::vector<std::string>> texts(const std::string& key) {
    const toml::node* node = find(key, false);
    if (node == nullptr) return std::nullopt;
    std::vector<std::string> list;
    if (const toml::array* array = node->as_array())
      for (const toml::node& entry : *array)
        if (const auto text = entry.value_exact<std::string>()) list.push_back(*text);
    if (!node->is_array() || list.size() != node->as_array()->size()) add(*node, key, "must be a list of texts");
    return list;
  }
  /// Each [[key]] table.
  std::vector<const toml::table*> tables(const std::string& key) {
    const toml::node* node = find(key, false);
    std::vector<const toml::table*> list;
    if (node == nullptr) return list;
    if (const toml::array* array = node->as_array())
      for (const toml::node& entry : *array)
        if (const toml::table* table = entry.as_table()) list.push_back(table);
    if (!node->is_array() || list.size() != node->as_array()->size()) add(*node, key, fmt::format("must be tables: [[{}]]", key));
    return list;
  }
  const toml::node* find(const std::string& key, bool required) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr && required)
      problems_.add({.file = file_, .line = line(table_), .field = prefix_ + key, .rule = "must be given"});
    return node;
  }
  void add(const toml::node& node, const std::string& key, const std::string& rule, const std::string& value = "",
           const std::string& hint = "") {
    problems_.add({.file = file_, .line = line(node), .field = prefix_ + key, .value = value, .rule = rule, .hint = hint});
  }
  /// To be called when everything known was asked for.
  void refuse_unknown_keys() {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (std::find(known_.begin(), known_.end(), name) == known_.end())
        add(node, name, "is not a key that a World has", "", did_you_mean(name, known_));
    }
  }

 private:
  static long line(const toml::node& node) { return tables::line_of(node.source()); }

  const toml::table& table_;
  std::string prefix_;
  const std::string& file_;
  Problems& problems_;
  std::vector<std::string> known_;
};

MoneyUnit read_unit(Fields& fields) {
  const toml::node* node = fields.find("unit", true);
  if (node == nullptr) return {};
  const std::string unit = node->value_exact<std::string>().value_or("");
  if (unit == "USD") return {1, 1e6};
  if (unit == "thousand USD") return {1, 1e3};
  if (unit == "million USD") return {1, 1};
  if (unit == "billion USD") return {1e3, 1};
  fields.add(*node, "unit", "must be \"USD\", \"thousand USD\", \"million USD\" or \"billion USD\"", unit);
  return {};
}

std::string read_kind(Fields& fields) {
  const std::string kind = fields.text("kind");
  if (kind.empty()) return "published";
  if (kind != "published" && kind != "estimated" && kind != "stylised")
    fields.add(*fields.find("kind", true), "kind", "must be \"published\", \"estimated\" or \"stylised\"", kind);
  return kind;
}

std::map<std::string, double> read_deficits(Fields& fields) {
  std::map<std::string, double> deficits;
  const toml::node* node = fields.find("deficits", false);
  if (node == nullptr) return deficits;
  if (const toml::table* table = node->as_table()) {
    for (const auto& [country, entry] : *table) {
      const auto amount = entry.value<double>();
      if (amount && std::isfinite(*amount))
        deficits[std::string(country.str())] = *amount;
      else
        fields.add(entry, "deficits." + std::string(country.str()), "must be a finite number");
    }
  } else {
    fields.add(*node, "deficits", "must be a table: country = number");
  }
  return deficits;
}

std::vector<Source> read_sources(Fields& fields, const std::string& file, Problems& problems) {
  std::vector<Source> sources;
  for (const toml::table* table : fields.tables("source")) {
    Fields one(*table, "source.", file, problems);
    sources.push_back({.title = one.text("title", true),
                       .publisher = one.text("publisher"),
                       .licence = one.text("licence"),
                       .citation = one.text("citation"),
                       .kind = one.text("kind"),
                       .sha256 = one.text("sha256")});
    one.refuse_unknown_keys();
  }
  return sources;
}

std::vector<TariffLayer> read_layers(Fields& fields, const std::string& file, Problems& problems) {
  std::vector<TariffLayer> layers;
  for (const toml::table* table : fields.tables("layer")) {
    Fields one(*table, "layer.", file, problems);
    TariffLayer layer;
    layer.name = one.text("name", true);
    layer.text = one.text("text");
    layer.source = one.text("source");
    layer.first_year = one.year("first_year");
    one.refuse_unknown_keys();
    layers.push_back(std::move(layer));
  }
  return layers;
}

std::vector<ElasticitySet> read_sets(Fields& fields, const std::string& file, Problems& problems) {
  std::vector<ElasticitySet> sets;
  for (const toml::table* table : fields.tables("elasticity_set")) {
    Fields one(*table, "elasticity_set.", file, problems);
    ElasticitySet set;
    set.name = one.text("name", true);
    set.source = one.text("source");
    if (const std::string horizon = one.text("horizon"); !horizon.empty()) set.horizon = horizon;
    one.refuse_unknown_keys();
    sets.push_back(std::move(set));
  }
  return sets;
}

}  // namespace

std::optional<ImportSettings> read_import_settings(const std::filesystem::path& path, Problems& problems) {
  const std::optional<std::string> text = tables::read_text(path, problems);
  if (!text) return std::nullopt;
  toml::table table;
  ImportSettings settings;
  settings.file = path.string();
  try {
    table = tables::parse_toml_text(*text, settings.file);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
    return std::nullopt;
  }
  Problems found;
  Fields fields(table, "", settings.file, found);
  settings.name = fields.text("name", true);
  settings.year = fields.year("year");
  settings.unit = read_unit(fields);
  settings.kind = read_kind(fields);
  settings.active_layer = fields.text("active_layer");
  settings.purchases_include_tariffs = fields.value<bool>("purchases_include_tariffs", "true or false", true).value_or(true);
  settings.goods = fields.texts("goods");
  settings.deficits = read_deficits(fields);
  settings.sources = read_sources(fields, settings.file, found);
  settings.layers = read_layers(fields, settings.file, found);
  settings.sets = read_sets(fields, settings.file, found);
  fields.refuse_unknown_keys();
  for (const Problem& problem : found.list()) problems.add(problem);
  if (!found.empty()) return std::nullopt;
  return settings;
}

}  // namespace entrepot
