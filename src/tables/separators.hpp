// Where the fields of a text end: places of separators and line ends, 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace entrepot::tables {

/// Bit i is set where byte i of the 64 from `text` on is `separator` or a line end.
inline std::uint64_t separator_bits(const char* text, char separator) {
  std::uint64_t bits = 0;
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8(separator), newline = _mm_set1_epi8('\n');
  for (int part = 0; part < 4; ++part) {
    __m128i bytes;
    __builtin_memcpy(&bytes, text + 16 * part, sizeof bytes);
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, newline));
    bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << (16 * part);
  }
#else
  for (int i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(text[i] == separator || text[i] == '\n') << i;
#endif
  return bits;
}

/// Places of all separators and line ends of `text` (below 2 GiB) into `ends`, which must hold as many as the text has bytes; how
/// many there are. Up to 63 bytes behind the text are read.
inline std::size_t index_separators(std::string_view text, char separator, std::int32_t* ends) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += 64) {
    std::uint64_t bits = separator_bits(text.data() + at, separator);
    if (text.size() - at < 64) bits &= (std::uint64_t{1} << (text.size() - at)) - 1;
    for (; bits != 0; bits &= bits - 1) ends[count++] = static_cast<std::int32_t>(at) + std::countr_zero(bits);
  }
  return count;
}

}  // namespace entrepot::tables
