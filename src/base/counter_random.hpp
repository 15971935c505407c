// Random bits by counter: a function of a seed and a place, with no state that threads or shards could disturb.
// Philox-4x64-10 of Salmon, Moraes, Dror and Shaw (2011, "Parallel random numbers: as easy as 1, 2, 3").
#pragma once

#include <cstdint>

namespace entrepot {

/// The 64 bits that stand at place (a, b, c) of stream `stream` under `seed`.
std::uint64_t random_bits(std::uint64_t seed, std::uint64_t stream, std::uint64_t a, std::uint64_t b, std::uint64_t c);

}  // namespace entrepot
