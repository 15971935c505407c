#include "world/import_settings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"

namespace entrepot {
namespace {

using tables::TomlFields;

MoneyUnit read_unit(TomlFields& fields) {
  const toml::node* node = fields.find("unit", true);
  if (node == nullptr) return {};
  const std::string word = node->value_exact<std::string>().value_or("");
  const auto unit = money_unit(word);
  if (!unit) fields.add(*node, "unit", money_unit_rule, word);
  return unit.value_or(MoneyUnit{});
}

std::string read_kind(TomlFields& fields) {
  const std::string kind = fields.text("kind");
  if (kind.empty()) return "published";
  if (kind != "published" && kind != "estimated" && kind != "stylised")
    fields.add(*fields.find("kind", true), "kind", "must be \"published\", \"estimated\" or \"stylised\"", kind);
  return kind;
}

std::map<std::string, double> read_deficits(TomlFields& fields) {
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

std::vector<Source> read_sources(TomlFields& fields, const std::string& file, Problems& problems) {
  std::vector<Source> sources;
  for (const toml::table* table : fields.tables("source")) {
    TomlFields one(*table, "source.", file, problems);
    sources.push_back({.title = one.text("title", true),
                       .publisher = one.text("publisher"),
                       .licence = one.text("licence"),
                       .citation = one.text("citation"),
                       .kind = one.text("kind"),
                       .sha256 = one.text("sha256")});
    one.refuse_unknown_keys("a World");
  }
  return sources;
}

std::vector<TariffLayer> read_layers(TomlFields& fields, const std::string& file, Problems& problems) {
  std::vector<TariffLayer> layers;
  for (const toml::table* table : fields.tables("layer")) {
    TomlFields one(*table, "layer.", file, problems);
    TariffLayer layer;
    layer.name = one.text("name", true);
    layer.text = one.text("text");
    layer.source = one.text("source");
    layer.first_year = one.year("first_year");
    one.refuse_unknown_keys("a World");
    layers.push_back(std::move(layer));
  }
  return layers;
}

std::vector<ElasticitySet> read_sets(TomlFields& fields, const std::string& file, Problems& problems) {
  std::vector<ElasticitySet> sets;
  for (const toml::table* table : fields.tables("elasticity_set")) {
    TomlFields one(*table, "elasticity_set.", file, problems);
    ElasticitySet set;
    set.name = one.text("name", true);
    set.source = one.text("source");
    if (const std::string horizon = one.text("horizon"); !horizon.empty()) set.horizon = horizon;
    one.refuse_unknown_keys("a World");
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
  TomlFields fields(table, "", settings.file, found);
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
  fields.refuse_unknown_keys("a World");
  for (const Problem& problem : found.list()) problems.add(problem);
  if (!found.empty()) return std::nullopt;
  return settings;
}

}  // namespace entrepot
