#include <gtest/gtest.h>

#include "entrepot/world.hpp"
#include "support/small_world.hpp"

namespace entrepot {
namespace {

const Sector goods(std::size_t{0});
const Country first(std::size_t{0}), second(std::size_t{1});

TEST(ContentId, IsSixtyFourHexDigitsAndRepeatable) {
  const std::string id = content_id(testing::small_world());
  EXPECT_EQ(id.size(), 64u);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(id, content_id(testing::small_world()));
}

TEST(ContentId, ChangesWithEveryKindOfContent) {
  const World world = testing::small_world();
  std::vector<World> changed(12, world);
  changed[0].year = 2021;
  changed[1].countries[0] = "AAB";
  changed[2].sectors[0] = "GDT";
  changed[3].goods[1] = true;
  changed[4].flow(goods, first, second) *= 1 + 1e-15;
  changed[5].tariff(goods, first, second) = 0.051;
  changed[6].value_added_share(goods, first) += 1e-9;
  changed[7].input_share(first, goods, goods) += 1e-9;
  changed[8].deficit(first) += 1;
  changed[9].elasticity_sets[0].sigma(goods) = 6;
  changed[10].layers[0].cells[0].rate = 0.26;
  changed[11].active_layer = "duties";
  for (std::size_t i = 0; i < changed.size(); ++i) EXPECT_NE(content_id(changed[i]), content_id(world)) << "change " << i;
}

TEST(ContentId, LeavesProseAndTheSignOfZeroAside) {
  World world = testing::small_world();
  const std::string id = content_id(world);
  world.name = "another";
  world.country_names[0] = "Elsewhere";
  world.repairs.clear();
  world.sources.clear();
  world.command.clear();
  world.tariff(goods, first, first) = -0.0;
  EXPECT_EQ(content_id(world), id);
}

}  // namespace
}  // namespace entrepot
