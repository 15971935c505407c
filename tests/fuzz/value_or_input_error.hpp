// The contract of every reader: a value, or one InputError with the problems. Anything else that is thrown ends the target.
#pragma once

#include <cstdlib>
#include <optional>

#include "entrepot/errors.hpp"

namespace entrepot::fuzz {

/// What was promised does not hold: libFuzzer keeps the input.
inline void require(bool holds) {
  if (!holds) std::abort();
}

/// What `read` gives; nothing where it refuses its input.
template <class Read>
auto value_or_input_error(const Read& read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const InputError& error) {
    require(!error.problems().empty());
    return std::nullopt;
  }
}

}  // namespace entrepot::fuzz
