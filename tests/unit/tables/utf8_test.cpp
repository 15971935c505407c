#include "tables/utf8.hpp"

#include <string>

#include <gtest/gtest.h>

namespace entrepot::tables {
namespace {

TEST(Utf8, KnowsTheLengthOfASequence) {
  EXPECT_EQ(utf8_length("a", 0), 1u);
  EXPECT_EQ(utf8_length("é", 0), 2u);
  EXPECT_EQ(utf8_length("中", 0), 3u);
  EXPECT_EQ(utf8_length("\xF0\x9F\x9A\xA2", 0), 4u);
  EXPECT_EQ(utf8_length("x中", 1), 3u);
}

TEST(Utf8, RefusesWhatTheStandardForbids) {
  for (const char* bytes : {"\x80", "\xC0\xAF", "\xC3", "\xE0\x80\xAF", "\xED\xA0\x80", "\xE4\xB8", "\xF0\x80\x80\xAF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"})
    EXPECT_EQ(utf8_length(bytes, 0), 0u) << static_cast<int>(static_cast<unsigned char>(bytes[0]));
}

TEST(Utf8, FindsTheFirstFaultWhereverItStands) {
  EXPECT_EQ(first_not_utf8(""), std::string_view::npos);
  EXPECT_EQ(first_not_utf8("plain text, then Côte d'Ivoire and 中国"), std::string_view::npos);
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\xF4';
    EXPECT_EQ(first_not_utf8(text), at);
  }
}

TEST(Utf8, CountsAndCutsBetweenCharacters) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("aé€𝄞"), 4u);
  EXPECT_EQ(shortened("aé€𝄞", 10), "aé€𝄞");
  EXPECT_EQ(shortened("aé€𝄞", 9), "aé€");
  EXPECT_EQ(shortened("aé€𝄞", 6), "aé€");
  EXPECT_EQ(shortened("aé€𝄞", 5), "aé");
  EXPECT_EQ(shortened("é", 1), "");
  EXPECT_EQ(shortened("", 3), "");
}

}  // namespace
}  // namespace entrepot::tables
