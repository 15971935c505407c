// The TOML file that names every choice of an update.

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "tables/text_file.hpp"
#include "tables/toml_fields.hpp"
#include "world/money_unit.hpp"

namespace entrepot {
namespace {

using tables::TomlFields;

constexpr const char* owner = "a recipe";

class RecipeReader {
 public:
  RecipeReader(const toml::table& table, const std::string& file, Problems& problems)
      : table_(table), file_(file), problems_(problems) {}

  UpdateRecipe read() {
    TomlFields fields(table_, "", file_, problems_);
    recipe_.file = file_;
    schema(fields);
    recipe_.name = fields.text("name", true);
    recipe_.year = fields.year("year");
    if (const std::string rest = fields.text("rest_of_world"); !rest.empty()) recipe_.rest = rest;
    recipe_.rest_members = fields.texts("rest_members").value_or(std::vector<std::string>{});
    if (const toml::table* totals = fields.table("totals", true)) first_totals(*totals);
    if (const toml::table* second = fields.table("second", false)) second_totals(*second);
    if (const toml::table* trade = fields.table("trade", false)) trade_growth(*trade);
    if (const toml::table* services = fields.table("services", false)) services_growth(*services);
    if (const toml::table* product = fields.table("product", true)) read_product(*product);
    stated_growth(fields);
    sector_growth(fields);
    doubted_pairs(fields);
    splits(fields);
    fields.refuse_unknown_keys(owner);
    return std::move(recipe_);
  }

 private:
  void schema(TomlFields& fields) {
    const std::string version = fields.text("schema", true);
    if (!version.empty() && version != "1") fields.complain("schema", "must be \"1\"");
  }

  UpdateMethod method(TomlFields& fields) {
    return fields.word("method", {"level", "growth"}, true) == "growth" ? UpdateMethod::growth : UpdateMethod::level;
  }

  std::string unit(TomlFields& fields) {
    const std::string word = fields.text("unit", true);
    if (!word.empty() && !money_unit(word)) fields.complain("unit", money_unit_rule);
    return money_unit(word) ? word : "million USD";
  }

  static Source source(TomlFields& fields) {
    return {.title = fields.text("title", true),
            .publisher = fields.text("publisher"),
            .licence = fields.text("licence"),
            .citation = fields.text("citation"),
            .kind = "original",
            .sha256 = ""};
  }

  TotalsLayout layout(TomlFields& fields) {
    TotalsLayout layout;
    layout.reporter = fields.text("reporter");
    const bool by_reporter = !layout.reporter.empty();
    layout.exporter = fields.text("exporter", !by_reporter);
    layout.importer = fields.text("importer", !by_reporter);
    layout.partner = fields.text("partner", by_reporter);
    layout.flow = fields.text("flow", by_reporter);
    layout.imports_word = fields.text("imports", by_reporter);
    layout.exports_word = fields.text("exports", by_reporter);
    layout.imports_cif_fob = fields.positive("imports_cif_fob").value_or(1);
    layout.value = fields.text("value", true);
    layout.unit = unit(fields);
    layout.year_column = fields.text("year_column");
    layout.year = fields.year("year", layout.year_column.empty());
    layout.groups = fields.texts("groups").value_or(std::vector<std::string>{});
    layout.source = source(fields);
    return layout;
  }

  void first_totals(const toml::table& table) {
    TomlFields fields(table, "totals.", file_, problems_);
    recipe_.method = method(fields);
    recipe_.totals = layout(fields);
    fields.refuse_unknown_keys(owner);
  }
  void second_totals(const toml::table& table) {
    TomlFields fields(table, "second.", file_, problems_);
    recipe_.second = layout(fields);
    if (const auto ratio = fields.positive("largest_ratio")) {
      recipe_.second_largest_ratio = *ratio;
      if (*ratio < 1) fields.complain("largest_ratio", "must be at least 1");
    }
    recipe_.second_except = fields.texts("except").value_or(std::vector<std::string>{});
    fields.refuse_unknown_keys(owner);
  }
  void trade_growth(const toml::table& table) {
    TomlFields fields(table, "trade.", file_, problems_);
    recipe_.trade_growth = fields.positive("growth", true).value_or(1);
    recipe_.trade_growth_source = fields.text("source", true);
    fields.refuse_unknown_keys(owner);
  }
  void services_growth(const toml::table& table) {
    TomlFields fields(table, "services.", file_, problems_);
    recipe_.services_growth = fields.positive("growth", true);
    recipe_.services_source = fields.text("source", true);
    fields.refuse_unknown_keys(owner);
  }
  void read_product(const toml::table& table) {
    TomlFields fields(table, "product.", file_, problems_);
    recipe_.product_method = method(fields);
    recipe_.product_economy = fields.text("economy", true);
    recipe_.product_value = fields.text("value", true);
    recipe_.product_unit = unit(fields);
    recipe_.product_year_column = fields.text("year_column");
    recipe_.product_year = fields.year("year", recipe_.product_year_column.empty());
    recipe_.product_source = source(fields);
    fields.refuse_unknown_keys(owner);
  }

  void stated_growth(TomlFields& top) {
    for (const toml::table* table : top.tables("growth")) {
      TomlFields fields(*table, "growth.", file_, problems_);
      StatedGrowth one;
      one.economy = fields.text("economy", true);
      one.exports = fields.word("flow", {"exports", "imports"}, true) == "exports";
      one.factor = fields.positive("factor", true).value_or(1);
      one.source = fields.text("source", true);
      fields.refuse_unknown_keys(owner);
      recipe_.growth.push_back(std::move(one));
    }
  }
  void sector_growth(TomlFields& top) {
    for (const toml::table* table : top.tables("sector_growth")) {
      TomlFields fields(*table, "sector_growth.", file_, problems_);
      recipe_.sector_growth.push_back({.sectors = fields.texts("sectors").value_or(std::vector<std::string>{}),
                                       .factor = fields.positive("factor", true).value_or(1),
                                       .source = fields.text("source", true)});
      if (recipe_.sector_growth.back().sectors.empty()) fields.complain("sectors", "must name at least one sector");
      fields.refuse_unknown_keys(owner);
    }
  }
  void doubted_pairs(TomlFields& top) {
    for (const toml::table* table : top.tables("doubted")) {
      TomlFields fields(*table, "doubted.", file_, problems_);
      recipe_.doubted.push_back({.exporters = fields.texts("exporters").value_or(std::vector<std::string>{}),
                                 .importers = fields.texts("importers").value_or(std::vector<std::string>{}),
                                 .reason = fields.text("reason", true)});
      if (recipe_.doubted.back().exporters.empty() || recipe_.doubted.back().importers.empty())
        problems_.add({.file = file_,
                       .line = tables::line_of(table->source()),
                       .field = "doubted.exporters, doubted.importers",
                       .rule = "must both name at least one economy"});
      fields.refuse_unknown_keys(owner);
    }
  }
  void splits(TomlFields& top) {
    std::set<std::string> seen;
    for (const toml::table* table : top.tables("split")) {
      TomlFields fields(*table, "split.", file_, problems_);
      SplitEconomy one{
          .code = fields.text("economy", true), .name = fields.text("name", true), .exports_like = fields.text("exports_like")};
      if (!one.code.empty() && !seen.insert(one.code).second) fields.complain("economy", "stands twice");
      fields.refuse_unknown_keys(owner);
      recipe_.split.push_back(std::move(one));
    }
  }

  const toml::table& table_;
  const std::string& file_;
  Problems& problems_;
  UpdateRecipe recipe_;
};

}  // namespace

UpdateRecipe read_update_recipe(const std::filesystem::path& path) {
  Problems problems;
  const std::optional<std::string> text = tables::read_text(path, problems);
  problems.throw_if_any();
  const std::string file = path.string();
  const toml::table table = tables::parse_toml_text(*text, file);
  UpdateRecipe recipe = RecipeReader(table, file, problems).read();
  problems.throw_if_any();
  return recipe;
}

}  // namespace entrepot
