#include "entrepot/errors.hpp"

#include <algorithm>
#include <cctype>
#include <limits>
#include <tuple>

#include <fmt/core.h>

namespace entrepot {
namespace {

constexpr long after_all_lines = std::numeric_limits<long>::max();  // of the one that counts what is not listed

std::string describe(const Problem& p) {
  std::string where = p.file;
  if (p.line > 0 && p.line < after_all_lines) where += fmt::format(":{}", p.line);
  std::string text = where.empty() ? "" : where + ": ";
  if (!p.field.empty()) text += p.field;
  if (!p.value.empty()) text += fmt::format("{}{}", p.field.empty() ? "" : " = ", p.value);
  text += fmt::format("{}{}", text.empty() || text.ends_with(": ") ? "" : ": ", p.rule);
  if (!p.hint.empty()) text += fmt::format("\n    hint: {}", p.hint);
  return text;
}

std::string message(const std::vector<Problem>& problems) {
  std::string text =
      problems.size() == 1 ? "1 problem in the input\n" : fmt::format("{} problems in the input\n", problems.size());
  for (const Problem& p : problems) text += "  " + describe(p) + "\n";
  text.pop_back();
  return text;
}

std::vector<Problem> sorted(std::vector<Problem> problems) {
  std::ranges::stable_sort(
      problems, [](const Problem& a, const Problem& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return problems;
}

/// Edit distance on lower-cased text in which two neighbours that changed places count once (optimal string alignment;
/// Damerau 1964, Levenshtein 1966).
std::size_t distance(std::string a, std::string b) {
  auto lower = [](std::string& s) {
    for (char& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  };
  lower(a);
  lower(b);
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> cost((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return cost[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) at(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) at(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.size(), b.size());
}

}  // namespace

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(message(sorted(problems))), problems_(sorted(std::move(problems))) {}
InputError::InputError(Problem problem) : InputError(std::vector<Problem>{std::move(problem)}) {}

void Problems::throw_if_any() {
  if (!list_.empty()) throw InputError(std::move(list_));
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& choices) {
  constexpr std::size_t longest = 200;  // nothing that people mistype is longer
  if (word.size() > longest) return "";
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 2) + 1;
  for (const std::string& choice : choices) {
    const std::size_t d = distance(word, choice);
    const bool alike = d < std::max(word.size(), choice.size());  // one letter is like no other
    if (alike && d < best_distance) {
      best_distance = d;
      best = choice;
    }
  }
  return best.empty() ? "" : fmt::format("did you mean {}?", best);
}

}  // namespace entrepot
