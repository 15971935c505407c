#include "base/sha256.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace entrepot {
namespace {

// The two short examples of FIPS 180-4's test vectors, and the empty message.
TEST(Sha256, AgreesWithThePublishedVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, OfAStreamIsThatOfItsBytes) {
  const std::string bytes(200'000, 'x');
  std::istringstream in("head" + bytes + "tail");
  in.ignore(4);
  EXPECT_EQ(sha256_hex(in, bytes.size()), sha256_hex(bytes));
  EXPECT_TRUE(in);
  EXPECT_EQ(sha256_hex(in, 0), sha256_hex(""));
  sha256_hex(in, 5);
  EXPECT_FALSE(in) << "the stream had four more";
}

TEST(Sha256, ReadsBytesAfterAZero) {
  EXPECT_NE(sha256_hex(std::string_view("a\0b", 3)), sha256_hex(std::string_view("a\0c", 3)));
}

}  // namespace
}  // namespace entrepot
