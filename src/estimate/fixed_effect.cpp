#include "estimate/fixed_effect.hpp"

#include <unordered_map>

namespace entrepot::estimate {

FixedEffect joined_effect(const std::string& name, const FixedEffect& a, const FixedEffect& b) {
  FixedEffect joined{name, {}, 0};
  joined.level.reserve(a.level.size());
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  for (std::size_t i = 0; i < a.level.size(); ++i) {
    const std::uint64_t pair = (std::uint64_t{a.level[i]} << 32) | b.level[i];
    joined.level.push_back(known.try_emplace(pair, static_cast<std::uint32_t>(known.size())).first->second);
  }
  joined.levels = known.size();
  return joined;
}

FixedEffect constant_effect(std::size_t observations) {
  return {"constant", std::vector<std::uint32_t>(observations, 0), observations == 0 ? std::size_t{0} : 1};
}

}  // namespace entrepot::estimate
