// The canonical byte stream of a World's content, and its SHA-256.
//
// Integers are 8 bytes, doubles their IEEE 754 bits (-0 written as 0), both little-endian; texts and lists carry their
// length first. Name, prose, repairs, sources and command are not content: they do not change any result.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256.hpp"
#include "entrepot/world.hpp"

namespace entrepot {
namespace {

class CanonicalBytes {
 public:
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(value >> shift & 0xff);
  }
  void add(double value) { add(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    bytes_ += text;
  }
  void add(const std::vector<std::string>& list) {
    add(std::uint64_t{list.size()});
    for (const std::string& text : list) add(std::string_view(text));
  }
  template <class... Indices>
  void add(std::string_view name, const Array<double, Indices...>& array) {
    add(name);
    for (std::size_t extent : array.extents()) add(std::uint64_t{extent});
    for (double value : array.values()) add(value);
  }
  std::string sha256() const { return sha256_hex(bytes_); }

 private:
  std::string bytes_;
};

void add_layer(CanonicalBytes& bytes, const TariffLayer& layer) {
  bytes.add(std::string_view(layer.name));
  bytes.add(static_cast<std::uint64_t>(layer.first_year));
  bytes.add(std::uint64_t{layer.cells.size()});
  for (const TariffCell& cell : layer.cells) {
    bytes.add(static_cast<std::uint64_t>(cell.sector.value));
    bytes.add(static_cast<std::uint64_t>(cell.importer.value));
    bytes.add(static_cast<std::uint64_t>(cell.exporter.value));
    bytes.add(cell.rate);
  }
}

}  // namespace

std::string content_id(const World& world) {
  CanonicalBytes bytes;
  bytes.add(std::string_view("entrepot world content 1"));
  bytes.add(static_cast<std::uint64_t>(world.year));
  bytes.add(std::string_view(world.unit));
  bytes.add(world.countries);
  bytes.add(world.sectors);
  for (bool goods : world.goods) bytes.add(std::uint64_t{goods});
  bytes.add("flow", world.flow);
  bytes.add("tariff", world.tariff);
  bytes.add("value_added_share", world.value_added_share);
  bytes.add("input_share", world.input_share);
  bytes.add("final_share", world.final_share);
  bytes.add("value_added", world.value_added);
  bytes.add("deficit", world.deficit);
  bytes.add(std::uint64_t{world.elasticity_sets.size()});
  for (const ElasticitySet& set : world.elasticity_sets) {
    bytes.add(std::string_view(set.name));
    bytes.add(std::string_view(set.horizon));
    bytes.add("sigma", set.sigma);
  }
  bytes.add(std::uint64_t{world.layers.size()});
  for (const TariffLayer& layer : world.layers) add_layer(bytes, layer);
  bytes.add(std::string_view(world.active_layer));
  return bytes.sha256();
}

}  // namespace entrepot
