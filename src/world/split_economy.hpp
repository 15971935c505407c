// Splitting economies out of the one that stands for a group, so that summing them up again gives it back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "world/chosen_totals.hpp"

namespace entrepot {

/// The base with the recipe's economies standing before what is left of `recipe.rest`, balanced. `product` by code, million USD.
/// Moves of pairs with a split economy are added to `moves`, what had to be bounded to the World's repairs. Problems: economies
/// without a product or trade, members that together are more than the whole, accounts without a solution.
World split_economies(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen,
                      const std::map<std::string, double>& product, std::vector<PairMove>& moves, Problems& problems);

}  // namespace entrepot
