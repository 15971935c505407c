// A World file in which single bytes are other than they were, or that ends too early: the World that was saved comes out, as far
// as its checksum goes, or an InputError. Four bytes of the fuzzer are one change: two for the place, how, and the value.
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include "entrepot/world.hpp"
#include "library_leaks.hpp"
#include "support/small_world.hpp"
#include "support/temporary_folder.hpp"
#include "value_or_input_error.hpp"

namespace {

using entrepot::testing::TemporaryFolder;

std::string bytes_of_a_world(const TemporaryFolder& folder) {
  const auto file = folder.path() / "small.nc";
  entrepot::save_world(entrepot::testing::small_world(), file);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void change(std::string& bytes, std::size_t place, unsigned how, std::uint8_t value) {
  if (place >= bytes.size()) return;
  switch (how % 4) {
    case 0:
      bytes[place] = static_cast<char>(value);
      break;
    case 1:
      bytes[place] = static_cast<char>(bytes[place] ^ (1 << (value % 8)));
      break;
    case 2:
      bytes.replace(place, std::min<std::size_t>(8, bytes.size() - place), 8, static_cast<char>(value));
      break;
    default:
      bytes.resize(place);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entrepot;
  static const TemporaryFolder folder;
  static const std::string saved = bytes_of_a_world(folder);
  static const std::string id = testing::small_world().id;
  std::string bytes = saved;
  for (std::size_t at = 0; at + 4 <= size; at += 4)
    change(bytes, static_cast<std::size_t>(data[at]) << 8U | data[at + 1], data[at + 2], data[at + 3]);
  const auto file = folder.write("changed.nc", bytes);
  const auto world = fuzz::value_or_input_error([&] { return load_world(file); });
  fuzz::require(!world || world->id == id);
  return 0;
}
