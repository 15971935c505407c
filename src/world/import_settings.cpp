#include "world/import_settings.hpp"

#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"

namespace entrepot {
namespace {

using tables::TomlFields;

MoneyUnit read_unit(TomlFields& fields) {
  const std::string word = fields.text("unit", true);
  const auto unit = money_unit(word);
  if (!word.empty() && !unit) fields.complain("unit", money_unit_rule);
  return unit.value_or(MoneyUnit{});
}

std::map<std::string, double> read_deficits(TomlFields& fields, const std::string& file, Problems& problems) {
  std::map<std::string, double> deficits;
  const toml::table* table = fields.table("deficits");
  if (table == nullptr) return deficits;
  TomlFields amounts(*table, "deficits.", file, problems);
  for (const auto& [country, entry] : *table) {
    const std::string code(country.str());
    if (const auto amount = amounts.number(code)) deficits[code] = *amount;
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
  settings.kind = fields.word("kind", {"published", "estimated", "stylised"});
  settings.active_layer = fields.text("active_layer");
  settings.purchases_include_tariffs = fields.truth("purchases_include_tariffs", true).value_or(true);
  settings.goods = fields.texts("goods");
  settings.deficits = read_deficits(fields, settings.file, found);
  settings.sources = read_sources(fields, settings.file, found);
  settings.layers = read_layers(fields, settings.file, found);
  settings.sets = read_sets(fields, settings.file, found);
  fields.refuse_unknown_keys("a World");
  for (const Problem& problem : found.list()) problems.add(problem);
  if (!found.empty()) return std::nullopt;
  return settings;
}

}  // namespace entrepot
