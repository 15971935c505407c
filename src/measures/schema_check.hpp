// A parsed file against schema/scenario.toml: unknown keys, wrong types, missing keys, words that are not allowed.
#pragma once

#include <string>

#include "entrepot/errors.hpp"
#include "measures/document.hpp"

namespace entrepot {

/// Adds every problem of form. Where it adds none, each key holds what its type says, and all numbers are finite.
void check_against_schema(const Value& document, const std::string& file, Problems& problems);

}  // namespace entrepot
