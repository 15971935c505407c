#include "tables/csv_matrix.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace entrepot::tables {
namespace {

TEST(CsvMatrix, ReadsLabelsAndValues) {
  ::entrepot::testing::TemporaryFolder folder;
  Problems problems;
  const auto m = read_csv_matrix(folder.write("m.csv", ",a,b\nx,1,2\ny,3,-4e-2\n"), problems);
  ASSERT_TRUE(m && problems.empty());
  EXPECT_THAT(m->row_labels, ::testing::ElementsAre("x", "y"));
  EXPECT_THAT(m->column_labels, ::testing::ElementsAre("a", "b"));
  EXPECT_EQ((*m)(1, 1), -0.04);
}

TEST(CsvMatrix, ListsEveryFault) {
  ::entrepot::testing::TemporaryFolder folder;
  Problems problems;
  EXPECT_FALSE(read_csv_matrix(folder.write("m.csv", ",a,b\nx,1\ny,inf,2\nz,1,\n"), problems));
  ASSERT_EQ(problems.list().size(), 3u);
  EXPECT_EQ(problems.list()[1].line, 3);
  EXPECT_EQ(problems.list()[1].field, "a");
}

}  // namespace
}  // namespace entrepot::tables
