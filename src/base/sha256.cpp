#include "base/sha256.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <vector>

#include <fmt/core.h>
#include <openssl/evp.h>

namespace entrepot {

namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex_of(const Digest& digest, [[maybe_unused]] int done, unsigned int length) {
  assert(done == 1 && length == 32);
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  return hex_of(digest, done, length);
}

std::string sha256_hex(std::istream& bytes, std::uintmax_t size) {
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::vector<char> block(std::size_t{1} << 16);
  while (size > 0 && bytes) {
    bytes.read(block.data(), static_cast<std::streamsize>(std::min<std::uintmax_t>(block.size(), size)));
    EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(bytes.gcount()));
    size -= static_cast<std::uintmax_t>(bytes.gcount());
  }
  Digest digest{};
  unsigned int length = 0;
  const int done = EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  return hex_of(digest, done, length);
}

}  // namespace entrepot
