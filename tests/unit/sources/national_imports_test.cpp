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

TEST(NationalImports, ReadsFourOfficesAndKnowsEveryPartner) {
  ENTREPOT_NEEDS_SHARED("data/eu_and_national_trade_2019_2024");
  for (const char* name : {"armenia", "kazakhstan", "kyrgyz", "uzbek"}) {
    Problems problems;
    const auto imports =
        read_source(shared_path("data/eu_and_national_trade_2019_2024/" + std::string(name) + "_import_yearly.csv"), problems);
    ASSERT_TRUE(problems.empty()) << name;
    check_shape(imports);
    for (const UnknownCode& code : imports.unknown) EXPECT_EQ(code.kind, "partner that is no single country") << code.code;
    EXPECT_GT(left_out(imports, "a total (European Union - 27").rows, 0u);
    EXPECT_EQ(count(imports, {{"flow", "import"}, {"price_basis", "cif"}, {"currency", "EUR"}}), imports.columns.rows);
  }
}

TEST(NationalImports, PartsAddUpToTheWorldThatIsLeftOut) {
  ENTREPOT_NEEDS_SHARED("data/eu_and_national_trade_2019_2024");
  Problems problems;
  const auto imports = read_source(shared_path("data/eu_and_national_trade_2019_2024/kyrgyz_import_yearly.csv"), problems);
  EXPECT_NEAR(total(imports, {{"reporter", "KGZ"}}) / left_out(imports, "a total (World)").value, 1, 0.003)
      << "as published: parts miss 0.2 %";
}

}  // namespace
}  // namespace entrepot::sources
