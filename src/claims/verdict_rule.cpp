// The rules by which numbers become verdicts. Numbers go in, a verdict comes out: nothing here reads a file or solves anything.
#include <algorithm>
#include <cmath>
#include <limits>

#include "entrepot/claims.hpp"

namespace entrepot {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Does the claim hold at this number?
bool holds_at(const ClaimTest& test, const std::optional<Interval>& theirs, double value) {
  if (theirs) return contains(*theirs, value);
  return !(test.above && !(value > *test.above)) && !(test.below && !(value < *test.below));
}

/// M2: disjoint intervals contradict; where they overlap, the number as computed decides whether rounding is needed to agree.
Verdict compare(const Interval& ours, const Interval& theirs) {
  if (!overlap(ours, theirs)) return Verdict::contradicted;
  return contains(theirs, ours.value) ? Verdict::supported : Verdict::rounding_only;
}

/// The whole of what rounding allows must lie within the bounds, or outside.
Verdict bound(const ClaimTest& test, const Interval& ours) {
  const bool low = holds_at(test, std::nullopt, ours.low), high = holds_at(test, std::nullopt, ours.high);
  if (low && high) return Verdict::supported;
  const bool above_all = test.below && ours.low >= *test.below, below_all = test.above && ours.high <= *test.above;
  return above_all || below_all ? Verdict::contradicted : Verdict::rounding_only;
}

void judge_draws(const ClaimTest& test, const std::vector<double>& draws, double supported_share, double contradicted_share,
                 TestResult& result) {
  std::size_t holding = 0;
  result.draws = draws.size();
  for (const double value : draws) {
    if (std::isnan(value)) continue;
    ++result.answered;
    holding += holds_at(test, result.theirs, value) ? 1 : 0;
  }
  if (result.answered == 0) return;
  result.share = static_cast<double>(holding) / static_cast<double>(result.answered);
  result.verdict = Verdict::conditional;
  if (result.share >= supported_share) result.verdict = Verdict::supported;
  if (result.share <= contradicted_share) result.verdict = Verdict::contradicted;
}

bool speaks_for(Verdict verdict) { return verdict == Verdict::supported || verdict == Verdict::rounding_only; }

/// Cases that all end alike say that; else it depends on the case.
Verdict of_cases(const std::vector<Verdict>& cases) {
  const Verdict worst = *std::ranges::max_element(cases);
  if (std::ranges::all_of(cases, speaks_for)) return worst;
  const bool alike = std::ranges::all_of(cases, [&](Verdict v) { return v == cases.front(); });
  if (alike) return cases.front();
  // Open beside contradicted: nothing speaks for the claim, and something may.
  const bool any_for = std::ranges::any_of(cases, [](Verdict v) { return speaks_for(v) || v == Verdict::conditional; });
  return any_for ? Verdict::conditional : Verdict::open;
}

}  // namespace

TestResult judge_test(const ClaimTest& test, const Interval& ours, const std::optional<Interval>& theirs,
                      const std::vector<double>& draws, double supported_share, double contradicted_share) {
  TestResult result;
  result.ours = ours;
  result.share = nothing;
  if (theirs) result.theirs = Interval{theirs->low - test.tolerance, theirs->value, theirs->high + test.tolerance};
  const bool unknown = std::isnan(ours.value) || (theirs && std::isnan(theirs->value));
  if (!draws.empty()) {
    judge_draws(test, draws, supported_share, contradicted_share, result);
  } else if (!unknown) {
    result.verdict = theirs ? compare(ours, *result.theirs) : bound(test, ours);
  }
  if (speaks_for(result.verdict) && !test.assumes.empty()) result.verdict = Verdict::conditional;
  return result;
}

ClaimResult judge_claim(const Claim& claim, std::vector<TestResult> tests) {
  ClaimResult result;
  std::vector<std::string> names;  // of the cases, in order; the tests of one case must all hold
  std::vector<Verdict> cases;
  result.verdict = Verdict::supported;
  for (std::size_t t = 0; t < tests.size(); ++t) {
    const std::string& name = claim.tests[t].in_case;
    if (claim.tests[t].if_given && !tests[t].missing.empty()) continue;
    if (name.empty()) {
      result.verdict = std::max(result.verdict, tests[t].verdict);
      continue;
    }
    const auto at = std::ranges::find(names, name) - names.begin();
    if (at == static_cast<std::ptrdiff_t>(names.size())) {
      names.push_back(name);
      cases.push_back(tests[t].verdict);
    } else {
      Verdict& verdict = cases[static_cast<std::size_t>(at)];
      verdict = std::max(verdict, tests[t].verdict);
    }
  }
  if (!cases.empty()) {
    const Verdict verdict = of_cases(cases);
    for (std::size_t c = 0; c < cases.size(); ++c) {
      if (speaks_for(cases[c]) || cases[c] == Verdict::conditional) result.holds_in.push_back(names[c]);
      if (cases[c] == Verdict::contradicted) result.fails_in.push_back(names[c]);
      if (cases[c] == Verdict::open) result.open_in.push_back(names[c]);
    }
    result.verdict = std::max(result.verdict, verdict);
  }
  result.tests = std::move(tests);
  return result;
}

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported:
      return "supported";
    case Verdict::rounding_only:
      return "rounding_only";
    case Verdict::conditional:
      return "conditional";
    case Verdict::open:
      return "open";
    case Verdict::contradicted:
      break;
  }
  return "contradicted";
}

}  // namespace entrepot
