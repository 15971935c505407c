#include "tables/code_pool.hpp"

#include <cstring>

namespace entrepot::tables {

void CodePool::place(Slot slot) {
  std::size_t at = slot.key * 0x9E3779B97F4A7C15u >> shift_;
  while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

std::uint32_t CodePool::insert(std::uint64_t key) {
  if (2 * ++short_codes_ > slots_.size()) {
    std::vector<Slot> before = std::move(slots_);
    slots_ = std::vector<Slot>(before.size() * 2);
    --shift_;
    for (const Slot& slot : before)
      if (slot.key != 0) place(slot);
  }
  const std::uint32_t index = static_cast<std::uint32_t>(codes_.size());
  char bytes[sizeof key];
  std::memcpy(bytes, &key, sizeof key);
  codes_.emplace_back(bytes, strnlen(bytes, sizeof bytes));
  place({key, index});
  return index;
}

std::uint32_t CodePool::index(std::string_view code) {
  if (code.size() <= sizeof(std::uint64_t)) {
    std::uint64_t key = 0;
    std::memcpy(&key, code.data(), code.size());
    return packed(key);
  }
  const auto found = long_codes_.find(code);
  if (found != long_codes_.end()) return found->second;
  const std::uint32_t index = static_cast<std::uint32_t>(codes_.size());
  codes_.emplace_back(code);
  long_codes_.emplace(code, index);
  return index;
}

}  // namespace entrepot::tables
