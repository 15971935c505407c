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

TEST(IcioFlows, ReadsThePublishedYear) {
  ENTREPOT_NEEDS_SHARED("data/icio_2011_2022");
  Problems problems;
  const auto icio = read_source(shared_path("data/icio_2011_2022/icio_2022.csv.gz"), problems);
  ASSERT_TRUE(problems.empty());
  check_shape(icio);
  EXPECT_NEAR(icio.coverage.value / 1e12, 199.7, 0.05);
  EXPECT_NEAR(total(icio, {{"exporter", "RUS"}, {"importer", "CHN"}}) / 1e9, 93.0, 0.05);
  EXPECT_NEAR((total(icio, {{"exporter", "CHN"}, {"importer", "RUS"}}) -
               total(icio, {{"exporter", "CHN"}, {"importer", "RUS"}, {"sector", "SERV"}})) /
                  1e9,
              56.3, 0.05);
  EXPECT_EQ(icio.coverage.products, 28u);
  EXPECT_TRUE(icio.unknown.empty());
}

}  // namespace
}  // namespace entrepot::sources
