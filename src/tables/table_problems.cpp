#include "tables/table_problems.hpp"

#include <algorithm>
#include <limits>

#include <fmt/core.h>

namespace entrepot::tables {
namespace {

constexpr std::size_t problems_listed = 20;  // per table; the rest is counted

}  // namespace

TableProblems::~TableProblems() {
  const auto& list = found.list();
  for (std::size_t i = 0; i < std::min(list.size(), problems_listed); ++i) problems_.add(list[i]);
  if (list.size() > problems_listed)
    problems_.add({.file = list[0].file,
                   .line = std::numeric_limits<long>::max(),
                   .rule = fmt::format("{} more problems in this file are not listed", list.size() - problems_listed)});
}

std::string guess_if_listed(const Problems& found, const std::string& word, const std::vector<std::string>& choices) {
  return found.list().size() < problems_listed ? did_you_mean(word, choices) : "";
}

}  // namespace entrepot::tables
