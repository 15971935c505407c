// A store with bytes changed: it opens and answers, or problems come out. The input is a list of changes to a good store (three
// bytes where, in units of 16 bytes, one how many, then the bytes), because checksums and blocks of 256 KiB are nothing a fuzzer
// finds; what begins with "DUCK" behind eight bytes, or with nothing like it, is tried as a whole file too.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "sources/store.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

/// A store with one import, made once.
const std::string& good_store() {
  static const std::string bytes = [] {
    const testing::TemporaryFolder folder;
    const auto file = folder.path() / "good.duckdb";
    {
      tables::Database store = sources::open_store_to_write(file);
      store.execute(
          "INSERT INTO trade SELECT 'aa', range, 'CHN', 'RUS', 'export', '01', 2022, 0, range / 3, 'USD', 'fob', NULL, NULL FROM "
          "range(500)");
      store.execute("CHECKPOINT");
    }
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return bytes;
}

std::string changed(std::string_view changes) {
  std::string bytes = good_store();
  while (changes.size() > 4) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
    const std::size_t at = (byte(0) | byte(1) << 8 | byte(2) << 16) * 16 % bytes.size();
    const std::string_view with = changes.substr(4, byte(3));
    bytes.replace(at, std::min(with.size(), bytes.size() - at), with);
    changes.remove_prefix(4 + with.size());
  }
  return bytes;
}

void open_and_ask(const std::string& bytes) {
  static const testing::TemporaryFolder folder;
  const auto file = folder.write("fuzz.duckdb", bytes);
  fuzz::value_or_input_error([&] {
    tables::Database store = sources::open_store(file);
    return store.select("SELECT sum(value) FROM trade_latest").rows + store.select("SELECT * FROM trade").rows;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (size < 12 || input.substr(8, 4) == "DUCK") open_and_ask(std::string(input));
  open_and_ask(changed(input));
  return 0;
}
