#include "uncertain/scrambled_sobol.hpp"

#include <cassert>

#include <boost/random/sobol.hpp>

#include "base/counter_random.hpp"

namespace entrepot {

ScrambledSobol::ScrambledSobol(std::size_t dimensions, std::uint64_t seed)
    : dimensions_(dimensions), seed_(seed), directions_(dimensions * sobol_index_bits) {
  assert(dimensions >= 1 && dimensions <= largest_sobol_dimension);
  // The library's engine leaves the first point out and runs in Gray-code order: its element 2^(k + 1) - 2 is the direction
  // number of bit k alone.
  boost::random::sobol engine(dimensions);
  for (int bit = 0; bit < sobol_index_bits; ++bit) {
    engine.seed((std::uint64_t{2} << bit) - 2);
    for (std::size_t d = 0; d < dimensions; ++d) directions_[d * sobol_index_bits + bit] = engine() >> (64 - sobol_bits);
  }
}

std::uint64_t ScrambledSobol::digits(std::uint64_t index, std::size_t dimension) const {
  assert(index >> sobol_index_bits == 0);
  std::uint64_t digits = 0;
  for (int bit = 0; index != 0; ++bit, index >>= 1) {
    if ((index & 1) != 0) digits ^= directions_[dimension * sobol_index_bits + bit];
  }
  return digits;
}

void ScrambledSobol::point(std::uint64_t scrambling, std::uint64_t index, std::span<double> coordinates) const {
  assert(coordinates.size() <= dimensions_);
  for (std::size_t d = 0; d < coordinates.size(); ++d) {
    const std::uint64_t scrambled = scramble(digits(index, d), seed_, scrambling, d);
    coordinates[d] = (static_cast<double>(scrambled) + 0.5) * 0x1p-52;
  }
}

std::uint64_t scramble(std::uint64_t digits, std::uint64_t seed, std::uint64_t scrambling, std::uint64_t dimension) {
  static_assert(sobol_bits == 52);
  std::uint64_t scrambled = 0;
  for (int place = sobol_bits - 1; place >= 0; --place) {
    const std::uint64_t before = digits >> (place + 1);  // the digits that stand before this one
    const std::uint64_t flip = random_bits(seed, scrambling, dimension, static_cast<std::uint64_t>(place), before) >> 63;
    scrambled |= (((digits >> place) & 1) ^ flip) << place;
  }
  return scrambled;
}

}  // namespace entrepot
