#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entrepot/errors.hpp"
#include "entrepot/world_update.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr const char* recipe_text = R"(schema = "1"
name = "small-2021"
year = 2021
rest_of_world = "CCC"
rest_members = ["DDD"]
[totals]
method = "level"
exporter = "from"
importer = "to"
value = "kusd"
unit = "thousand USD"
year = 2021
title = "Invented totals"
[second]
reporter = "AAA"
partner = "partner"
flow = "flow"
imports = "M"
exports = "X"
imports_cif_fob = 1.25
value = "musd"
unit = "million USD"
year_column = "year"
groups = ["G1"]
largest_ratio = 2
title = "Invented, by partner"
[trade]
growth = 0.95
source = "invented"
[product]
method = "level"
economy = "iso3"
value = "usd"
unit = "USD"
year = 2021
title = "Invented products"
[[growth]]
economy = "BBB"
flow = "imports"
factor = 1.1
source = "invented"
[[sector_growth]]
sectors = ["GDS"]
factor = 0.8
source = "invented"
[[split]]
economy = "EEE"
name = "Eeland"
exports_like = "BBB"
)";
constexpr const char* totals_text = "from,to,kusd\nAAA,BBB,1000\nEEE,AAA,2500\nDDD,BBB,10\n";
constexpr const char* second_text = "flow,partner,year,musd\nM,BBB,2021,5\nX,BBB,2021,7\nX,BBB,2020,6\nX,G1,2021,99\n";
constexpr const char* product_text = "iso3,usd\nAAA,1000000\nBBB,2000000\nCCC,500000\nEEE,100000\n";

class PublishedFiguresTest : public ::testing::Test {
 protected:
  UpdateFiles files(const std::string& recipe = recipe_text, const std::string& totals = totals_text,
                    const std::string& second = second_text, const std::string& product = product_text) const {
    return {.recipe = folder_.write("recipe.toml", recipe),
            .totals = folder_.write("totals.csv", totals),
            .product = folder_.write("product.csv", product),
            .second = folder_.write("second.csv", second)};
  }
  static PublishedFigures read(const UpdateFiles& files) {
    return read_published_figures(read_update_recipe(files.recipe), files, testing::small_world());
  }
  static std::string message(const UpdateFiles& files) {
    try {
      read(files);
    } catch (const InputError& error) {
      return error.what();
    }
    return "no error";
  }
  testing::TemporaryFolder folder_;
};

TEST_F(PublishedFiguresTest, AreMillionDollarsFreeOnBoard) {
  const PublishedFigures figures = read(files());
  EXPECT_EQ(figures.totals.at(2021).at({"AAA", "BBB"}), 1);
  EXPECT_EQ(figures.totals.at(2021).at({"EEE", "AAA"}), 2.5);
  EXPECT_EQ(figures.second.at(2021).at({"BBB", "AAA"}), 4) << "5 c.i.f. over 1.25";
  EXPECT_EQ(figures.second.at(2021).at({"AAA", "BBB"}), 7);
  EXPECT_EQ(figures.second.at(2020).at({"AAA", "BBB"}), 6);
  EXPECT_EQ(figures.groups_left_out, 99);
  EXPECT_EQ(figures.product.at(2021).at("BBB"), 2);
  EXPECT_EQ(figures.totals_sha256.size(), 64u);
}

TEST_F(PublishedFiguresTest, OfUnknownCodesAreListedWithTheirValue) {
  EXPECT_THAT(message(files(recipe_text, "from,to,kusd\nAAA,XYZ,1000\nXYZ,BBB,500\nAAB,BBB,1\n")),
              AllOf(HasSubstr("2 problems"), HasSubstr("XYZ"), HasSubstr("2 row(s), 1.5 million USD"), HasSubstr("AAB")));
}

TEST_F(PublishedFiguresTest, TwiceNegativeOrWithinAnEconomyAreRefusedTogether) {
  EXPECT_THAT(message(files(recipe_text, "from,to,kusd\nAAA,BBB,1\nAAA,BBB,2\nBBB,BBB,1\n")),
              AllOf(HasSubstr("2 problems"), HasSubstr("stands twice for 2021"), HasSubstr("does not trade with itself")));
  EXPECT_THAT(message(files(recipe_text, "from,to,kusd\nAAA,BBB,-1\n", "flow,partner,year,musd\nQ,BBB,2021,5\n")),
              AllOf(HasSubstr("must be an amount from 0"), HasSubstr("must be \"M\" (imports) or \"X\" (exports)")));
  EXPECT_THAT(message(files(recipe_text, totals_text, second_text, "iso3,usd\nAAA,1\nAAA,2\nEEE,1\nBBB,1\n")),
              HasSubstr("stands twice for 2021"));
}

TEST_F(PublishedFiguresTest, OfAnotherYearAreMissed) {
  EXPECT_THAT(message(files(recipe_text, totals_text, "flow,partner,year,musd\nM,BBB,2019,5\n")),
              AllOf(HasSubstr("has no figures for this year"), HasSubstr("it has 2019")));
}

TEST_F(PublishedFiguresTest, NeedTheFileOfASecondSourceOrNone) {
  UpdateFiles one = files();
  one.second.clear();
  EXPECT_THAT(message(one), HasSubstr("--second FILE"));
  std::string without = recipe_text;
  const auto from = without.find("[second]"), to = without.find("[trade]");
  without.erase(from, to - from);
  EXPECT_THAT(message(files(without)), HasSubstr("the recipe has no [second]"));
}

TEST_F(PublishedFiguresTest, FollowARecipeThatIsReadWhole) {
  const UpdateRecipe recipe = read_update_recipe(files().recipe);
  EXPECT_EQ(recipe.name, "small-2021");
  EXPECT_EQ(recipe.method, UpdateMethod::level);
  EXPECT_EQ(recipe.second_largest_ratio, 2);
  EXPECT_EQ(recipe.trade_growth, 0.95);
  EXPECT_FALSE(recipe.services_growth);
  ASSERT_EQ(recipe.growth.size(), 1u);
  EXPECT_FALSE(recipe.growth[0].exports);
  ASSERT_EQ(recipe.sector_growth.size(), 1u);
  EXPECT_EQ(recipe.sector_growth[0].factor, 0.8);
  ASSERT_EQ(recipe.split.size(), 1u);
  EXPECT_EQ(recipe.split[0].exports_like, "BBB");
}

TEST_F(PublishedFiguresTest, EveryFaultOfARecipeIsNamedWithItsLine) {
  std::string wrong = recipe_text;
  const auto replace = [&](const std::string& from, const std::string& to) { wrong.replace(wrong.find(from), from.size(), to); };
  replace("method = \"level\"", "method = \"levels\"");
  replace("thousand USD", "shells");
  replace("growth = 0.95", "growth = -1");
  replace("flow = \"imports\"", "flow = \"both\"");
  replace("largest_ratio = 2", "largest_ration = 2");
  replace("schema = \"1\"", "schema = \"2\"");
  try {
    read_update_recipe(folder_.write("wrong.toml", wrong));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().size(), 6u) << error.what();
    EXPECT_THAT(error.what(),
                AllOf(HasSubstr("did you mean level?"), HasSubstr("did you mean largest_ratio?"), HasSubstr("wrong.toml:7")));
  }
}

}  // namespace
}  // namespace entrepot
