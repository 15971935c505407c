#include "detect/entity_text.hpp"

#include <algorithm>
#include <map>

#include "tables/utf8.hpp"

namespace entrepot::detect {
namespace {

char32_t decoded(std::string_view sequence) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
  constexpr unsigned first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t letter = byte(0) & first_bits[sequence.size()];
  for (std::size_t i = 1; i < sequence.size(); ++i) letter = letter << 6 | (byte(i) & 0x3F);
  return letter;
}

void append(std::string& text, char32_t letter) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (letter < 0x80) {
    text += static_cast<char>(letter);
  } else if (letter < 0x800) {
    text += {static_cast<char>(0xC0 | letter >> 6), tail(letter)};
  } else if (letter < 0x10000) {
    text += {static_cast<char>(0xE0 | letter >> 12), tail(letter >> 6), tail(letter)};
  } else {
    text += {static_cast<char>(0xF0 | letter >> 18), tail(letter >> 12), tail(letter >> 6), tail(letter)};
  }
}

bool within(char32_t letter, char32_t first, char32_t last) { return letter >= first && letter <= last; }

/// Unicode's simple lower case of the Latin, Greek and Cyrillic letters in use; other letters as they are.
char32_t lowered(char32_t c) {
  const bool even = c % 2 == 0;
  if (within(c, 'A', 'Z') || (within(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (c == 0x130) return 'i';
  if (within(c, 0x100, 0x137) || within(c, 0x14A, 0x177)) return even ? c + 1 : c;
  if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E)) return even ? c : c + 1;
  if (within(c, 0x391, 0x3A9)) return c + 0x20;
  if (c == 0x401 || c == 0x451) return 0x435;
  if (within(c, 0x400, 0x40F)) return c + 0x50;
  if (within(c, 0x410, 0x42F)) return c + 0x20;
  if (within(c, 0x48A, 0x4BF) || within(c, 0x4D0, 0x52F)) return even ? c + 1 : c;
  if (within(c, 0x4C1, 0x4CE)) return even ? c : c + 1;
  return c;
}

/// Of the blocks of punctuation and signs; all else outside ASCII is taken for a letter.
bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return within(c, 'a', 'z') || within(c, '0', '9');
  return !within(c, 0x80, 0xBF) && c != 0xD7 && c != 0xF7 && !within(c, 0x2000, 0x2BFF) && !within(c, 0x3000, 0x303F) &&
         !within(c, 0xFE10, 0xFE6F) && !within(c, 0xFF00, 0xFF0F) && !within(c, 0xFF1A, 0xFF20) && c != 0xFEFF;
}

/// One form for each kind of word; an empty form leaves the word out.
const std::map<std::string_view, std::string_view>& address_words() {
  static const std::map<std::string_view, std::string_view> words{{"street", "st"},
                                                                  {"str", "st"},
                                                                  {"ulitsa", "st"},
                                                                  {"ul", "st"},
                                                                  {"улица", "st"},
                                                                  {"ул", "st"},
                                                                  {"avenue", "ave"},
                                                                  {"av", "ave"},
                                                                  {"prospekt", "ave"},
                                                                  {"prospect", "ave"},
                                                                  {"проспект", "ave"},
                                                                  {"просп", "ave"},
                                                                  {"пр", "ave"},
                                                                  {"road", "rd"},
                                                                  {"lane", "ln"},
                                                                  {"boulevard", "blvd"},
                                                                  {"bulvar", "blvd"},
                                                                  {"бульвар", "blvd"},
                                                                  {"бул", "blvd"},
                                                                  {"building", "bldg"},
                                                                  {"bld", "bldg"},
                                                                  {"korpus", "bldg"},
                                                                  {"корпус", "bldg"},
                                                                  {"корп", "bldg"},
                                                                  {"office", "off"},
                                                                  {"ofis", "off"},
                                                                  {"офис", "off"},
                                                                  {"оф", "off"},
                                                                  {"flat", "apt"},
                                                                  {"apartment", "apt"},
                                                                  {"kvartira", "apt"},
                                                                  {"kv", "apt"},
                                                                  {"квартира", "apt"},
                                                                  {"кв", "apt"},
                                                                  {"house", ""},
                                                                  {"dom", ""},
                                                                  {"дом", ""},
                                                                  {"д", ""},
                                                                  {"number", ""},
                                                                  {"no", ""},
                                                                  {"city", ""},
                                                                  {"город", ""},
                                                                  {"г", ""}};
  return words;
}

}  // namespace

std::string simplified_entity(std::string_view text) {
  std::string simple;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = tables::utf8_length(text, at);
    const char32_t letter = length == 0 ? U' ' : lowered(decoded(text.substr(at, length)));
    at += length == 0 ? 1 : length;
    if (is_letter_or_digit(letter))
      append(simple, letter);
    else if (!simple.empty() && simple.back() != ' ')
      simple += ' ';
  }
  if (simple.ends_with(' ')) simple.pop_back();
  return simple;
}

std::string simplified_address(std::string_view text) {
  const std::string words = simplified_entity(text);
  std::string simple;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    std::string_view word = std::string_view(words).substr(at, end - at);
    if (const auto known = address_words().find(word); known != address_words().end()) word = known->second;
    if (!word.empty()) simple.append(simple.empty() ? "" : " ").append(word);
    at = end + 1;
  }
  return simple;
}

}  // namespace entrepot::detect
