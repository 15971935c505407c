#include "usage.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "entrepot/errors.hpp"

namespace entrepot::cli {
namespace {

std::vector<std::string> subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  const auto is_named = [](const CLI::App* sub) { return !sub->get_name().empty(); };  // groups of options have no name
  for (const CLI::App* sub : app.get_subcommands(is_named)) names.push_back(sub->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const CLI::App* group : app.get_subcommands([](const CLI::App* sub) { return sub->get_name().empty(); })) {
    const std::vector<std::string> inside = option_names(*group);
    names.insert(names.end(), inside.begin(), inside.end());
  }
  return names;
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// The subcommand that the words name, how many words that took.
struct Reached {
  const CLI::App* app;
  std::string path;
  std::size_t depth;
};

Reached reach(const CLI::App& app, std::span<const std::string> words) {
  Reached at{&app, "entrepot", 0};
  while (at.depth < words.size()) {
    const std::vector<std::string> names = subcommand_names(*at.app);
    if (std::ranges::find(names, words[at.depth]) == names.end()) break;
    at.app = at.app->get_subcommand(words[at.depth]);
    at.path += " " + words[at.depth++];
  }
  return at;
}

std::string unknown_option(const Reached& at, std::span<const std::string> words) {
  const std::vector<std::string> known = option_names(*at.app);
  for (const std::string& word : words.subspan(at.depth)) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || name.size() == 2 || std::ranges::find(known, name) != known.end()) continue;
    const std::string near = did_you_mean(name, known);
    return fmt::format("{} has no option {}{}{}", at.path, name, near.empty() ? "" : ": ", near);
  }
  return {};
}

std::string reason(const Reached& at, const CLI::ParseError& error, std::span<const std::string> words) {
  const std::vector<std::string> names = subcommand_names(*at.app);
  if (!names.empty() && at.depth < words.size() && !words[at.depth].starts_with('-')) {
    const std::string near = did_you_mean(words[at.depth], names);
    return fmt::format("{} has no subcommand {}{}{}", at.path, words[at.depth], near.empty() ? "" : ": ", near);
  }
  if (const std::string option = unknown_option(at, words); !option.empty()) return option;
  if (at.app->get_require_subcommand_min() > 0 && at.depth == words.size())
    return fmt::format("{} needs one of: {}", at.path, list(names));
  return error.what();
}

}  // namespace

std::string usage_message(const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> words) {
  const Reached at = reach(app, words);
  return fmt::format("entrepot: {}\n    hint: {} --help", reason(at, error, words), at.path);
}

}  // namespace entrepot::cli
