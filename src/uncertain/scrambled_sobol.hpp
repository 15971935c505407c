// Sobol points with Owen's nested uniform scrambling: any point by its index, any number of independent scramblings.
// Sobol (1967) with the direction numbers of Joe and Kuo (2008); Owen (1995, 1998).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entrepot {

inline constexpr std::size_t largest_sobol_dimension = 3667;  ///< of the table of direction numbers
inline constexpr int sobol_bits = 52;                         ///< binary digits of a coordinate: all that fit between 0 and 1
inline constexpr int sobol_index_bits = 32;                   ///< indices are below 2^32

/// Points 0 to 2^m - 1 are a (t, m, s)-net in base 2 before and after scrambling: every elementary interval of volume 2^(t-m)
/// holds 2^t of them. One scrambling makes each point uniform on the cube, so that means over a net are unbiased.
class ScrambledSobol {
 public:
  /// 1 <= dimensions <= largest_sobol_dimension (else our own bug).
  ScrambledSobol(std::size_t dimensions, std::uint64_t seed);
  std::size_t dimensions() const { return dimensions_; }
  /// Coordinates in (0, 1), never at an end; the span may be shorter than the dimension.
  void point(std::uint64_t scrambling, std::uint64_t index, std::span<double> coordinates) const;
  /// Before scrambling: binary digits of one coordinate, the first in the highest of sobol_bits bits.
  std::uint64_t digits(std::uint64_t index, std::size_t dimension) const;

 private:
  std::size_t dimensions_;
  std::uint64_t seed_;
  std::vector<std::uint64_t> directions_;  ///< [dimension][bit of the index]
};

/// Owen (1995): each digit is flipped by a random bit that depends on all digits before it. `digits` as ScrambledSobol::digits.
std::uint64_t scramble(std::uint64_t digits, std::uint64_t seed, std::uint64_t scrambling, std::uint64_t dimension);

}  // namespace entrepot
