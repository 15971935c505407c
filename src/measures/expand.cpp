#include "measures/expand.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/core.h>

#include "measures/groups.hpp"

namespace entrepot {
namespace {

bool same_letters(const std::string& a, const std::string& b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// A country's name or a near code, as a hint.
std::string country_hint(const World& world, const std::string& word) {
  for (std::size_t n = 0; n < world.country_names.size() && n < world.countries.size(); ++n) {
    if (same_letters(word, world.country_names[n])) return fmt::format("did you mean {}?", world.countries[n]);
  }
  const std::string near = did_you_mean(word, world.countries);
  return near.empty() ? "codes are ISO 3166-1 alpha-3, groups start with @" : near;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

bool is_exemption(const std::string& word) { return word.starts_with('-'); }

template <class I>
std::vector<I> indices(const std::vector<char>& chosen) {
  std::vector<I> result;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i] != 0) result.push_back(I(i));
  }
  return result;
}

}  // namespace

void Expansion::complain(const Place& place, const std::string& word, std::string rule, std::string hint) {
  problems.add({.file = scenario.file.string(),
                .line = place.line,
                .field = place.field,
                .value = word,
                .rule = std::move(rule),
                .hint = std::move(hint)});
}

void Expansion::warn_absent(const std::string& word, const std::vector<std::string>& absent) {
  if (absent.empty()) return;
  const bool has_rest = world.find_country("ROW").has_value();
  const bool one = absent.size() == 1;
  const std::string text = fmt::format(
      "{}{} {} {} and {} left out; ROW is not put in {} place", word.starts_with('@') ? word + ": " : "", listed(absent),
      one ? "is" : "are", has_rest ? "inside ROW in this World" : "not in this World", one ? "is" : "are", one ? "its" : "their");
  if (std::ranges::count(warnings, text) == 0) warnings.push_back(text);
}

void Expansion::mark_code(const std::string& code, std::vector<char>& chosen, const Place& place,
                          std::vector<std::string>& absent) {
  if (const auto country = world.find_country(code)) {
    chosen[static_cast<std::size_t>(country->value)] = 1;
  } else if (is_iso3(code)) {
    absent.push_back(code);
  } else {
    complain(place, code, "is no country code", country_hint(world, code));
  }
}

void Expansion::mark_group(const std::string& name, std::vector<char>& chosen, Place& place) {
  if (name == "All") {
    std::ranges::fill(chosen, char{1});
  } else if (is_built_in_group(name)) {
    std::vector<std::string> absent;
    for (const std::string& member : built_in_members(name, on)) mark_code(member, chosen, place, absent);
    warn_absent("@" + name, absent);
  } else if (const auto group = scenario.groups.find(name); group == scenario.groups.end()) {
    std::vector<std::string> names = built_in_groups();
    for (const auto& [own, members] : scenario.groups) names.push_back(own);
    complain(place, "@" + name, "is no group", did_you_mean(name, names));
  } else if (std::ranges::count(place.path, name) > 0) {
    complain(place, "@" + name, "is a group that contains itself", "");
  } else {
    place.path.push_back(name);
    std::vector<char> members(chosen.size(), 0);
    mark_words(group->second, members, place);
    for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = static_cast<char>(chosen[i] | members[i]);
    place.path.pop_back();
  }
}

void Expansion::mark(const std::string& word, std::vector<char>& chosen, Place& place) {
  if (word.starts_with('@')) return mark_group(word.substr(1), chosen, place);
  std::vector<std::string> absent;
  mark_code(word, chosen, place, absent);
  warn_absent(word, absent);
}

void Expansion::mark_words(const std::vector<std::string>& words, std::vector<char>& chosen, Place& place) {
  std::vector<char> exempt(chosen.size(), 0);
  for (const std::string& word : words) {
    if (!is_exemption(word)) mark(word, chosen, place);
  }
  for (const std::string& word : words) {
    if (!is_exemption(word)) continue;
    std::vector<char> out(chosen.size(), 0);
    mark(word.substr(1), out, place);
    bool takes_out = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
      takes_out = takes_out || (out[i] != 0 && chosen[i] != 0);
      exempt[i] = static_cast<char>(exempt[i] | out[i]);
    }
    const std::string text = fmt::format("{} in {} exempts nothing that the other words name", word, place.field);
    if (!takes_out && std::ranges::count(warnings, text) == 0) warnings.push_back(text);
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = static_cast<char>(chosen[i] & ~exempt[i]);
}

std::vector<Country> Expansion::countries(const std::vector<std::string>& words, long line, const std::string& field) {
  std::vector<char> chosen(world.country_count(), 0);
  Place place{line, field, {}};
  mark_words(words, chosen, place);
  return indices<Country>(chosen);
}

std::optional<Country> Expansion::country(const std::string& code, long line, const std::string& field) {
  if (const auto found = world.find_country(code)) return found;
  const Place place{line, field, {}};
  if (is_iso3(code)) {
    complain(place, code, "is no country of this World", world.find_country("ROW") ? "the World keeps it inside ROW" : "");
  } else {
    complain(place, code, "is no country code", country_hint(world, code));
  }
  return std::nullopt;
}

std::vector<Sector> Expansion::sectors(const std::vector<std::string>& words, long line, const std::string& field) {
  const std::size_t count = world.sector_count();
  std::vector<char> chosen(count, 0), exempt(count, 0);
  for (const std::string& word : words) {
    std::vector<char>& marks = is_exemption(word) ? exempt : chosen;
    const std::string code = is_exemption(word) ? word.substr(1) : word;
    if (code == "all") {
      std::ranges::fill(marks, char{1});
    } else if (code == "goods") {
      for (std::size_t j = 0; j < count; ++j) marks[j] = static_cast<char>(marks[j] | (world.goods[j] ? 1 : 0));
    } else if (const auto sector = world.find_sector(code)) {
      marks[static_cast<std::size_t>(sector->value)] = 1;
    } else {
      std::vector<std::string> choices = world.sectors;
      choices.insert(choices.end(), {"goods", "all"});
      complain({line, field, {}}, word, "is no sector of this World", did_you_mean(code, choices));
    }
  }
  for (std::size_t j = 0; j < count; ++j) chosen[j] = static_cast<char>(chosen[j] & ~exempt[j]);
  return indices<Sector>(chosen);
}

std::vector<Country> expand_countries(const std::vector<std::string>& words, const Scenario& scenario, const World& world,
                                      std::vector<std::string>& warnings, const std::optional<std::string>& on) {
  Problems problems;
  auto countries = Expansion{scenario, world, on, problems, warnings}.countries(words, 0, "countries");
  problems.throw_if_any();
  return countries;
}

std::vector<Sector> expand_sectors(const std::vector<std::string>& words, const World& world) {
  const Scenario none;
  std::vector<std::string> warnings;
  Problems problems;
  auto sectors = Expansion{none, world, std::nullopt, problems, warnings}.sectors(words, 0, "sectors");
  problems.throw_if_any();
  return sectors;
}

}  // namespace entrepot
