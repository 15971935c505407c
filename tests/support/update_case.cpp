#include "support/update_case.hpp"

#include "support/random_world.hpp"

namespace entrepot::testing {

World update_base(unsigned seed, std::size_t countries) {
  World world = calibrate(random_world(seed, {.countries = countries, .zero_share = 0}), "test");
  world.id = content_id(world);
  return world;
}

UpdateRecipe growth_recipe(const World& base) {
  UpdateRecipe recipe;
  recipe.file = "recipe.toml";
  recipe.name = "updated";
  recipe.year = base.year + 1;
  recipe.rest = base.countries.back();
  recipe.method = UpdateMethod::growth;
  recipe.product_method = UpdateMethod::growth;
  return recipe;
}

PublishedFigures own_figures(const World& base, int year, double factor) {
  PublishedFigures figures;
  for (const Country n : all<Country>(base.country_count())) {
    const std::string& importer = base.countries[static_cast<std::size_t>(n.value)];
    figures.product[base.year][importer] = base.value_added(n);
    figures.product[year][importer] = base.value_added(n) * factor;
    for (const Country i : all<Country>(base.country_count())) {
      if (n == i) continue;
      double total = 0;
      for (const Sector j : all<Sector>(base.sector_count()))
        if (base.goods[static_cast<std::size_t>(j.value)]) total += base.flow(j, n, i);
      const PairOfCodes pair(base.countries[static_cast<std::size_t>(i.value)], importer);
      figures.totals[base.year][pair] = total;
      figures.totals[year][pair] = total * factor;
    }
  }
  return figures;
}

}  // namespace entrepot::testing
