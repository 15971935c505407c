// Countries as prose names them: "the United States", "Russia". Tables use ISO codes instead.
#pragma once

#include <string>
#include <vector>

#include "entrepot/world.hpp"

namespace entrepot {

/// As a label, without an article: "United States".
std::string country_label(const World& world, Country country);
/// Inside a sentence: "the United States".
std::string country_in_text(const World& world, Country country);
/// As written in a scenario: "USA" -> "the United States", "@EU27" -> "the European Union"; unknown words stay as they are.
std::string country_word_in_text(const World& world, const std::string& word);
/// "the United States and the European Union"; "-CHN" becomes "without China".
std::string country_words_in_text(const World& world, const std::vector<std::string>& words);
/// "a", "a and b", "a, b and c".
std::string joined_words(const std::vector<std::string>& words);
/// The first letter in upper case (ASCII).
std::string capitalised(std::string sentence);

}  // namespace entrepot
