// Random bits of one thing that a simulation invents, in order: what Boost's distributions draw from.
#pragma once

#include <cstdint>
#include <limits>

#include "base/counter_random.hpp"

namespace entrepot::detect {

/// The same for the same seed, replicate and number of the thing, whatever else is drawn.
class ReplicateBits {
 public:
  using result_type = std::uint64_t;
  ReplicateBits(std::uint64_t seed, std::uint64_t replicate, std::uint64_t number)
      : seed_(seed), replicate_(replicate), number_(number) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()() { return random_bits(seed_, replicate_, number_, next_++, 0); }

 private:
  std::uint64_t seed_, replicate_, number_, next_ = 0;
};

}  // namespace entrepot::detect
