// A fixed effect of a regression: which of its levels each observation has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entrepot::estimate {

struct FixedEffect {
  std::string name;                  ///< "product and route"
  std::vector<std::uint32_t> level;  ///< one an observation, below `levels`
  std::size_t levels = 0;
};

/// The effect whose levels are the pairs of levels of two that occur, numbered in the order of their first observation.
FixedEffect joined_effect(const std::string& name, const FixedEffect& a, const FixedEffect& b);

/// The effect with one level: a constant.
FixedEffect constant_effect(std::size_t observations);

}  // namespace entrepot::estimate
