#include "detect/link_chance.hpp"

#include <algorithm>
#include <functional>

#include "base/counter_random.hpp"

namespace entrepot::detect {
namespace {

enum Purpose : std::uint64_t { drawing, sets_of_stand_ins };

/// Uniform over 0 .. count - 1, within 2^-32 of it for the counts that occur here.
std::size_t below(std::size_t count, std::uint64_t bits) { return static_cast<std::size_t>((bits >> 32) * count >> 32); }

/// Scores of one stand-in against the newcomers that it is held against.
template <class Use>
void each_score(const StandIns& stopped, std::size_t consignee, const ConsigneeProfiles& profiles, const NewcomerIndex& index,
                const Use& use) {
  const std::vector<LinkParts> parts = index.compare(profiles.until(consignee, stopped.day));
  for (std::size_t n = 0; n < parts.size(); ++n)
    if (stopped.against[n] && parts[n].score() > 0) use(parts[n].score());
}

}  // namespace

std::vector<std::size_t> drawn_stand_ins(std::vector<std::size_t> eligible, std::size_t most, std::uint64_t seed,
                                         std::uint64_t stream) {
  if (eligible.size() <= most) return eligible;
  for (std::size_t i = 0; i < most; ++i)
    std::swap(eligible[i], eligible[i + below(eligible.size() - i, random_bits(seed, stream, i, drawing, 0))]);
  eligible.resize(most);
  return eligible;
}

std::vector<double> expected_as_high(const std::vector<StandIns>& stopped, const ConsigneeProfiles& profiles,
                                     const NewcomerIndex& index, std::span<const double> scores, const Control& control) {
  std::vector<double> expected(scores.size(), 0);
  for (std::size_t j = 0; j < stopped.size() && !control.stop.stop_requested(); ++j) {
    if (control.on_progress) control.on_progress({"comparing with chance", j, stopped.size()});
    std::vector<std::size_t> reached(scores.size() + 1, 0);  // how many have this place as the first score that they reach
    for (const std::size_t consignee : stopped[j].consignees)
      each_score(stopped[j], consignee, profiles, index, [&](double score) {
        ++reached[static_cast<std::size_t>(std::ranges::lower_bound(scores, score, std::greater{}) - scores.begin())];
      });
    std::size_t sum = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
      sum += reached[k];
      expected[k] += static_cast<double>(sum) / static_cast<double>(stopped[j].consignees.size());
    }
  }
  return expected;
}

std::vector<std::size_t> counts_in_random_sets(const std::vector<StandIns>& stopped, const ConsigneeProfiles& profiles,
                                               const NewcomerIndex& index, double score, std::size_t sets, std::uint64_t seed,
                                               const Control& control) {
  std::vector<std::size_t> counts(sets, 0);
  for (std::size_t j = 0; j < stopped.size() && !control.stop.stop_requested(); ++j) {
    std::vector<std::size_t> reached;
    for (const std::size_t consignee : stopped[j].consignees) {
      reached.push_back(0);
      each_score(stopped[j], consignee, profiles, index, [&](double one) { reached.back() += one >= score; });
    }
    for (std::size_t set = 0; set < sets; ++set)
      counts[set] += reached[below(reached.size(), random_bits(seed, j, set, sets_of_stand_ins, 0))];
  }
  return counts;
}

}  // namespace entrepot::detect
