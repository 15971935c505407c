// JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) allows, so that equal documents have equal bytes.
#pragma once

#include <string>

#include "measures/document.hpp"

namespace entrepot {

/// Keys sorted by UTF-16 code units, numbers as ECMAScript prints them, dates as ISO strings. Numbers must be finite.
std::string canonical_json(const Value& value);
/// ECMA-262 Number::toString of a finite number: shortest digits that read back the same.
std::string ecmascript_number(double number);

}  // namespace entrepot
