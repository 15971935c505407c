// The total of trade in goods that each pair of the updated World shall have.
#pragma once

#include <string>
#include <vector>

#include "entrepot/errors.hpp"
#include "world/chosen_totals.hpp"

namespace entrepot {

enum class PairOrigin { none, first_source, second_source, grown, carried, not_opened };

struct PairTarget {
  double base = 0, published = 0, target = 0;  ///< million USD
  PairOrigin origin = PairOrigin::none;
};
using PairTargets = Array<PairTarget, Country, Country>;  ///< [importer][exporter]; the diagonal is left empty

/// For each economy of the World, the position of the codes that it stands for: itself, the rest for all that have no own row.
Country economy_of(const World& world, const UpdateRecipe& recipe, const std::string& code);

/// Whether the recipe says that what is published of a pair is not believed.
bool is_doubted(const UpdateRecipe& recipe, const std::string& exporter, const std::string& importer);

/// X_ni of all goods sectors together, n and i different.
double goods_total(const World& world, Country importer, Country exporter);

/// Growth: base times published growth. Level: published totals between margins (docs/world.md). Pairs without a figure are
/// carried with the growth of their economies, pairs that the World lacks stay closed. `margin_gap`: what the fit left.
PairTargets pair_targets(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen,
                         std::vector<std::string>& notes, Problems& problems);

/// f by sector: relative growth of trade that the recipe states, 1 where it states none.
BySector relative_sector_growth(const World& base, const UpdateRecipe& recipe, Problems& problems);

}  // namespace entrepot
