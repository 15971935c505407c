#include "sources/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/core.h>

namespace entrepot {

std::string_view to_string(WeightRule rule) {
  switch (rule) {
    case WeightRule::single:
      return "one counterpart each";
    case WeightRule::equal_shares:
      return "equal shares";
    case WeightRule::trade:
      return "by trade";
    case WeightRule::chosen:
      return "largest takes all";
    case WeightRule::same_number:
      return "the same number takes all";
    case WeightRule::given:
      return "as given";
  }
  return "";
}

}  // namespace entrepot

namespace entrepot::sources {
namespace {

bool less(const ConcordanceEntry& a, const ConcordanceEntry& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; }

/// Beginning and end of the run of equal `from` that begins at `at`.
std::size_t end_of_code(const std::vector<ConcordanceEntry>& entries, std::size_t at) {
  std::size_t end = at;
  while (end < entries.size() && entries[end].from == entries[at].from) ++end;
  return end;
}

/// One nth to each of n counterparts, times what has a counterpart at all.
void share_equally(Concordance& concordance) {
  auto& entries = concordance.entries;
  bool several = false;
  for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
    end = end_of_code(entries, at);
    several = several || end - at > 1;
    for (std::size_t i = at; i < end; ++i) entries[i].weight = 1 / static_cast<double>(end - at);
  }
  concordance.step.rule = several ? WeightRule::equal_shares : WeightRule::single;
}

std::vector<std::string> sorted_unique(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  return codes;
}

}  // namespace

std::span<const ConcordanceEntry> Concordance::counterparts(std::string_view from) const {
  const auto first = std::ranges::lower_bound(entries, from, {}, [](const auto& e) { return std::string_view(e.from); });
  const auto last =
      std::ranges::upper_bound(first, entries.end(), from, {}, [](const auto& e) { return std::string_view(e.from); });
  return {first, last};
}

double Concordance::lost_share(std::string_view from) const {
  const auto at = std::ranges::lower_bound(without, from, {}, [](const auto& w) { return std::string_view(w.code); });
  return at != without.end() && at->code == from ? at->share : 0;
}

bool Concordance::knows(std::string_view from) const { return !counterparts(from).empty() || lost_share(from) > 0; }

std::vector<std::string> Concordance::from_codes() const {
  std::vector<std::string> codes;
  for (const auto& entry : entries) codes.push_back(entry.from);
  for (const auto& one : without) codes.push_back(one.code);
  return sorted_unique(std::move(codes));
}

std::vector<std::string> Concordance::to_codes() const {
  std::vector<std::string> codes;
  for (const auto& entry : entries) codes.push_back(entry.to);
  return sorted_unique(std::move(codes));
}

Concordance make_concordance(ConcordanceStep step, std::vector<CodePair> pairs) {
  std::ranges::sort(pairs);
  const std::size_t rows = pairs.size();
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
  Concordance made{.step = std::move(step), .entries = {}, .without = {}};
  if (pairs.size() < rows) made.step.notes.push_back(fmt::format("{} rows stand twice and count once", rows - pairs.size()));
  for (const auto& [from, to] : pairs) {
    if (!to.empty()) made.entries.push_back({.from = from, .to = to});
  }
  for (const auto& [from, to] : pairs)
    if (to.empty() && made.counterparts(from).empty()) made.without.push_back({.code = from, .share = 1});
  share_equally(made);
  return made;
}

Concordance make_weighted(ConcordanceStep step, std::vector<ConcordanceEntry> entries, Problems& problems) {
  constexpr double tolerance = 1e-6;  // weights are written with six digits or so
  std::ranges::sort(entries, less);
  for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
    end = end_of_code(entries, at);
    double sum = 0;
    for (std::size_t i = at; i < end; ++i) sum += entries[i].weight;
    if (!(std::abs(sum - 1) <= tolerance))
      problems.add({.file = step.source,
                    .field = "weight",
                    .value = entries[at].from,
                    .rule = fmt::format("the weights of a code must add to 1; these add to {}", sum)});
    for (std::size_t i = at; i < end; ++i) entries[i].weight /= sum;
  }
  step.rule = WeightRule::given;
  return {.step = std::move(step), .entries = std::move(entries), .without = {}};
}

ConcordanceSummary summary(const Concordance& concordance) {
  ConcordanceSummary found{.step = concordance.step};
  std::map<std::string_view, std::size_t> into;
  for (std::size_t at = 0, end = 0; at < concordance.entries.size(); at = end) {
    end = end_of_code(concordance.entries, at);
    found.one_to_many += end - at > 1 ? 1 : 0;
    for (std::size_t i = at; i < end; ++i) ++into[concordance.entries[i].to];
  }
  found.from_codes = concordance.from_codes().size();
  found.to_codes = into.size();
  found.entries = concordance.entries.size();
  for (const auto& [code, count] : into) found.many_to_one += count > 1 ? 1 : 0;
  found.without =
      static_cast<std::size_t>(std::ranges::count_if(concordance.without, [](const auto& w) { return w.share >= 1; }));
  return found;
}

Concordance same_codes(ConcordanceStep step, std::span<const std::string> codes) {
  std::vector<CodePair> pairs;
  for (const std::string& code : codes) pairs.emplace_back(code, code);
  return make_concordance(std::move(step), std::move(pairs));
}

CodeCoverage coverage(const Concordance& concordance, std::span<const std::string> codes) {
  CodeCoverage found;
  for (const std::string& code : codes) {
    if (concordance.knows(code)) {
      ++found.covered;
    } else {
      found.missing.push_back(code);
    }
  }
  const std::set<std::string_view> listed(codes.begin(), codes.end());
  for (const std::string& code : concordance.from_codes())
    if (!listed.contains(code)) found.beyond.push_back(code);
  return found;
}

}  // namespace entrepot::sources
