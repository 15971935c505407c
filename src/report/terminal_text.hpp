// Text on a terminal: columns, line breaks, weight.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entrepot {

/// Filled with spaces to `width` columns as a terminal counts them; never cut.
std::string padded(const std::string& text, std::size_t width, bool right);
/// Broken at spaces into lines of at most `width` columns where words allow.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);
/// Bold where `colour` is wanted.
std::string bold(const std::string& text, bool colour);

}  // namespace entrepot
