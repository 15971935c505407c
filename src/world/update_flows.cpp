#include "world/update_flows.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "world/margin_fit.hpp"
#include "world/totals.hpp"
#include "world/use_table.hpp"

namespace entrepot {
namespace {

constexpr double fit_tolerance = 1e-13;
constexpr double untouched_within = 1e-11;  // a table that closes so well is the base's own, but for sums in another order
constexpr double same = 1e-12;              // a factor this near to 1 is 1: sums in another order, not a change
constexpr int fit_sweeps = 20000, sector_sweeps = 3000;

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }
bool is_goods(const World& world, Sector j) { return world.goods[static_cast<std::size_t>(j.value)]; }

Repair country_repair(const World& world, Country n, const char* rule, std::string text, double before, double after) {
  return {.rule = rule,
          .text = std::move(text),
          .sector = "",
          .importer = code(world, n),
          .exporter = "",
          .before = before,
          .after = after,
          .moved = std::abs(after - before),
          .unit = "million USD"};
}

/// Products by economy of the World: members of the rest add up.
std::vector<double> products(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures, int year) {
  std::vector<double> sums(base.country_count());
  const auto found = figures.product.find(year);
  if (found == figures.product.end()) return sums;
  for (const auto& [code, value] : found->second) sums[static_cast<std::size_t>(economy_of(base, recipe, code).value)] += value;
  return sums;
}

}  // namespace

ValueAddedTargets value_added_targets(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures,
                                      std::vector<std::string>& notes) {
  const std::vector<double> after = products(base, recipe, figures, recipe.year),
                            before = products(base, recipe, figures, base.year);
  const bool growth = recipe.product_method == UpdateMethod::growth;
  ValueAddedTargets targets(base.country_count());
  double known_base = 0, known_target = 0;
  for (Country n : all<Country>(base.country_count())) {
    const auto at = static_cast<std::size_t>(n.value);
    ValueAddedTarget& one = targets[at];
    one.base = base.value_added(n);
    if (after[at] <= 0 || (growth && before[at] <= 0)) continue;
    one.published = after[at];
    one.target = growth ? one.base * (after[at] / before[at]) : after[at];
    known_base += one.base;
    known_target += one.target;
  }
  for (Country n : all<Country>(base.country_count())) {
    ValueAddedTarget& one = targets[static_cast<std::size_t>(n.value)];
    if (one.published > 0) continue;
    one.target = one.base * (known_base > 0 ? known_target / known_base : 1);
    notes.push_back(fmt::format("No product of {} is published: its value added moves as that of all others together, by {:.4f}.",
                                code(base, n), known_base > 0 ? known_target / known_base : 1));
  }
  return targets;
}

namespace {

/// Goods flows pair by pair, then, where sectors have growth of their own, sectors and pairs together.
void move_goods(World& world, const PairTargets& targets, const BySector& sector_growth, std::vector<std::string>& notes) {
  std::vector<double> values;
  std::vector<double*> places;
  Margins by_pair, by_sector{.group = {}, .total = std::vector<double>(world.sector_count())};
  bool own_growth = false;
  for (Country n : all<Country>(world.country_count()))
    for (Country i : all<Country>(world.country_count())) {
      const PairTarget& pair = targets(n, i);
      if (n == i || pair.base <= 0) continue;
      const double factor = pair.target / pair.base;
      for (Sector j : all<Sector>(world.sector_count())) {
        double& flow = world.flow(j, n, i);
        if (!is_goods(world, j) || flow <= 0) continue;
        by_sector.total[static_cast<std::size_t>(j.value)] += flow * sector_growth(j);
        flow *= factor;
        own_growth = own_growth || sector_growth(j) != 1;
        values.push_back(flow * sector_growth(j));
        places.push_back(&flow);
        by_pair.group.push_back(static_cast<std::uint32_t>(by_pair.total.size()));
        by_sector.group.push_back(static_cast<std::uint32_t>(j.value));
      }
      by_pair.total.push_back(pair.target);
    }
  if (!own_growth) return;
  double pairs = 0, sectors = 0;
  for (const double total : by_pair.total) pairs += total;
  for (const double total : by_sector.total) sectors += total;
  for (double& total : by_sector.total) total *= pairs / sectors;
  const Margins margins[] = {by_sector, by_pair};
  const MarginFit fitted = fit_to_margins(values, margins, 1e-12, sector_sweeps);
  if (fitted.worst_gap > 1e-6)
    notes.push_back(fmt::format("Sector totals of world trade are met within {:.2g} only: some pairs trade in too few sectors.",
                                fitted.worst_gap));
  for (std::size_t cell = 0; cell < values.size(); ++cell) *places[cell] = values[cell];
}

void move_services(World& world, const UpdateRecipe& recipe, const ValueAddedTargets& value_added) {
  const auto growth = [&](Country n) {
    const ValueAddedTarget& one = value_added[static_cast<std::size_t>(n.value)];
    return one.target / one.base;
  };
  for (Sector j : all<Sector>(world.sector_count())) {
    if (is_goods(world, j)) continue;
    for (Country n : all<Country>(world.country_count()))
      for (Country i : all<Country>(world.country_count()))
        if (n != i) world.flow(j, n, i) *= recipe.services_growth ? *recipe.services_growth : std::sqrt(growth(n) * growth(i));
  }
}

/// Sum over sectors of beta times output sold abroad, and at home.
struct ValueAddedParts {
  double exports = 0, domestic = 0;
};
ValueAddedParts value_added_parts(const World& world, Country i) {
  ValueAddedParts parts;
  for (Sector j : all<Sector>(world.sector_count()))
    for (Country n : all<Country>(world.country_count()))
      (n == i ? parts.domestic : parts.exports) += world.value_added_share(j, i) * world.flow(j, n, i);
  return parts;
}

void bound_domestic_factor(World& world, Country n, double& factor, const ValueAddedParts& parts, double target) {
  if (factor >= smallest_domestic_factor) return;
  factor = smallest_domestic_factor;
  world.repairs.push_back(
      country_repair(world, n, "update-domestic-bounded",
                     fmt::format("exports of {} hold nearly all value added that its product leaves: domestic "
                                 "sales bounded at {} of the base",
                                 code(world, n), smallest_domestic_factor),
                     target, parts.exports + factor * parts.domestic));
}

}  // namespace

void move_trade(World& world, const UpdateRecipe& recipe, const PairTargets& targets, const ValueAddedTargets& value_added,
                const BySector& sector_growth, std::vector<std::string>& notes) {
  move_goods(world, targets, sector_growth, notes);
  move_services(world, recipe, value_added);
}

void move_domestic_sales(World& world, const UpdateRecipe& recipe, ValueAddedTargets& value_added) {
  const ByCountry revenue = tariff_revenue(world.flow, world.tariff);
  for (Country n : all<Country>(world.country_count())) {
    ValueAddedTarget& goal = value_added[static_cast<std::size_t>(n.value)];
    if (recipe.product_method == UpdateMethod::level && goal.published > 0) goal.target -= revenue(n);
    const ValueAddedParts parts = value_added_parts(world, n);
    double factor = parts.domestic > 0 ? (goal.target - parts.exports) / parts.domestic : 1;
    bound_domestic_factor(world, n, factor, parts, goal.target);
    double before = 0, after = 0;
    for (Sector j : all<Sector>(world.sector_count())) {
      double& sales = world.flow(j, n, n);
      before += sales;
      if (std::abs(factor - 1) > same) sales *= factor;
      after += sales;
    }
    world.repairs.push_back(country_repair(
        world, n, "update-domestic-sales",
        fmt::format("domestic sales of {} follow its product, so that value added meets it", code(world, n)), before, after));
  }
}

namespace {

/// Seed: what the new output would use by the old technology, and the old mix of final demand.
UseTable seed_table(const UseTable& old, const SectorByCountry& output_before, const SectorByCountry& output, Country n,
                    const UseMargins& margins) {
  UseTable seed = old;
  double final_demand = 0;
  for (std::size_t product = 0; product < seed.sectors; ++product) final_demand += old.at(product, seed.sectors);
  for (std::size_t user = 0; user <= seed.sectors; ++user) {
    const Sector k(user);
    const double before = user == seed.sectors ? final_demand : output_before(k, n),
                 after = user == seed.sectors ? margins.columns.back() : output(k, n);
    const double ratio = before > 0 ? after / before : 0;
    for (std::size_t product = 0; product < seed.sectors; ++product)
      if (std::abs(ratio - 1) > same) seed.at(product, user) *= ratio;
  }
  // A product that nobody used and that is bought now can only be final.
  for (std::size_t product = 0; product < seed.sectors; ++product) {
    double used = 0;
    for (std::size_t user = 0; user <= seed.sectors; ++user) used += seed.at(product, user);
    if (used <= 0 && margins.rows[product] > 0) seed.at(product, seed.sectors) = margins.rows[product];
  }
  return seed;
}

double moved_between(const UseTable& from, const UseTable& to) {
  double moved = 0;
  for (std::size_t cell = 0; cell < from.cells.size(); ++cell) moved += std::abs(to.cells[cell] - from.cells[cell]);
  return moved / 2;
}

MarginFit fit_table(UseTable& table, const UseMargins& wanted) {
  Margins rows{.group = {}, .total = wanted.rows}, columns{.group = {}, .total = wanted.columns};
  for (std::size_t product = 0; product < table.sectors; ++product)
    for (std::size_t user = 0; user <= table.sectors; ++user) {
      rows.group.push_back(static_cast<std::uint32_t>(product));
      columns.group.push_back(static_cast<std::uint32_t>(user));
    }
  const Margins margins[] = {columns, rows};
  const MarginFit as_it_is = fit_to_margins(table.cells, margins, untouched_within, 0);
  return as_it_is.worst_gap <= untouched_within ? as_it_is : fit_to_margins(table.cells, margins, fit_tolerance, fit_sweeps);
}

void balance_economy(World& world, Country n, const UseTable& old, const SectorByCountry& output_before,
                     const SectorByCountry& output, const SectorByCountry& bought, Problems& problems) {
  const UseMargins margins = use_margins(world, output, bought, n);
  if (margins.columns.back() <= 0) {
    problems.add({.field = code(world, n),
                  .value = fmt::format("{:.6g} million USD", margins.columns.back()),
                  .rule = "nothing would be left for final demand: product, exports and imports do not go together"});
    return;
  }
  const UseTable seed = seed_table(old, output_before, output, n, margins);
  UseTable table = seed;
  const MarginFit fitted = fit_table(table, margins);
  double whole = 0;
  for (const double row : margins.rows) whole += row;
  if (fitted.sweeps > 0) set_input_shares(world, n, table);
  Repair repair = country_repair(
      world, n, "update-uses-balanced",
      fmt::format("use table of {} fitted to its purchases and outputs in {} sweeps{}", code(world, n), fitted.sweeps,
                  fitted.worst_gap > 1e-9 ? fmt::format(", up to a gap of {:.2g}", fitted.worst_gap) : ""),
      whole, whole);
  repair.moved = moved_between(seed, table);
  world.repairs.push_back(std::move(repair));
}

}  // namespace

void balance_uses(World& world, const World& base, Problems& problems) {
  const SectorByCountry output_before = gross_output(base.flow), output = gross_output(world.flow),
                        bought = purchases(world.flow, world.tariff);
  for (Country n : all<Country>(world.country_count()))
    balance_economy(world, n, use_table(base, output_before, n), output_before, output, bought, problems);
}

}  // namespace entrepot
