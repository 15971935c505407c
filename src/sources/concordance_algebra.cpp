// Composition, reversal and the round trip of concordances.
#include <algorithm>
#include <cassert>
#include <map>

#include "sources/concordance.hpp"

namespace entrepot::sources {
namespace {

constexpr double rounding = 1e-12;  // of the sum of a few weights

/// All of one code after two steps: where it comes out and how much gets lost, each in the order of codes.
struct Onward {
  std::map<std::string_view, double> to;
  double lost = 0;
};

Onward onward(const Concordance& a, const Concordance& b, std::string_view from) {
  Onward found{.to = {}, .lost = a.lost_share(from)};
  for (const ConcordanceEntry& middle : a.counterparts(from)) {
    const auto next = b.counterparts(middle.to);
    for (const ConcordanceEntry& last : next) found.to[last.to] += middle.weight * last.weight;
    found.lost += middle.weight * (next.empty() ? 1 : b.lost_share(middle.to));
  }
  return found;
}

WeightRule joint_rule(WeightRule a, WeightRule b) {
  if (a == WeightRule::single) return b;
  if (b == WeightRule::single || a == b) return a;
  return WeightRule::given;
}

}  // namespace

Concordance compose(const Concordance& a, const Concordance& b) {
  assert(a.step.to == b.step.from && "concordances meet in one classification");
  Concordance made{.step = {.from = a.step.from,
                            .to = b.step.to,
                            .source = a.step.source + " > " + b.step.source,
                            .reversed = false,
                            .rule = joint_rule(a.step.rule, b.step.rule),
                            .notes = a.step.notes},
                   .entries = {},
                   .without = {}};
  made.step.notes.insert(made.step.notes.end(), b.step.notes.begin(), b.step.notes.end());
  for (const std::string& from : a.from_codes()) {
    const Onward found = onward(a, b, from);
    for (const auto& [to, weight] : found.to) made.entries.push_back({.from = from, .to = std::string(to), .weight = weight});
    if (found.lost > rounding) made.without.push_back({.code = from, .share = found.to.empty() ? 1 : found.lost});
  }
  return made;
}

Concordance reverse(const Concordance& concordance, std::span<const std::string> known) {
  std::vector<CodePair> pairs;
  for (const ConcordanceEntry& entry : concordance.entries) pairs.emplace_back(entry.to, entry.from);
  const std::vector<std::string> reached = concordance.to_codes();
  for (const std::string& code : known)
    if (!std::ranges::binary_search(reached, code)) pairs.emplace_back(code, "");
  ConcordanceStep step{.from = concordance.step.to,
                       .to = concordance.step.from,
                       .source = concordance.step.source,
                       .reversed = !concordance.step.reversed,
                       .rule = WeightRule::single,
                       .notes = concordance.step.notes};
  return make_concordance(std::move(step), std::move(pairs));
}

ThereAndBack there_and_back(const Concordance& there, const Concordance& back, const CodeAmounts* amounts) {
  assert(there.step.to == back.step.from && there.step.from == back.step.to);
  ThereAndBack found{.trip = {.from = there.step.from, .through = there.step.to}, .away = {}};
  std::map<std::string_view, std::size_t> users;
  for (const ConcordanceEntry& entry : there.entries) ++users[entry.to];
  double home = 0, all = 0;
  for (const std::string& code : there.from_codes()) {
    const Onward outcome = onward(there, back, code);
    double weight = 1;
    if (amounts != nullptr) {
      const auto at = std::ranges::lower_bound(amounts->list, code, {}, &CodeAmount::code);
      weight = at != amounts->list.end() && at->code == code ? static_cast<double>(at->units) : 0;
    }
    const auto self = outcome.to.find(code);
    const double share = self == outcome.to.end() ? 0 : self->second;
    all += weight;
    home += weight * share;
    ++found.trip.codes;
    const auto middle = there.counterparts(code);
    if (middle.empty()) ++found.trip.without;
    if (std::ranges::any_of(middle, [&](const auto& entry) { return users[entry.to] > 1; })) ++found.trip.merged;
    if (share >= 1 - rounding) {
      ++found.trip.wholly_home;
      continue;
    }
    CodeAway away{.code = code, .home = share, .lost = outcome.lost, .others = {}};
    for (const auto& [to, part] : outcome.to)
      if (to != code) away.others.emplace_back(to);
    found.away.push_back(std::move(away));
  }
  found.trip.home = all > 0 ? home / all : 0;
  return found;
}

}  // namespace entrepot::sources
