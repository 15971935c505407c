// Pair totals of the year. Symbols: X base total, T published total, both by pair
// of importer n and exporter i; g growth of world trade in goods.
//
//   growth:  P_ni = X_ni T_ni(year) / T_ni(base year)
//   level:   P_ni = r_i s_n T_ni,  sum_n P_ni = O_i,  sum_i P_ni = M_n
//
// with O_i = G_i sum_n X_ni and M_n = H_n sum_i X_ni: the World's own totals, moved by stated growth of the economy, or where
// nothing is stated by g and the sectors it trades in. The margins r and s are what the World and customs differ by in concept:
// basic prices against f.o.b., re-exports, processing. They are not identified apart from growth; so growth of totals must be
// stated.

#include "world/pair_targets.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "world/margin_fit.hpp"

namespace entrepot {
namespace {

constexpr double fit_tolerance = 1e-13;
constexpr int fit_sweeps = 20000;

const std::string& code(const World& world, Country n) { return world.countries[static_cast<std::size_t>(n.value)]; }

struct Published {
  double value = 0, before = 0, grown_from = 0, grown_to = 0;
  bool any = false, second = false, doubted = false;
  bool stands() const { return any && value > 0 && !doubted; }
};
using PublishedPairs = Array<Published, Country, Country>;  // [importer][exporter]

/// Codes summed to the economies of the World. A pair counts as of the second source where most of its value comes from there.
PublishedPairs sum_to_world(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen) {
  PublishedPairs pairs({base.country_count(), base.country_count()});
  Array<double, Country, Country> from_second({base.country_count(), base.country_count()});
  for (const auto& [codes, total] : chosen.pairs) {
    const Country i = economy_of(base, recipe, codes.first), n = economy_of(base, recipe, codes.second);
    if (i == n) continue;
    Published& pair = pairs(n, i);
    pair.any = true;
    pair.value += total.value;
    if (total.second) from_second(n, i) += total.value;
    if (total.before > 0) {
      pair.grown_from += total.before;
      pair.grown_to += total.value;
    }
  }
  for (Country n : all<Country>(base.country_count()))
    for (Country i : all<Country>(base.country_count())) {
      pairs(n, i).second = from_second(n, i) > 0.5 * pairs(n, i).value;
      pairs(n, i).doubted = is_doubted(recipe, code(base, i), code(base, n));
    }
  return pairs;
}

/// The second source's own growth of an economy's exports or imports, over the pairs that were taken from it. 0: it has none.
double second_growth(const UpdateRecipe& recipe, const ChosenTotals& chosen, const std::string& economy, bool exports) {
  if (!recipe.second || recipe.second->reporter != economy) return 0;
  double before = 0, after = 0;
  for (const auto& [codes, total] : chosen.pairs) {
    if (!total.second || total.before <= 0 || (exports ? codes.first : codes.second) != economy) continue;
    before += total.before;
    after += total.value;
  }
  return before > 0 ? after / before : 0;
}

/// Exports or imports of every economy: the World's own, and what they shall become.
struct EconomyTotals {
  std::vector<double> base, target;
  std::vector<bool> stated;
  double growth(Country n) const {
    const auto at = static_cast<std::size_t>(n.value);
    return base[at] > 0 ? target[at] / base[at] : 1;
  }
};

class LevelTargets {
 public:
  LevelTargets(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen, const BySector& sector_growth,
               std::vector<std::string>& notes)
      : base_(base),
        recipe_(recipe),
        chosen_(chosen),
        sector_growth_(sector_growth),
        notes_(notes),
        published_(sum_to_world(base, recipe, chosen)),
        targets_({base.country_count(), base.country_count()}),
        exports_(economy_totals(true)),
        imports_(economy_totals(false)) {}

  PairTargets run(Problems& problems) {
    for (Country n : countries())
      for (Country i : countries())
        if (n != i) start(n, i);
    fit(problems);
    return std::move(targets_);
  }

 private:
  Range<Country> countries() const { return all<Country>(base_.country_count()); }

  EconomyTotals economy_totals(bool exports) const {
    EconomyTotals totals;
    double world = 0, world_moved = 0;
    std::vector<double> moved;
    for (Country n : countries()) {
      double sum = 0, weighted = 0;
      for (Sector j : all<Sector>(base_.sector_count())) {
        if (!base_.goods[static_cast<std::size_t>(j.value)]) continue;
        double sector = 0;
        for (Country other : countries())
          if (other != n) sector += exports ? base_.flow(j, other, n) : base_.flow(j, n, other);
        sum += sector;
        weighted += sector * sector_growth_(j);
      }
      totals.base.push_back(sum);
      moved.push_back(weighted);
      world += sum;
      world_moved += weighted;
    }
    const double common = world_moved > 0 ? recipe_.trade_growth * world / world_moved : 1;
    for (Country n : countries()) {
      const auto at = static_cast<std::size_t>(n.value);
      const double stated = stated_growth(code(base_, n), exports);
      totals.stated.push_back(stated > 0);
      totals.target.push_back(stated > 0 ? stated * totals.base[at] : common * moved[at]);
    }
    return totals;
  }

  double stated_growth(const std::string& economy, bool exports) const {
    for (const StatedGrowth& one : recipe_.growth)
      if (one.economy == economy && one.exports == exports) return one.factor;
    return second_growth(recipe_, chosen_, economy, exports);
  }

  void start(Country n, Country i) {
    PairTarget& pair = targets_(n, i);
    const Published& published = published_(n, i);
    pair.base = goods_total(base_, n, i);
    pair.published = published.value;
    if (pair.base <= 0) {
      if (published.value > 0) pair.origin = PairOrigin::not_opened;
      return;
    }
    if (published.stands()) {
      pair.origin = published.second ? PairOrigin::second_source : PairOrigin::first_source;
      pair.target = published.value;  // the seed
      return;
    }
    pair.origin = PairOrigin::carried;
    pair.target = pair.base * exports_.growth(i) * imports_.growth(n) / recipe_.trade_growth;
  }

  static bool is_fitted(const PairTarget& pair) {
    return pair.origin == PairOrigin::first_source || pair.origin == PairOrigin::second_source;
  }

  /// What is left of an economy's total for the pairs that are fitted.
  std::vector<double> left_for_fit(const EconomyTotals& totals, bool exports, Problems& problems) const {
    std::vector<double> left(totals.target.size());
    for (Country n : countries()) {
      const auto at = static_cast<std::size_t>(n.value);
      double carried = 0;
      bool any = false;
      for (Country other : countries()) {
        const PairTarget& pair = exports ? targets_(other, n) : targets_(n, other);
        if (is_fitted(pair)) any = true;
        if (pair.origin == PairOrigin::carried) carried += pair.target;
      }
      if (!any) continue;
      left[at] = totals.target[at] - carried;
      if (left[at] <= 0)
        problems.add({.file = recipe_.file,
                      .field = exports ? "exports" : "imports",
                      .value = code(base_, n),
                      .rule = fmt::format("the pairs without a published figure take up {:.6g} of a total of {:.6g} million USD",
                                          carried, totals.target[at]),
                      .hint = "state a growth of this economy that leaves something for the others"});
    }
    return left;
  }

  /// Both lists must add to one sum: importers without stated growth take up the difference.
  void make_sums_meet(const std::vector<double>& exports, std::vector<double>& imports) {
    double all_exports = 0, stated = 0, others = 0;
    for (const double value : exports) all_exports += value;
    for (std::size_t n = 0; n < imports.size(); ++n) (imports_.stated[n] ? stated : others) += imports[n];
    const double factor = others > 0 && all_exports > stated ? (all_exports - stated) / others : all_exports / (stated + others);
    for (std::size_t n = 0; n < imports.size(); ++n)
      if (others <= 0 || all_exports <= stated || !imports_.stated[n]) imports[n] *= factor;
    if (std::abs(factor - 1) > 1e-9)
      notes_.push_back(fmt::format(
          "Imports of economies without stated growth were scaled by {:.4f} so that world exports and imports agree.", factor));
  }

  void fit(Problems& problems) {
    Margins by_exporter{.group = {}, .total = left_for_fit(exports_, true, problems)},
        by_importer{.group = {}, .total = left_for_fit(imports_, false, problems)};
    if (!problems.empty()) return;
    make_sums_meet(by_exporter.total, by_importer.total);
    std::vector<double> values;
    for (Country n : countries())
      for (Country i : countries()) {
        if (!is_fitted(targets_(n, i))) continue;
        values.push_back(targets_(n, i).target);
        by_exporter.group.push_back(static_cast<std::uint32_t>(i.value));
        by_importer.group.push_back(static_cast<std::uint32_t>(n.value));
      }
    const Margins margins[] = {by_importer, by_exporter};
    const MarginFit fitted = fit_to_margins(values, margins, fit_tolerance, fit_sweeps);
    if (fitted.worst_gap > 1e-9)
      notes_.push_back(fmt::format("Pair totals meet the totals of economies within {:.2g} only.", fitted.worst_gap));
    std::size_t at = 0;
    for (Country n : countries())
      for (Country i : countries())
        if (is_fitted(targets_(n, i))) targets_(n, i).target = values[at++];
  }

  const World& base_;
  const UpdateRecipe& recipe_;
  const ChosenTotals& chosen_;
  const BySector& sector_growth_;
  std::vector<std::string>& notes_;
  PublishedPairs published_;
  PairTargets targets_;
  EconomyTotals exports_, imports_;
};

PairTargets growth_targets(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen) {
  const PublishedPairs published = sum_to_world(base, recipe, chosen);
  PairTargets targets({base.country_count(), base.country_count()});
  for (Country n : all<Country>(base.country_count()))
    for (Country i : all<Country>(base.country_count())) {
      if (n == i) continue;
      PairTarget& pair = targets(n, i);
      pair.base = goods_total(base, n, i);
      pair.published = published(n, i).value;
      if (pair.base <= 0) {
        if (pair.published > 0) pair.origin = PairOrigin::not_opened;
        continue;
      }
      const Published& figures = published(n, i);
      const bool grown = figures.stands() && figures.grown_from > 0;
      pair.origin = grown ? PairOrigin::grown : PairOrigin::carried;
      pair.target = pair.base * (grown ? figures.grown_to / figures.grown_from : recipe.trade_growth);
    }
  return targets;
}

}  // namespace

Country economy_of(const World& world, const UpdateRecipe& recipe, const std::string& iso3) {
  if (const auto own = world.find_country(iso3)) return *own;
  return *world.find_country(recipe.rest);
}

bool is_doubted(const UpdateRecipe& recipe, const std::string& exporter, const std::string& importer) {
  const auto has = [](const std::vector<std::string>& codes, const std::string& one) {
    return std::find(codes.begin(), codes.end(), one) != codes.end();
  };
  return std::ranges::any_of(
      recipe.doubted, [&](const DoubtedPairs& one) { return has(one.exporters, exporter) && has(one.importers, importer); });
}

double goods_total(const World& world, Country importer, Country exporter) {
  double sum = 0;
  for (Sector j : all<Sector>(world.sector_count()))
    if (world.goods[static_cast<std::size_t>(j.value)]) sum += world.flow(j, importer, exporter);
  return sum;
}

BySector relative_sector_growth(const World& base, const UpdateRecipe& recipe, Problems& problems) {
  BySector growth({base.sector_count()}, 1.0);
  for (const SectorGrowth& one : recipe.sector_growth)
    for (const std::string& sector : one.sectors) {
      const auto found = base.find_sector(sector);
      if (!found || !base.goods[static_cast<std::size_t>(found->value)])
        problems.add({.file = recipe.file,
                      .field = "sector_growth.sectors",
                      .value = sector,
                      .rule = "must be a goods sector of the World",
                      .hint = did_you_mean(sector, base.sectors)});
      else
        growth(*found) = one.factor;
    }
  return growth;
}

PairTargets pair_targets(const World& base, const UpdateRecipe& recipe, const ChosenTotals& chosen,
                         std::vector<std::string>& notes, Problems& problems) {
  const BySector sector_growth = relative_sector_growth(base, recipe, problems);
  if (!problems.empty()) return {};
  if (recipe.method == UpdateMethod::growth) return growth_targets(base, recipe, chosen);
  return LevelTargets(base, recipe, chosen, sector_growth, notes).run(problems);
}

}  // namespace entrepot
