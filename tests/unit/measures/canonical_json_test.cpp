// RFC 8785: appendix B (numbers), 3.2.2 and 3.2.3 (strings and the order of keys).
#include "measures/canonical_json.hpp"

#include <gtest/gtest.h>
#include <bit>
#include <cstdint>

namespace entrepot {
namespace {

TEST(CanonicalJson, NumbersOfAppendixB) {
  const std::pair<std::uint64_t, const char*> samples[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
  };
  for (const auto& [bits, text] : samples) EXPECT_EQ(ecmascript_number(std::bit_cast<double>(bits)), text);
}

TEST(CanonicalJson, NumbersOfScenarioFiles) {
  EXPECT_EQ(ecmascript_number(145.0), "145");
  EXPECT_EQ(ecmascript_number(1.25), "1.25");
  EXPECT_EQ(ecmascript_number(-0.5), "-0.5");
  EXPECT_EQ(ecmascript_number(1200.0), "1200");
}

TEST(CanonicalJson, KeysSortByUtf16CodeUnits) {
  // U+10000 is D800 DC00 in UTF-16 and so comes before U+FB33, although its code point is larger.
  const Value document = parse_toml("\"\\uFB33\" = 1\n\"\\U00010000\" = 2\nb = 3\na = 4\n", "t");
  EXPECT_EQ(canonical_json(document), "{\"a\":4,\"b\":3,\"\xF0\x90\x80\x80\":2,\"\xEF\xAC\xB3\":1}");
}

TEST(CanonicalJson, StringsEscapeOnlyWhatMustBe) {
  const Value document = parse_toml("s = \"\\u20ac$\\u000F\\nA'B\\\"\\\\/\"\n", "t");
  EXPECT_EQ(canonical_json(document), "{\"s\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\/\"}");
}

TEST(CanonicalJson, ListsTablesDatesBooleans) {
  const Value document = parse_toml("[[m]]\nfrom = 2025-04-10\nx = [1, 2.50, true]\n[[m]]\n", "t");
  EXPECT_EQ(canonical_json(document), R"({"m":[{"from":"2025-04-10","x":[1,2.5,true]},{}]})");
}

}  // namespace
}  // namespace entrepot
