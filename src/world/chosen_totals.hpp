// Which published source each pair takes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entrepot/world_update.hpp"

namespace entrepot {

struct ChosenTotal {
  double value = 0;   ///< of the target year, million USD, f.o.b.
  double before = 0;  ///< of the World's own year in the same source; 0 where it has none
  bool second = false;
};

/// A pair for which both sources speak and the first was taken.
struct SourceConflict {
  PairOfCodes pair;
  double first = 0, second = 0;  ///< million USD
};

struct ChosenTotals {
  std::map<PairOfCodes, ChosenTotal> pairs;  ///< exporter, importer; every pair that a source lists
  std::vector<SourceConflict> conflicts;
};

/// Where only one source lists a pair, that one. Where both do: the second, but for partners that the recipe excepts and for
/// pairs in which the two differ by more than its largest ratio.
ChosenTotals choose_totals(const UpdateRecipe& recipe, const PublishedFigures& figures, int base_year);

}  // namespace entrepot
