// Amounts by code through a concordance: every unit arrives somewhere or is listed as lost.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>

#include "sources/concordance.hpp"

namespace entrepot {
namespace {

void add_units(std::int64_t& sum, std::int64_t units) {
  if (__builtin_add_overflow(sum, units, &sum))
    throw InputError(Problem{
        .field = "value", .rule = "the sum of all amounts must stay below 9e18 units", .hint = "use a larger unit of money"});
}

}  // namespace

std::int64_t CodeAmounts::total() const {
  std::int64_t sum = 0;
  for (const CodeAmount& one : list) add_units(sum, one.units);
  return sum;
}

}  // namespace entrepot

namespace entrepot::sources {
namespace {

/// What arrives at a code, and from which.
struct Arrival {
  std::int64_t units = 0;
  std::set<std::string> from;
};

}  // namespace

std::vector<std::int64_t> apportion(std::int64_t units, std::span<const double> shares) {
  assert(!shares.empty());
  const bool negative = units < 0;
  const double whole = std::abs(static_cast<double>(units));
  std::vector<std::int64_t> parts(shares.size());
  std::vector<double> remainder(shares.size());
  std::int64_t left = std::abs(units);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = shares[i] * whole;
    parts[i] = static_cast<std::int64_t>(std::floor(exact));
    remainder[i] = exact - std::floor(exact);
    left -= parts[i];
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  // one unit each; rounding of the products can leave a few more, or take one too many from the largest part
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) ++parts[order[i]];
  if (left < 0) *std::ranges::max_element(parts) += left;
  if (negative)
    for (std::int64_t& part : parts) part = -part;
  return parts;
}

Applied apply(const Concordance& concordance, const CodeAmounts& amounts) {
  Applied result{.amounts = {.decimals = amounts.decimals, .list = {}}, .loss = {.decimals = amounts.decimals}};
  LossReport& loss = result.loss;
  std::map<std::string, Arrival> arrived;
  for (const auto& [code, units] : amounts.list) {
    add_units(loss.total, units);
    const auto counterparts = concordance.counterparts(code);
    const double lost = counterparts.empty() ? 1 : concordance.lost_share(code);
    std::vector<double> shares;
    for (const ConcordanceEntry& entry : counterparts) shares.push_back(entry.weight);
    if (lost > 0) shares.push_back(lost);
    const std::vector<std::int64_t> parts = apportion(units, shares);
    std::int64_t carried = 0;
    for (std::size_t i = 0; i < counterparts.size(); ++i) {
      Arrival& at = arrived[counterparts[i].to];
      add_units(at.units, parts[i]);
      at.from.insert(code);
      carried += parts[i];
    }
    if (lost > 0) {
      add_units(loss.lost, parts.back());
      loss.lost_codes.push_back({.code = code, .units = parts.back(), .known = concordance.knows(code)});
    }
    if (counterparts.size() == 1 && lost <= 0) {
      add_units(loss.exact, carried);
      loss.exact_codes.push_back(code);
    } else if (!counterparts.empty()) {
      add_units(loss.split, carried);
      loss.split_codes.push_back({.code = code, .units = carried, .parts = counterparts.size()});
    }
  }
  for (const auto& [code, at] : arrived) {
    result.amounts.list.push_back({.code = code, .units = at.units});
    if (at.from.size() < 2) continue;
    add_units(loss.merged, at.units);
    loss.merged_codes.push_back({.code = code, .from = {at.from.begin(), at.from.end()}, .units = at.units});
  }
  return result;
}

namespace {

/// Two lists sorted by code into one; what both have is joined by `join`.
template <class T, class Join>
void merge_lists(std::vector<T>& list, const std::vector<T>& more, const Join& join) {
  std::map<std::string, T> all;
  for (T& one : list) all.emplace(one.code, std::move(one));
  for (const T& one : more) {
    const auto [at, fresh] = all.emplace(one.code, one);
    if (!fresh) join(at->second, one);
  }
  list.clear();
  for (auto& [code, one] : all) list.push_back(std::move(one));
}

}  // namespace

void add_to(LossReport& report, const LossReport& more) {
  add_units(report.total, more.total);
  add_units(report.exact, more.exact);
  add_units(report.split, more.split);
  add_units(report.lost, more.lost);
  add_units(report.merged, more.merged);
  std::set<std::string> exact(report.exact_codes.begin(), report.exact_codes.end());
  exact.insert(more.exact_codes.begin(), more.exact_codes.end());
  report.exact_codes.assign(exact.begin(), exact.end());
  merge_lists(report.split_codes, more.split_codes, [](SplitCode& a, const SplitCode& b) { add_units(a.units, b.units); });
  merge_lists(report.lost_codes, more.lost_codes, [](LostCode& a, const LostCode& b) { add_units(a.units, b.units); });
  merge_lists(report.merged_codes, more.merged_codes, [](MergedCode& a, const MergedCode& b) {
    add_units(a.units, b.units);
    std::set<std::string> from(a.from.begin(), a.from.end());
    from.insert(b.from.begin(), b.from.end());
    a.from.assign(from.begin(), from.end());
  });
}

}  // namespace entrepot::sources
