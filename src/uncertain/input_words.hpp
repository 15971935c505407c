// Keys of numbers in plain words.
#pragma once

#include <string>

namespace entrepot {

/// "compliance.penalty.us.factor" -> "how hard the penalty us is"; of joined keys the first, with how many
/// more move alike. Starts small.
std::string input_words(const std::string& key);

}  // namespace entrepot
