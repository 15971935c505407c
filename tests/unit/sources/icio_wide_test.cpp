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

TEST(IcioWide, AddsUpThePartsOfACountry) {
  TemporaryFolder folder;
  Problems problems;
  const auto icio = read_source(
      folder.write("2020_SML.csv",
                   "V1,ARG_A01_02,CN1_A01_02,CN2_A01_02,ARG_HFCE,CHN_HFCE,OUT\n"
                   "ARG_A01_02,10,1,2,5,0,18\nCN1_A01_02,3,20,4,0,6,33\nCN2_A01_02,1,2,30,0.5,-1,32.5\nCHN_A01_02,0,0,0,0,0,0\n"
                   "TLS,1,1,1,0,0,3\nVA,3,9,-4.5,0,0,7.5\nOUT,18,33,32.5,5.5,5,94\n"),
      problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  check_shape(icio);
  EXPECT_EQ(icio.table, "input_output");
  EXPECT_EQ(total(icio, {{"exporter", "CHN"}, {"sector", "A01_02"}, {"importer", "CHN"}, {"use", "A01_02"}, {"year", "2020"}}),
            56e6);
  EXPECT_EQ(total(icio, {{"exporter", "ARG"}, {"importer", "CHN"}, {"use", "A01_02"}}), 3e6);
  EXPECT_EQ(total(icio, {{"exporter", "CHN"}, {"importer", "CHN"}, {"use", "HFCE"}}), 5e6) << "stocks may fall";
  EXPECT_EQ(count(icio, {{"exporter", "CHN"}, {"importer", "CHN"}, {"use", "A01_02"}, {"row", "3"}}), 1u);
  EXPECT_EQ(left_out(icio, "taxes, value added").rows, 18u);
  EXPECT_EQ(left_out(icio, "output beside").rows, 4u);
  EXPECT_EQ(left_out(icio, "cells of zero").rows, 7u);
}

TEST(IcioWide, ReadsTheEdition2021AndRefusesOtherLabels) {
  TemporaryFolder folder;
  Problems problems;
  const auto icio = read_source(folder.write("ICIO2021_2018.csv",
                                             ",ARG_01T02,ROW_01T02,ARG_HFCE,TOTAL\nARG_01T02,1,2,3,6\nROW_01T02,1,1,1,3\nARG_"
                                             "TAXSUB,1,0,0,1\nVALU,1,0,0,1\nOUTPUT,4,3,4,0\n"),
                                problems);
  ASSERT_TRUE(problems.empty()) << problems.list()[0].rule;
  EXPECT_EQ(total(icio, {{"exporter", "ARG"}, {"importer", "ROW"}, {"use", "01T02"}, {"year", "2018"}}), 2e6);
  read_source(folder.write("tables.csv", "V1,ARG_A01,Sum\nARG_A01,1,2\n"), problems);
  EXPECT_EQ(problems.list().size(), 1u) << "no year";
  read_source(folder.write("2019.csv", "V1,ARG_A01,Sum\nARG_A01,1,2\nx,3,4\n"), problems);
  EXPECT_EQ(problems.list().size(), 3u);
}

}  // namespace
}  // namespace entrepot::sources
