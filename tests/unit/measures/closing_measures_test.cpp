#include "measures/closing_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hand_world.hpp"

namespace entrepot {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Words = std::vector<std::string>;

Measure ban(const std::string& id, Words importers, Words exporters, Words sectors) {
  Measure m;
  m.id = id;
  m.kind = MeasureKind::ban;
  m.importers = std::move(importers);
  m.exporters = std::move(exporters);
  m.sectors = std::move(sectors);
  return m;
}

TEST(ClosingMeasures, ThoseThatCloseTheMarketAndNoOther) {
  const World world = testing::hand_world();
  Scenario scenario;
  scenario.measures = {ban("oil", {"@All", "-CHN"}, {"USA"}, {"A01"}), ban("chips", {"CHN"}, {"@All", "-CHN"}, {"C26"}),
                       ban("late", {"CHN"}, {"USA"}, {"goods"}), ban("back", {"USA"}, {"CHN"}, {"C26"})};
  scenario.measures[2].from = "2025-06-01";
  scenario.measures[3].both_ways = true;
  const auto found = [&](const std::optional<std::string>& on, const Words& buyers, const std::string& sector) {
    return closing_measures(scenario, world, on, buyers, sector);
  };
  EXPECT_THAT(found("2025-05-31", {"CHN"}, "C26"), ElementsAre("chips", "back"));
  EXPECT_THAT(found("2025-06-01", {"CHN"}, "C26"), ElementsAre("chips", "late", "back"));
  EXPECT_THAT(found(std::nullopt, {"DEU"}, "A01"), ElementsAre("oil"));
  EXPECT_THAT(found(std::nullopt, {"DEU"}, "SERV"), IsEmpty());
  EXPECT_THAT(found(std::nullopt, {"USA"}, ""), ElementsAre("oil", "chips", "late", "back")) << "cut off: either side counts";
}

}  // namespace
}  // namespace entrepot
