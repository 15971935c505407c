#include "world/chosen_totals.hpp"

#include <algorithm>

namespace entrepot {
namespace {

using PairValues = std::map<PairOfCodes, double>;

const PairValues& of_year(const std::map<int, PairValues>& figures, int year) {
  static const PairValues none;
  const auto found = figures.find(year);
  return found == figures.end() ? none : found->second;
}

double value_of(const PairValues& values, const PairOfCodes& pair) {
  const auto found = values.find(pair);
  return found == values.end() ? 0 : found->second;
}

bool excepted(const UpdateRecipe& recipe, const PairOfCodes& pair) {
  const auto listed = [&](const std::string& code) {
    return std::find(recipe.second_except.begin(), recipe.second_except.end(), code) != recipe.second_except.end();
  };
  return listed(pair.first) || listed(pair.second);
}

/// A figure of 0 against one above 0 differs by more than any factor.
bool too_far_apart(double first, double second, double ratio) {
  return std::max(first, second) > ratio * std::min(first, second);
}

}  // namespace

ChosenTotals choose_totals(const UpdateRecipe& recipe, const PublishedFigures& figures, int base_year) {
  const PairValues &first = of_year(figures.totals, recipe.year), &second = of_year(figures.second, recipe.year),
                   &first_before = of_year(figures.totals, base_year), &second_before = of_year(figures.second, base_year);
  ChosenTotals chosen;
  for (const auto& [pair, value] : first) chosen.pairs[pair] = {value, value_of(first_before, pair), false};
  for (const auto& [pair, value] : second) {
    const auto known = first.find(pair);
    const bool conflict =
        known != first.end() && (excepted(recipe, pair) || too_far_apart(known->second, value, recipe.second_largest_ratio));
    if (conflict)
      chosen.conflicts.push_back({pair, known->second, value});
    else
      chosen.pairs[pair] = {value, value_of(second_before, pair), true};
  }
  return chosen;
}

}  // namespace entrepot
