#include "report/country_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entrepot {
namespace {

struct ShortName {
  std::string_view iso3, label;
};
/// Where the statistical name is long or formal; all others keep the World's own.
constexpr std::array<ShortName, 17> short_names{{{"BRN", "Brunei"},
                                                 {"CHN", "China"},
                                                 {"CZE", "Czechia"},
                                                 {"GBR", "United Kingdom"},
                                                 {"HKG", "Hong Kong"},
                                                 {"IRN", "Iran"},
                                                 {"KOR", "South Korea"},
                                                 {"LAO", "Laos"},
                                                 {"MDA", "Moldova"},
                                                 {"PRK", "North Korea"},
                                                 {"ROW", "Rest of the world"},
                                                 {"RUS", "Russia"},
                                                 {"SVK", "Slovakia"},
                                                 {"TUR", "Türkiye"},
                                                 {"TWN", "Taiwan"},
                                                 {"USA", "United States"},
                                                 {"VNM", "Vietnam"}}};
constexpr std::array<std::string_view, 7> with_article{"ARE", "GBR", "NLD", "PHL", "ROW", "USA", "BHS"};

struct GroupName {
  std::string_view word, text;
};
constexpr std::array<GroupName, 7> group_names{{{"@West", "the West"},
                                                {"@EU27", "the European Union"},
                                                {"@G7", "the G7"},
                                                {"@EAEU", "the Eurasian Economic Union"},
                                                {"@ASEAN", "ASEAN"},
                                                {"@BRICS", "BRICS"},
                                                {"@All", "all countries"}}};

}  // namespace

std::string country_label(const World& world, Country country) {
  const std::string& iso3 = world.countries[country.value];
  const auto at = std::ranges::find(short_names, iso3, &ShortName::iso3);
  if (at != short_names.end()) return std::string(at->label);
  const std::string& name = world.country_names[country.value];
  return name.empty() ? iso3 : name;
}

std::string country_in_text(const World& world, Country country) {
  const std::string& iso3 = world.countries[country.value];
  if (iso3 == "ROW") return "the rest of the world";
  return (std::ranges::find(with_article, iso3) != with_article.end() ? "the " : "") + country_label(world, country);
}

std::string country_word_in_text(const World& world, const std::string& word) {
  if (const auto at = std::ranges::find(group_names, word, &GroupName::word); at != group_names.end())
    return std::string(at->text);
  if (word.starts_with("@")) return "the group " + word.substr(1);
  const auto country = world.find_country(word);
  return country ? country_in_text(world, *country) : word;
}

std::string country_words_in_text(const World& world, const std::vector<std::string>& words) {
  std::vector<std::string> with, without;
  for (const std::string& word : words) {
    if (word.starts_with("-")) {
      without.push_back(country_word_in_text(world, word.substr(1)));
    } else {
      with.push_back(country_word_in_text(world, word));
    }
  }
  return joined_words(with) + (without.empty() ? "" : " without " + joined_words(without));
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

std::string capitalised(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

}  // namespace entrepot
