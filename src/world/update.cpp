// An update from end to end: targets, flows, accounts, split, record.

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "world/pair_targets.hpp"
#include "world/split_economy.hpp"
#include "world/update_distance.hpp"
#include "world/update_flows.hpp"
#include "world/validate.hpp"

namespace entrepot {
namespace {

constexpr double balanced_within = 1e-9;  // far above rounding of a balanced World, far below what a result would show

void check_base(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures, Problems& problems) {
  const BalanceCheck balance = check_balance(base);
  const auto refuse = [&](const char* field, std::string value, std::string rule, std::string hint = "") {
    problems.add(
        {.file = recipe.file, .field = field, .value = std::move(value), .rule = std::move(rule), .hint = std::move(hint)});
  };
  if (balance.worst_expenditure_gap > balanced_within || balance.worst_budget_gap > balanced_within)
    refuse("world", base.name, "does not balance: a World taken as published cannot be updated",
           "import it without --as-published");
  if (!base.active_layer.empty()) refuse("world", base.active_layer, "a tariff layer is laid over this World: update it without");
  if (recipe.year < base.year)
    refuse("year", std::to_string(recipe.year), fmt::format("must not lie before the World's own, {}", base.year));
  for (const double share : base.input_share.values())
    if (share < 0) {
      refuse("world", base.name, "keeps negative input shares, which no fit can scale");
      break;
    }
  for (const StatedGrowth& one : recipe.growth)
    if (!base.find_country(one.economy))
      refuse("growth.economy", one.economy, "is no economy of the World", did_you_mean(one.economy, base.countries));
  for (const DoubtedPairs& pairs : recipe.doubted)
    for (const auto* codes : {&pairs.exporters, &pairs.importers})
      for (const std::string& code : *codes)
        if (!base.find_country(code) &&
            std::ranges::none_of(recipe.split, [&](const SplitEconomy& one) { return one.code == code; }))
          refuse("doubted", code, "is no economy of the World and none that is split out", did_you_mean(code, base.countries));
  if (base.find_country(recipe.rest)) return;
  std::vector<std::string> outside;
  const auto look = [&](const std::string& code) {
    if (!base.find_country(code) && std::find(outside.begin(), outside.end(), code) == outside.end()) outside.push_back(code);
  };
  for (const auto* source : {&figures.totals, &figures.second})
    for (const auto& [year, pairs] : *source)
      for (const auto& [pair, value] : pairs) {
        look(pair.first);
        look(pair.second);
      }
  for (const auto& [year, values] : figures.product)
    for (const auto& [code, value] : values) look(code);
  for (const std::string& code : outside)
    refuse("rest_of_world", code,
           fmt::format("has no row in the World, and neither has {}, which would stand for it", recipe.rest));
}

const char* rule_of(PairOrigin origin) {
  switch (origin) {
    case PairOrigin::first_source:
      return "update-total-first";
    case PairOrigin::second_source:
      return "update-total-second";
    case PairOrigin::grown:
      return "update-total-grown";
    case PairOrigin::carried:
      return "update-total-carried";
    case PairOrigin::not_opened:
      return "update-not-opened";
    case PairOrigin::none:
      break;
  }
  return "";
}
const char* text_of(PairOrigin origin) {
  switch (origin) {
    case PairOrigin::first_source:
      return "goods total from the first source, between margins";
    case PairOrigin::second_source:
      return "goods total from the second source, between margins";
    case PairOrigin::grown:
      return "goods total by published growth";
    case PairOrigin::carried:
      return "no source has the pair: goods total moved with its economies";
    case PairOrigin::not_opened:
      return "published, but the World has no such trade: left at zero";
    case PairOrigin::none:
      break;
  }
  return "";
}
const char* word_of(PairOrigin origin) {
  switch (origin) {
    case PairOrigin::first_source:
      return "first source";
    case PairOrigin::second_source:
      return "second source";
    case PairOrigin::grown:
      return "grown";
    case PairOrigin::carried:
      return "carried";
    case PairOrigin::not_opened:
      return "not opened";
    case PairOrigin::none:
      break;
  }
  return "";
}

void record_pairs(WorldUpdate& update, const World& base, const PairTargets& targets) {
  for (Country n : all<Country>(base.country_count()))
    for (Country i : all<Country>(base.country_count())) {
      const PairTarget& pair = targets(n, i);
      if (pair.origin == PairOrigin::none) continue;
      const std::string &importer = base.countries[static_cast<std::size_t>(n.value)],
                        &exporter = base.countries[static_cast<std::size_t>(i.value)];
      const double after = goods_total(update.world, n, i);
      update.pairs.push_back({exporter, importer, word_of(pair.origin), pair.base, pair.published, after});
      const bool closed = pair.origin == PairOrigin::not_opened;
      update.world.repairs.push_back({.rule = rule_of(pair.origin),
                                      .text = text_of(pair.origin),
                                      .sector = "",
                                      .importer = importer,
                                      .exporter = exporter,
                                      .before = closed ? pair.published : pair.base,
                                      .after = after,
                                      .moved = closed ? pair.published : std::abs(after - pair.base),
                                      .unit = "million USD"});
    }
}

void note_sources(WorldUpdate& update, const UpdateRecipe& recipe, const ChosenTotals& chosen) {
  double conflict = 0;
  std::string examples;
  std::size_t shown = 0;
  std::vector<SourceConflict> conflicts = chosen.conflicts;
  std::ranges::stable_sort(conflicts, std::ranges::greater(),
                           [](const SourceConflict& one) { return std::abs(one.first - one.second); });
  for (const SourceConflict& one : conflicts) {
    conflict += std::abs(one.first - one.second);
    if (shown++ < 5)
      examples += fmt::format("{}{} to {} ({:.0f} against {:.0f})", examples.empty() ? "" : ", ", one.pair.first, one.pair.second,
                              one.first, one.second);
  }
  if (!conflicts.empty())
    update.notes.push_back(
        fmt::format("{} pairs take the first source although the second has them, being excepted or further apart than the "
                    "recipe's ratio; the two differ by {:.0f} million USD there: {}{}.",
                    conflicts.size(), conflict, examples, conflicts.size() > 5 ? " and others" : ""));
  for (const DoubtedPairs& pairs : recipe.doubted)
    update.notes.push_back(fmt::format("Published trade of {} pairs is not believed and carried instead: {}.",
                                       pairs.exporters.size() * pairs.importers.size(), pairs.reason));
  if (update.groups_left_out > 0)
    update.notes.push_back(fmt::format("Rows of groups of economies were left out: {:.0f} million USD.", update.groups_left_out));
  if (recipe.method == UpdateMethod::level)
    update.notes.push_back(fmt::format("Totals of economies without stated growth move with world trade in goods, by {} ({}).",
                                       recipe.trade_growth,
                                       recipe.trade_growth_source.empty() ? "no source stated" : recipe.trade_growth_source));
}

void add_sources(World& world, const UpdateRecipe& recipe, const PublishedFigures& figures) {
  const auto add = [&](Source source, const std::string& sha256) {
    if (source.title.empty()) return;
    source.sha256 = sha256;
    world.sources.push_back(std::move(source));
  };
  add(recipe.totals.source, figures.totals_sha256);
  if (recipe.second) add(recipe.second->source, figures.second_sha256);
  add(recipe.product_source, figures.product_sha256);
  world.sources.push_back({.title = fmt::format("Update to {}: margins, balancing{}", recipe.year,
                                                recipe.split.empty() ? "" : ", split of the rest of the world"),
                           .publisher = "entrepot",
                           .licence = "Apache-2.0",
                           .citation = "docs/world.md, docs/decisions/0016-world-update.md",
                           .kind = "estimated",
                           .sha256 = ""});
}

}  // namespace

WorldUpdate update_world(const World& base, const UpdateRecipe& recipe, const PublishedFigures& figures, std::string command,
                         const std::function<void(const std::string&)>& on_stage) {
  const auto stage = [&](const std::string& text) {
    if (on_stage) on_stage(text);
  };
  Problems problems;
  check_base(base, recipe, figures, problems);
  problems.throw_if_any();
  WorldUpdate update;
  update.groups_left_out = figures.groups_left_out;
  const ChosenTotals chosen = choose_totals(recipe, figures, base.year);
  note_sources(update, recipe, chosen);

  stage("fitting pair totals");
  const BySector sector_growth = relative_sector_growth(base, recipe, problems);
  const PairTargets targets = pair_targets(base, recipe, chosen, update.notes, problems);
  problems.throw_if_any();
  ValueAddedTargets value_added = value_added_targets(base, recipe, figures, update.notes);
  update.world = base;
  World& world = update.world;
  world.name = recipe.name;
  world.year = recipe.year;
  world.kind = base.kind == "stylised" ? "stylised" : "estimated";
  world.command = std::move(command);
  move_trade(world, recipe, targets, value_added, sector_growth, update.notes);
  move_domestic_sales(world, recipe, value_added);

  stage("balancing use tables");
  balance_uses(world, base, problems);
  problems.throw_if_any();
  world = calibrate(std::move(world), world.command);
  record_pairs(update, base, targets);
  update.distances = update_distances(base, world, targets, value_added);

  if (!recipe.split.empty()) {
    stage(fmt::format("splitting {} economies out of {}", recipe.split.size(), recipe.rest));
    const auto product = figures.product.find(recipe.year);
    world = split_economies(world, recipe, chosen,
                            product == figures.product.end() ? std::map<std::string, double>{} : product->second, update.pairs,
                            problems);
    problems.throw_if_any();
  }
  add_sources(world, recipe, figures);
  check_world(world, "World " + world.name, problems);
  problems.throw_if_any();
  world.id = content_id(world);
  update.classes = cell_classes(world);
  return update;
}

}  // namespace entrepot
