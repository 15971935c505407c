#include "sources/published_readers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/publications.hpp"
#include "support/shared.hpp"
#include "support/temporary_folder.hpp"

namespace entrepot::sources {
namespace {

using namespace ::entrepot::testing;
using ::testing::HasSubstr;

TEST(SanctionsLists, CountsEntriesAndVessels) {
  ENTREPOT_NEEDS_SHARED("data/vessels_and_sanctions_counts");
  const std::string folder = "data/vessels_and_sanctions_counts/";
  Problems problems;
  const auto panel = read_source(shared_path(folder + "ofac_panel_monthly_by_country_2022_2026.csv"), problems);
  const auto imo = read_source(shared_path(folder + "sanctions_by_imo.csv"), problems, "", {.vintage = "2026-06-16"});
  const auto programmes = read_source(shared_path(folder + "ofac_sdn_vessels_2026-03-22.csv"), problems);
  const auto flags = read_source(shared_path(folder + "gur_vessels_master.csv"), problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  for (const Publication* list : {&panel, &imo, &programmes, &flags}) check_shape(*list);
  EXPECT_EQ(total(panel, {{"series", "listed"}, {"place", "RUS"}, {"year", "2025"}, {"month", "8"}}), 5377);
  EXPECT_EQ(total(panel, {{"series", "listed"}, {"place", "KGZ"}, {"year", "2022"}, {"month", "4"}}), 3);
  EXPECT_TRUE(panel.unknown.empty());
  EXPECT_EQ(total(imo, {{"series", "vessels_listed/ofac"}, {"year", "2026"}, {"month", "6"}, {"day", "16"}}), 1491);
  EXPECT_EQ(total(imo, {{"series", "vessels_listed/eu"}}), 670);
  EXPECT_EQ(total(programmes, {{"series", "vessels_listed"}, {"month", "3"}, {"day", "22"}}), 1450);
  EXPECT_EQ(total(flags, {{"series", "vessels_listed"}}), 1414);
}

}  // namespace
}  // namespace entrepot::sources
