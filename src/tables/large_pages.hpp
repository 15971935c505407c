// Memory that will be filled once from end to end costs fewer page faults in large pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entrepot::tables {

/// As vector::reserve; the kernel is asked for large pages (2 MiB) where the memory is worth it. Only a matter of speed.
template <class T>
void reserve_large(std::vector<T>& values, std::size_t count) {
  values.reserve(count);
#ifdef __linux__
  constexpr std::uintptr_t page = 4096, large = std::uintptr_t{2} << 20;
  const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(values.data()) + page - 1) / page * page;
  const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(values.data() + values.capacity()) / page * page;
  if (end > begin + 2 * large) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

}  // namespace entrepot::tables
