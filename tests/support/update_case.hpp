// An update of an invented World by invented figures: what the tests of updates start from.
#pragma once

#include "entrepot/world_update.hpp"

namespace entrepot::testing {

/// A calibrated World of `countries` economies (C10, C11 ...) and 3 sectors, the last economy being the rest of the world.
World update_base(unsigned seed, std::size_t countries = 5);

/// Growth of pair totals and of products, by the figures of the World's own year and of the next.
UpdateRecipe growth_recipe(const World& base);

/// Totals of trade in goods and value added of the base as figures of its own year, and times `factor` as those of `year`.
PublishedFigures own_figures(const World& base, int year, double factor);

}  // namespace entrepot::testing
