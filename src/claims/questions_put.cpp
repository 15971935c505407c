#include "claims/questions_put.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace entrepot {
namespace {

constexpr std::size_t built = 3;
/// What the tests of a claim may need although no room answers it yet, with the words for it.
constexpr std::array<std::pair<const char*, const char*>, 4> not_built{{
    {"tankers", "tankers and who accepts listed ones"},
    {"pipelines", "pipelines and who pays for them"},
    {"routes", "routes through third countries"},
    {"payments", "payments, banks and currencies"},
}};

}  // namespace

const std::vector<std::string>& known_questions() {
  static const std::vector<std::string> questions = [] {
    std::vector<std::string> list{"run", "comply", "realign"};
    for (const auto& [question, words] : not_built) list.emplace_back(question);
    return list;
  }();
  return questions;
}

bool is_built(const std::string& question) {
  const auto& list = known_questions();
  return std::find(list.begin(), list.begin() + built, question) != list.begin() + built;
}

std::string why_not_built(const std::string& question) {
  const auto found = std::ranges::find_if(not_built, [&](const auto& entry) { return question == entry.first; });
  return found == not_built.end() ? "" : fmt::format("the engine has no model of {} yet", found->second);
}

}  // namespace entrepot
