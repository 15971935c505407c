#include "sources/registry.hpp"

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

TEST(Registry, IsInOrderAndFindsByName) {
  const auto& readers = source_readers();
  for (std::size_t i = 1; i < readers.size(); ++i) EXPECT_LT(readers[i - 1].id, readers[i].id);
  ASSERT_NE(find_source_reader("cepii-baci"), nullptr);
  EXPECT_EQ(find_source_reader("baci"), nullptr);
}

TEST(Registry, SaysWhichSourcesThereAreWhereNoneIsKnown) {
  TemporaryFolder folder;
  Problems problems;
  EXPECT_EQ(recognise(folder.write("x.csv", "a,b\n1,2\n"), problems), nullptr);
  EXPECT_EQ(recognise(folder.path() / "missing.csv", problems), nullptr);
  ASSERT_EQ(problems.list().size(), 2u);
  EXPECT_THAT(problems.list()[0].hint, HasSubstr("--source"));
  EXPECT_THAT(problems.list()[0].hint, HasSubstr("un-comtrade-json"));
  EXPECT_THAT(problems.list()[1].rule, HasSubstr("no such file"));
}

TEST(Registry, SaysWhichSourcesAFileMayBeOf) {
  TemporaryFolder folder;
  Problems problems;
  EXPECT_EQ(recognise(folder.write("both.csv", "item,period,value,unit,source_url,flow,partner,year,musd\n"), problems), nullptr);
  ASSERT_EQ(problems.list().size(), 1u);
  EXPECT_THAT(problems.list()[0].rule, HasSubstr("cited-facts, imf-imts"));
}

TEST(Registry, ReadsALongHeaderWhole) {
  TemporaryFolder folder;
  std::string header = "IndustryCode,Country,RNr";
  for (int i = 1; i < 3000; ++i) header += ",AUS" + std::to_string(i);
  Problems problems;
  EXPECT_EQ(read_head(folder.write("w.csv", "\xEF\xBB\xBF" + header + "\r\n1\n"), problems).header.size(), 3002u);
}

}  // namespace
}  // namespace entrepot::sources
