// Laws of concordances on random ones.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "sources/concordance.hpp"

namespace entrepot::sources {
namespace {

std::string code(const std::string& letter, int number) { return fmt::format("{}{:02}", letter, number); }

/// Up to 20 codes into up to 20, some into several, some nowhere.
Concordance random_concordance(const std::string& from, const std::string& to) {
  const int sources = *rc::gen::inRange(1, 20);
  std::vector<CodePair> pairs;
  for (int i = 0; i < sources; ++i) {
    const int count = *rc::gen::inRange(0, 4);
    if (count == 0) pairs.emplace_back(code(from, i), "");
    for (int k = 0; k < count; ++k) pairs.emplace_back(code(from, i), code(to, *rc::gen::inRange(0, 20)));
  }
  return make_concordance({.from = from, .to = to, .source = "random", .notes = {}}, pairs);
}

CodeAmounts random_amounts(const std::string& letter, std::int64_t most) {
  CodeAmounts amounts;
  for (int i = 0; i < 22; ++i)
    amounts.list.push_back({.code = code(letter, i), .units = *rc::gen::inRange<std::int64_t>(-most, most)});
  return amounts;
}

TEST(ConcordanceLaws, NothingIsDroppedNorMade) {
  const bool holds = rc::check([] {
    Concordance c = compose(random_concordance("a", "b"), random_concordance("b", "c"));
    if (*rc::gen::arbitrary<bool>()) c = weighted_by_trade(c, random_amounts("c", 1000), 0.1);
    const CodeAmounts amounts = random_amounts("a", 400'000'000'000'000);
    const Applied result = apply(c, amounts);
    const LossReport& loss = result.loss;
    RC_ASSERT(loss.total == amounts.total());
    RC_ASSERT(loss.exact + loss.split + loss.lost == loss.total);
    RC_ASSERT(result.amounts.total() + loss.lost == loss.total);
    RC_ASSERT(std::ranges::is_sorted(result.amounts.list, {}, &CodeAmount::code));
    std::int64_t listed = 0;
    for (const LostCode& one : loss.lost_codes) listed += one.units;
    RC_ASSERT(listed == loss.lost);
  });
  EXPECT_TRUE(holds);
}

TEST(ConcordanceLaws, WeightsOfACodeAddToOneWithWhatIsLost) {
  const bool holds = rc::check([] {
    Concordance c = compose(random_concordance("a", "b"), random_concordance("b", "c"));
    if (*rc::gen::arbitrary<bool>()) c = with_largest(c);
    for (const std::string& from : c.from_codes()) {
      double sum = c.lost_share(from);
      for (const ConcordanceEntry& entry : c.counterparts(from)) sum += entry.weight;
      RC_ASSERT(std::abs(sum - 1) < 1e-12);
    }
  });
  EXPECT_TRUE(holds);
}

TEST(ConcordanceLaws, CompositionIsAssociative) {
  const bool holds = rc::check([] {
    const Concordance a = random_concordance("a", "b"), b = random_concordance("b", "c"), c = random_concordance("c", "d");
    const Concordance left = compose(compose(a, b), c), right = compose(a, compose(b, c));
    RC_ASSERT(left.entries.size() == right.entries.size());
    for (std::size_t i = 0; i < left.entries.size(); ++i) {
      RC_ASSERT(left.entries[i].from == right.entries[i].from && left.entries[i].to == right.entries[i].to);
      RC_ASSERT(std::abs(left.entries[i].weight - right.entries[i].weight) < 1e-12);
    }
    for (const std::string& from : left.from_codes()) RC_ASSERT(std::abs(left.lost_share(from) - right.lost_share(from)) < 1e-12);
  });
  EXPECT_TRUE(holds);
}

TEST(ConcordanceLaws, OneToOneThereAndBackIsTheIdentity) {
  const bool holds = rc::check([] {
    const auto order = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 1000));
    std::vector<CodePair> pairs;
    std::vector<std::pair<int, int>> ranked;
    for (int i = 0; i < 12; ++i) ranked.emplace_back(order[static_cast<std::size_t>(i)], i);
    std::ranges::sort(ranked);
    for (int i = 0; i < 12; ++i) pairs.emplace_back(code("a", i), code("b", ranked[static_cast<std::size_t>(i)].second));
    const Concordance there = make_concordance({.from = "a", .to = "b", .notes = {}}, pairs);
    const Concordance home = compose(there, reverse(there));
    RC_ASSERT(there_and_back(there, reverse(there)).trip.home == 1.0);
    for (const ConcordanceEntry& entry : home.entries) RC_ASSERT(entry.from == entry.to && entry.weight == 1);
    RC_ASSERT(home.entries.size() == 12U);
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace entrepot::sources
