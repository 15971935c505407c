#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "support/update_case.hpp"
#include "world/totals.hpp"

namespace entrepot {
namespace {

using testing::growth_recipe;
using ::testing::HasSubstr;
using testing::own_figures;
using testing::update_base;

double pair_total(const World& world, const std::string& exporter, const std::string& importer) {
  double sum = 0;
  for (Sector j : all<Sector>(world.sector_count()))
    if (world.goods[static_cast<std::size_t>(j.value)])
      sum += world.flow(j, *world.find_country(importer), *world.find_country(exporter));
  return sum;
}

double largest_relative_gap(std::span<const double> found, std::span<const double> wanted, double factor) {
  double gap = 0;
  for (std::size_t v = 0; v < wanted.size(); ++v)
    gap = std::max(gap, wanted[v] == 0 ? std::abs(found[v]) : std::abs(found[v] / (factor * wanted[v]) - 1));
  return gap;
}

void expect_balanced(const World& world) {
  const BalanceCheck check = check_balance(world);
  EXPECT_LT(check.worst_expenditure_gap, 1e-12);
  EXPECT_LT(check.worst_budget_gap, 1e-11);
}

TEST(UpdateWorld, OfTheSameYearByTheSameTotalsIsTheSameWorld) {
  const World base = update_base(1);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.year = base.year;
  const WorldUpdate same = update_world(base, recipe, own_figures(base, base.year, 1), "test");
  EXPECT_EQ(same.world.id, base.id);
  EXPECT_EQ(same.world.name, "updated");
  for (const Distance& distance : same.distances)
    if (distance.name.find("base") != std::string::npos) {
      EXPECT_LT(distance.weighted_percent, 1e-10) << distance.name;
    }
}

TEST(UpdateWorld, ByUniformGrowthScalesEverything) {
  const World base = update_base(2);
  const UpdateRecipe recipe = growth_recipe(base);
  const World grown = update_world(base, recipe, own_figures(base, recipe.year, 1.1), "test").world;
  EXPECT_EQ(grown.year, base.year + 1);
  EXPECT_LT(largest_relative_gap(grown.flow.values(), base.flow.values(), 1.1), 1e-11);
  EXPECT_LT(largest_relative_gap(grown.value_added.values(), base.value_added.values(), 1.1), 1e-11);
  EXPECT_LT(largest_relative_gap(grown.input_share.values(), base.input_share.values(), 1), 1e-10);
  EXPECT_LT(largest_relative_gap(grown.final_share.values(), base.final_share.values(), 1), 1e-10);
  EXPECT_TRUE(grown.value_added_share == base.value_added_share);
  EXPECT_TRUE(grown.tariff == base.tariff);
}

TEST(UpdateWorld, MovesAPairByItsOwnGrowthAndKeepsItsMixOfSectors) {
  const World base = update_base(3);
  const UpdateRecipe recipe = growth_recipe(base);
  PublishedFigures figures = own_figures(base, recipe.year, 1);
  figures.totals[recipe.year][{"C10", "C11"}] *= 1.5;
  const WorldUpdate update = update_world(base, recipe, figures, "test");
  EXPECT_NEAR(pair_total(update.world, "C10", "C11"), 1.5 * pair_total(base, "C10", "C11"), 1e-9);
  EXPECT_NEAR(pair_total(update.world, "C11", "C10"), pair_total(base, "C11", "C10"), 1e-9);
  const Country importer = *base.find_country("C11"), exporter = *base.find_country("C10");
  EXPECT_NEAR(update.world.flow(Sector(0), importer, exporter), 1.5 * base.flow(Sector(0), importer, exporter), 1e-9);
  EXPECT_NEAR(update.world.flow(Sector(2), importer, exporter), base.flow(Sector(2), importer, exporter), 1e-9) << "services";
  for (Country n : all<Country>(base.country_count())) EXPECT_NEAR(update.world.value_added(n), base.value_added(n), 1e-8);
  expect_balanced(update.world);
}

TEST(UpdateWorld, CarriesAPairWithoutAFigureAndSaysSo) {
  const World base = update_base(4);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.trade_growth = 1.2;
  PublishedFigures figures = own_figures(base, recipe.year, 1);
  figures.totals[recipe.year].erase({"C10", "C11"});
  const WorldUpdate update = update_world(base, recipe, figures, "test");
  EXPECT_NEAR(pair_total(update.world, "C10", "C11"), 1.2 * pair_total(base, "C10", "C11"), 1e-9);
  std::size_t carried = 0;
  for (const PairMove& pair : update.pairs)
    if (pair.origin == "carried") {
      ++carried;
      EXPECT_EQ(pair.exporter + pair.importer, "C10C11");
    }
  EXPECT_EQ(carried, 1u);
  for (const ClassTotal& one : update.classes)
    if (one.name == "carried") {
      EXPECT_EQ(one.cells, 2u) << "two goods sectors";
      EXPECT_NEAR(one.value, pair_total(update.world, "C10", "C11"), 1e-9);
    }
}

/// Published totals are the World's own times a margin of the exporter and one of the importer: the levels say nothing new.
PublishedFigures figures_between_margins(const World& base, int year) {
  PublishedFigures figures = own_figures(base, year, 1);
  for (auto& [pair, value] : figures.totals[year])
    value *= (1 + 0.1 * (pair.first[2] - '0')) * (2 - 0.2 * (pair.second[2] - '0'));
  const ByCountry revenue = tariff_revenue(base.flow, base.tariff);
  for (Country n : all<Country>(base.country_count()))
    figures.product[year][base.countries[static_cast<std::size_t>(n.value)]] += revenue(n);
  return figures;
}

TEST(UpdateByLevels, LeavesTheWorldWhereTotalsDifferByMarginsAlone) {
  const World base = update_base(5);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.method = recipe.product_method = UpdateMethod::level;
  recipe.services_growth = 1;
  const World world = update_world(base, recipe, figures_between_margins(base, recipe.year), "test").world;
  EXPECT_LT(largest_relative_gap(world.flow.values(), base.flow.values(), 1), 1e-9);
  EXPECT_LT(largest_relative_gap(world.value_added.values(), base.value_added.values(), 1), 1e-9);
  expect_balanced(world);
}

TEST(UpdateByLevels, KeepsTotalsOfEconomiesAndTheStructureOfWhatIsPublished) {
  // In three economies without domestic trade one number of the structure is free of margins: the ratio around the circle.
  const World base = update_base(6, 3);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.method = UpdateMethod::level;
  recipe.trade_growth = 1.05;
  PublishedFigures figures = own_figures(base, recipe.year, 1);
  figures.totals[recipe.year][{"C10", "C11"}] *= 3;
  const World world = update_world(base, recipe, figures, "test").world;
  const auto circle = [](auto&& total) {
    return total("C10", "C11") * total("C11", "C12") * total("C12", "C10") /
           (total("C11", "C10") * total("C12", "C11") * total("C10", "C12"));
  };
  const double published = circle([&](const char* i, const char* n) { return figures.totals[recipe.year][{i, n}]; });
  EXPECT_NEAR(circle([&](const char* i, const char* n) { return pair_total(world, i, n); }) / published, 1, 1e-9);
  for (const char* exporter : {"C10", "C11", "C12"}) {
    double before = 0, after = 0;
    for (const char* importer : {"C10", "C11", "C12"})
      if (std::string(importer) != exporter) {
        before += pair_total(base, exporter, importer);
        after += pair_total(world, exporter, importer);
      }
    EXPECT_NEAR(after / before, 1.05, 1e-10) << exporter;
  }
}

TEST(UpdateByLevels, TakesGrowthOfTotalsWhereItIsStated) {
  const World base = update_base(7);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.method = UpdateMethod::level;
  recipe.growth = {{.economy = "C10", .exports = true, .factor = 0.7, .source = "invented"}};
  const World world = update_world(base, recipe, own_figures(base, recipe.year, 1), "test").world;
  double before = 0, after = 0;
  for (const char* importer : {"C11", "C12", "C13", "C14"}) {
    before += pair_total(base, "C10", importer);
    after += pair_total(world, "C10", importer);
  }
  EXPECT_NEAR(after / before, 0.7, 1e-10);
}

TEST(UpdateByLevels, TakesTheSecondSourceUnlessItIsFarOff) {
  const World base = update_base(8);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.method = UpdateMethod::level;
  recipe.second = TotalsLayout{.exporter = "", .importer = "", .reporter = "C10"};
  recipe.second_largest_ratio = 2;
  PublishedFigures figures = own_figures(base, recipe.year, 1);
  const double first = figures.totals[recipe.year][{"C10", "C11"}];
  figures.totals[recipe.year].erase({"C10", "C13"});
  figures.second[recipe.year] = {{{"C10", "C11"}, 1.5 * first}, {{"C10", "C12"}, 1e-6}, {{"C10", "C13"}, 40}};
  const WorldUpdate update = update_world(base, recipe, figures, "test");
  const auto pair = [&](const char* importer) {
    for (const PairMove& one : update.pairs)
      if (one.exporter == "C10" && one.importer == importer) return one;
    return PairMove{};
  };
  EXPECT_EQ(pair("C11").origin, "second source");
  EXPECT_NEAR(pair("C11").published, 1.5 * first, 1e-12);
  EXPECT_EQ(pair("C12").origin, "first source") << "further apart than a factor of two";
  EXPECT_EQ(pair("C13").origin, "second source") << "the first source lacks it";
  EXPECT_THAT(update.notes, ::testing::Contains(HasSubstr("1 pairs take the first source")));
}

TEST(UpdateByLevels, MovesSectorsByTheirOwnGrowthWithinPairTotals) {
  const World base = update_base(9);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.method = UpdateMethod::level;
  recipe.sector_growth = {{.sectors = {"S0"}, .factor = 0.5, .source = "invented"}};
  const World world = update_world(base, recipe, own_figures(base, recipe.year, 1), "test").world;
  double before[2] = {}, after[2] = {};
  for (Sector j : all<Sector>(2))
    for (Country n : all<Country>(5))
      for (Country i : all<Country>(5))
        if (n != i) {
          before[j.value] += base.flow(j, n, i);
          after[j.value] += world.flow(j, n, i);
        }
  EXPECT_NEAR(after[0] + after[1], before[0] + before[1], 1e-6) << "world trade does not grow";
  EXPECT_NEAR((after[0] / after[1]) / (before[0] / before[1]), 0.5, 1e-9);
  expect_balanced(world);
}

TEST(UpdateWorld, HoldsItsLawsInRandomWorlds) {
  for (unsigned seed = 100; seed < 130; ++seed) {
    const World base = update_base(seed, 3 + seed % 4);
    std::mt19937_64 engine(seed);
    const auto draw = [&] { return 0.7 + 0.6 * static_cast<double>(engine() >> 11) * 0x1p-53; };
    UpdateRecipe recipe = growth_recipe(base);
    if (seed % 2 == 1) recipe.method = UpdateMethod::level;
    PublishedFigures figures = own_figures(base, recipe.year, 1);
    for (auto& [pair, value] : figures.totals[recipe.year]) value *= draw();
    for (auto& [code, value] : figures.product[recipe.year]) value *= draw();
    const World world = update_world(base, recipe, figures, "test").world;
    expect_balanced(world);
    EXPECT_TRUE(world.value_added_share == base.value_added_share);
    for (Country n : all<Country>(base.country_count())) {
      const std::string& code = base.countries[static_cast<std::size_t>(n.value)];
      EXPECT_NEAR(world.value_added(n) / figures.product[recipe.year][code], 1, 1e-9) << seed << code;
    }
    if (recipe.method == UpdateMethod::level) continue;
    for (const auto& [pair, value] : figures.totals[recipe.year])
      EXPECT_NEAR(pair_total(world, pair.first, pair.second) / value, 1, 1e-12) << seed;
  }
}

TEST(UpdateWorld, RefusesWhatCannotBeUpdatedAndNamesEveryReason) {
  World base = update_base(10);
  UpdateRecipe recipe = growth_recipe(base);
  recipe.year = base.year - 1;
  recipe.growth = {{.economy = "XYZ", .exports = true, .factor = 1, .source = ""}};
  recipe.rest = "NONE";
  PublishedFigures figures = own_figures(base, recipe.year, 1);
  figures.product[recipe.year]["ELS"] = 1;
  base.value_added(Country(0)) *= 2;
  try {
    update_world(base, recipe, figures, "test");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 4u) << error.what();
    EXPECT_THAT(error.what(), HasSubstr("does not balance"));
    EXPECT_THAT(error.what(), HasSubstr("must not lie before the World's own"));
    EXPECT_THAT(error.what(), HasSubstr("XYZ"));
    EXPECT_THAT(error.what(), HasSubstr("ELS"));
  }
}

TEST(CellClasses, OfAWorldThatWasNeverUpdatedAreOne) {
  const std::vector<ClassTotal> classes = cell_classes(update_base(11));
  ASSERT_EQ(classes.size(), 1u);
  EXPECT_EQ(classes[0].name, "base");
  EXPECT_EQ(classes[0].cells, 3u * 5 * 5);
}

}  // namespace
}  // namespace entrepot
