#include "tables/csv_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "entrepot/errors.hpp"
#include "support/temporary_folder.hpp"
#include "tables/csv.hpp"

namespace entrepot::tables {
namespace {

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
  CsvWriter csv({"name", "value"});
  csv.text("Korea, \"South\"").number(0.1).end_row();
  csv.text("plain").number(std::numeric_limits<double>::quiet_NaN()).end_row();
  EXPECT_EQ(csv.content(), "name,value\n\"Korea, \"\"South\"\"\",0.1\nplain,\n");
}

TEST(CsvWriter, WhatItWritesReadsBackToTheSameBits) {
  const std::vector<double> values = {0.1, 1.0 / 3, 1e-310, -5e300, 12569.63, 0};
  CsvWriter csv({"v", "n"});
  for (const double v : values) csv.number(v).integer(-3).end_row();
  ::entrepot::testing::TemporaryFolder folder;
  csv.save(folder.path() / "v.csv");
  Problems problems;
  const auto table = read_csv(folder.path() / "v.csv", {{.name = "v", .type = ColumnType::number}}, problems);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->number("v"), values);
}

TEST(CsvWriter, UnwritableFolderIsBadInputAndLeavesNothing) {
  ::entrepot::testing::TemporaryFolder folder;
  EXPECT_THROW(CsvWriter({"v"}).save(folder.path() / "missing" / "v.csv"), InputError);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "missing"));
}

}  // namespace
}  // namespace entrepot::tables
