// Weights of a concordance other than equal shares.
#include <algorithm>
#include <cassert>

#include <fmt/core.h>

#include "sources/concordance.hpp"

namespace entrepot::sources {
namespace {

double traded(const CodeAmounts& amounts, const std::string& code) {
  const auto at = std::ranges::lower_bound(amounts.list, code, {}, &CodeAmount::code);
  return at != amounts.list.end() && at->code == code ? static_cast<double>(at->units) : 0;
}

/// Weights of one code's entries as they follow from trade; their sum stays what it was.
struct TradeShares {
  std::size_t floored = 0, equal = 0, by_trade = 0;

  void put_on(std::span<ConcordanceEntry> entries, const CodeAmounts& amounts, double floor) {
    double carried = 0, sum = 0;
    std::vector<double> value(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      carried += entries[i].weight;
      sum += value[i] = traded(amounts, entries[i].to);
    }
    if (entries.size() < 2) return;
    if (!(sum > 0)) {
      ++equal;
      return;
    }
    ++by_trade;
    const double least = floor * sum;
    double lifted = 0;
    for (double& one : value) {
      if (one < least) ++floored;
      lifted += one = std::max(one, least);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].weight = carried * value[i] / lifted;
  }
};

}  // namespace

Concordance weighted_by_trade(Concordance concordance, const CodeAmounts& amounts, double floor) {
  assert(floor >= 0 && floor < 1);
  TradeShares shares;
  auto& entries = concordance.entries;
  for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
    while (end < entries.size() && entries[end].from == entries[at].from) ++end;
    shares.put_on(std::span(entries).subspan(at, end - at), amounts, floor);
  }
  std::erase_if(entries, [](const ConcordanceEntry& entry) { return entry.weight <= 0; });
  if (shares.by_trade + shares.equal == 0) return concordance;
  concordance.step.rule = WeightRule::trade;
  std::string note =
      fmt::format("{} codes split by trade, {} without any trade split in equal shares", shares.by_trade, shares.equal);
  if (floor > 0) note += fmt::format("; {} counterparts lifted to the floor of {}", shares.floored, floor);
  concordance.step.notes.push_back(std::move(note));
  return concordance;
}

Concordance with_same_number(Concordance concordance) {
  std::size_t choices = 0;
  std::vector<ConcordanceEntry> kept;
  const auto& entries = concordance.entries;
  for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
    while (end < entries.size() && entries[end].from == entries[at].from) ++end;
    const auto first = entries.begin() + static_cast<std::ptrdiff_t>(at),
               last = entries.begin() + static_cast<std::ptrdiff_t>(end);
    const auto same = std::find_if(first, last, [](const ConcordanceEntry& entry) { return entry.from == entry.to; });
    if (same == last || end - at == 1) {
      kept.insert(kept.end(), first, last);
    } else {
      kept.push_back({.from = same->from, .to = same->to, .weight = 1 - concordance.lost_share(same->from)});
      ++choices;
    }
  }
  concordance.entries = std::move(kept);
  if (choices == 0) return concordance;
  concordance.step.rule = WeightRule::same_number;
  concordance.step.notes.push_back(
      fmt::format("{} codes with several counterparts go whole to the one of their own number", choices));
  return concordance;
}

Concordance with_largest(Concordance concordance) {
  std::vector<ConcordanceEntry> chosen;
  std::size_t choices = 0;
  const auto& entries = concordance.entries;
  for (std::size_t at = 0, end = 0; at < entries.size(); at = end) {
    while (end < entries.size() && entries[end].from == entries[at].from) ++end;
    const auto best =
        std::max_element(entries.begin() + static_cast<std::ptrdiff_t>(at), entries.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const auto& a, const auto& b) { return a.weight < b.weight; });
    chosen.push_back({.from = best->from, .to = best->to, .weight = 1 - concordance.lost_share(best->from)});
    choices += end - at > 1 ? 1 : 0;
  }
  concordance.entries = std::move(chosen);
  if (choices == 0) return concordance;
  concordance.step.rule = WeightRule::chosen;
  concordance.step.notes.push_back(
      fmt::format("{} codes with several counterparts go whole to the one with the largest weight", choices));
  return concordance;
}

}  // namespace entrepot::sources
