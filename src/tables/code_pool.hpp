// Each distinct code once, in order of first appearance, found again by one look into a table where it has at most eight bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tables/columns.hpp"

namespace entrepot::tables {

class CodePool {
 public:
  /// Index of a code of 1 to 8 bytes, none of them zero, packed into a word with the first byte lowest.
  std::uint32_t packed(std::uint64_t key) {
    std::size_t slot = key * 0x9E3779B97F4A7C15u >> shift_;
    while (slots_[slot].key != key) {
      if (slots_[slot].key == 0) return insert(key);
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slots_[slot].index;
  }
  /// Index of any code that is not empty and holds no zero byte.
  std::uint32_t index(std::string_view code);

  const std::vector<std::string>& codes() const { return codes_; }
  std::vector<std::string> take() { return std::move(codes_); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t index = 0;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::uint32_t insert(std::uint64_t key);
  void place(Slot slot);

  std::vector<std::string> codes_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  unsigned shift_ = 54;  ///< 64 less the logarithm of the number of slots
  std::size_t short_codes_ = 0;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> long_codes_;
};

}  // namespace entrepot::tables
