#include "base/counter_random.hpp"

#include <Random123/philox.h>

namespace entrepot {

std::uint64_t random_bits(std::uint64_t seed, std::uint64_t stream, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  const r123::Philox4x64::key_type key{{seed, stream}};
  const r123::Philox4x64::ctr_type counter{{a, b, c, 0}};
  return r123::Philox4x64()(counter, key)[0];
}

}  // namespace entrepot
