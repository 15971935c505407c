#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "support/update_case.hpp"

namespace entrepot {
namespace {

using ::testing::HasSubstr;

/// The base is kept as it is and KAA and KBB are taken out of C14, the rest.
struct SplitCase {
  World base = testing::update_base(21);
  UpdateRecipe recipe = testing::growth_recipe(base);
  PublishedFigures figures;
  SplitCase() {
    recipe.year = base.year;
    recipe.split = {{.code = "KAA", .name = "Kaa", .exports_like = ""}, {.code = "KBB", .name = "Kbb", .exports_like = ""}};
    figures = testing::own_figures(base, base.year, 1);
    auto& totals = figures.totals[base.year];
    // Of what C14 sells to C10, KAA has a quarter; trade inside the group; C11 to KBB is not published.
    const double to_c10 = totals[{"C14", "C10"}];
    totals[{"KAA", "C10"}] = 0.25 * to_c10;
    totals[{"C14", "C10"}] = 0.75 * to_c10;
    totals[{"C10", "KAA"}] = 0.02 * totals[{"C10", "C14"}];
    totals[{"C12", "KBB"}] = 0.05 * totals[{"C12", "C14"}];
    totals[{"KBB", "C13"}] = 0.01 * totals[{"C14", "C13"}];
    totals[{"KAA", "KBB"}] = 0.001 * to_c10;
    figures.product[base.year]["KAA"] = 0.08 * base.value_added(Country(4));
    figures.product[base.year]["KBB"] = 0.02 * base.value_added(Country(4));
    figures.product[base.year]["C14"] = 0.9 * base.value_added(Country(4));
    recipe.product_method = UpdateMethod::growth;
  }
  /// What C14 and its members produce together is the base's: growth of the group is one.
  World run() {
    // The group's own product of the base year counts members too, so both years are the same figures.
    return update_world(base, recipe, figures, "test").world;
  }
};

double goods(const World& world, const char* exporter, const char* importer) {
  double sum = 0;
  for (Sector j : all<Sector>(world.sector_count()))
    if (world.goods[static_cast<std::size_t>(j.value)])
      sum += world.flow(j, *world.find_country(importer), *world.find_country(exporter));
  return sum;
}

TEST(SplitEconomies, StandBeforeTheRestAndBalance) {
  const World world = SplitCase().run();
  EXPECT_EQ(world.countries, (std::vector<std::string>{"C10", "C11", "C12", "C13", "KAA", "KBB", "C14"}));
  EXPECT_EQ(world.country_names[4], "Kaa");
  EXPECT_LT(check_balance(world).worst_expenditure_gap, 1e-12);
  EXPECT_LT(check_balance(world).worst_budget_gap, 1e-11);
  for (const double flow : world.flow.values()) EXPECT_GE(flow, 0);
}

TEST(SplitEconomies, SummedUpAgainGiveTheGroupBack) {
  SplitCase one;
  const World world = one.run();
  AggregationMap regions{.codes = one.base.countries, .of = {0, 1, 2, 3, 4, 4, 4}};
  const World back = aggregate(world, regions, keep_all(world.sectors));
  const auto expect_near = [](std::span<const double> found, std::span<const double> wanted, const char* what) {
    for (std::size_t v = 0; v < wanted.size(); ++v)
      ASSERT_NEAR(found[v], wanted[v], 1e-9 * std::max(1.0, std::abs(wanted[v]))) << what << v;
  };
  expect_near(back.flow.values(), one.base.flow.values(), "flow ");
  expect_near(back.tariff.values(), one.base.tariff.values(), "tariff ");
  expect_near(back.value_added_share.values(), one.base.value_added_share.values(), "value-added share ");
  expect_near(back.input_share.values(), one.base.input_share.values(), "input share ");
  expect_near(back.final_share.values(), one.base.final_share.values(), "final share ");
  expect_near(back.value_added.values(), one.base.value_added.values(), "value added ");
  expect_near(back.deficit.values(), one.base.deficit.values(), "deficit ");
}

TEST(SplitEconomies, HaveTheirPublishedSharesOfTradeAndProduct) {
  SplitCase one;
  const World world = one.run();
  EXPECT_NEAR(goods(world, "KAA", "C10") / goods(one.base, "C14", "C10"), 0.25, 1e-12);
  EXPECT_NEAR(goods(world, "C10", "KAA") / goods(one.base, "C10", "C14"), 0.02 / 1.02, 1e-12)
      << "of what is published of all members";
  EXPECT_NEAR(world.value_added(*world.find_country("KAA")) / one.base.value_added(Country(4)), 0.08, 1e-10);
  EXPECT_GT(goods(world, "C11", "KBB"), 0) << "not published: the mean share stands in";
  EXPECT_GT(goods(world, "KAA", "KBB"), 0);
  std::size_t by_mean = 0;
  for (const Repair& repair : world.repairs)
    by_mean += repair.rule == "split-by-mean-share" && repair.exporter == "C11" && repair.importer == "KBB";
  EXPECT_EQ(by_mean, 1u);
}

TEST(SplitEconomies, MayBorrowTheMixOfAnotherEconomy) {
  SplitCase one;
  one.recipe.split[0].exports_like = "C12";
  const World world = one.run();
  const Country importer = *world.find_country("C10"), member = *world.find_country("KAA"), model = *world.find_country("C12"),
                group = *world.find_country("C14");
  EXPECT_NEAR(goods(world, "KAA", "C10") / goods(one.base, "C14", "C10"), 0.25, 1e-10) << "its total stays";
  const auto ratio = [&](Country i) { return world.flow(Sector(0), importer, i) / world.flow(Sector(1), importer, i); };
  const double base_ratio = one.base.flow(Sector(0), importer, Country(4)) / one.base.flow(Sector(1), importer, Country(4));
  EXPECT_LT(std::abs(std::log(ratio(member) / ratio(model))), std::abs(std::log(base_ratio / ratio(model))))
      << "nearer to the model";
  EXPECT_NEAR(world.flow(Sector(0), importer, member) + world.flow(Sector(0), importer, group) +
                  world.flow(Sector(0), importer, *world.find_country("KBB")),
              one.base.flow(Sector(0), importer, Country(4)), 1e-9);
}

TEST(SplitEconomies, CarryLayersAndTariffsOfTheGroup) {
  SplitCase one;
  one.base.layers = {{"duties", "invented", "nobody", 1990, {{Sector(0), Country(4), Country(0), 0.4}}}};
  one.base.id = content_id(one.base);
  const World world = one.run();
  ASSERT_EQ(world.layers.size(), 1u);
  EXPECT_EQ(world.layers[0].cells.size(), 3u) << "one for each member";
  const Country origin = *world.find_country("C10");
  for (const char* member : {"KAA", "KBB", "C14"})
    EXPECT_EQ(world.tariff(Sector(0), *world.find_country(member), origin), one.base.tariff(Sector(0), Country(4), Country(0)));
}

TEST(SplitEconomies, AreCountedAsSuch) {
  SplitCase one;
  const WorldUpdate update = update_world(one.base, one.recipe, one.figures, "test");
  double split = 0;
  for (const ClassTotal& total : update.classes)
    if (total.name == "split") split = total.value;
  double wanted = 0;
  for (Sector j : all<Sector>(3))
    for (Country n : all<Country>(5))
      for (Country i : all<Country>(5))
        if (n == Country(4) || i == Country(4)) wanted += one.base.flow(j, n, i);
  EXPECT_NEAR(split, wanted, 1e-7);
}

TEST(SplitEconomies, WithoutAProductOrThereAlreadyAreRefusedTogether) {
  SplitCase one;
  one.recipe.split = {{.code = "C11", .name = "", .exports_like = ""}, {.code = "NEW", .name = "", .exports_like = "C99"}};
  try {
    one.run();
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 3u) << error.what();
    EXPECT_THAT(error.what(), HasSubstr("is an economy of the World already"));
    EXPECT_THAT(error.what(), HasSubstr("has no product"));
    EXPECT_THAT(error.what(), HasSubstr("C99"));
  }
}

TEST(SplitEconomies, OfMoreThanTheGroupHasAreBoundedAndTheAmountIsSaid) {
  SplitCase one;
  one.figures.totals[one.base.year][{"C10", "KAA"}] = 5 * goods(one.base, "C10", "C14");
  one.figures.totals[one.base.year][{"C10", "C14"}] = 45 * goods(one.base, "C10", "C14");
  const World world = one.run();
  bool said = false;
  for (const Repair& repair : world.repairs)
    if (repair.rule == "split-above-group" && repair.exporter == "C10" && repair.importer == "KAA") {
      said = true;
      EXPECT_NEAR(repair.moved, 4 * goods(world, "C10", "KAA") * 10, 1e-6 * repair.moved);
    }
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace entrepot
