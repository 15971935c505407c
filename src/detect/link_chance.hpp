// What likeness chance alone gives: consignees that nobody stopped, put in the place of those that were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "detect/newcomer_index.hpp"
#include "entrepot/control.hpp"

namespace entrepot::detect {

/// One stopped consignee, who may stand for it, and which newcomers it is held against.
struct StandIns {
  std::int32_t day = 0;                 ///< its profile, and that of each stand-in, ends here
  std::vector<std::size_t> consignees;  ///< never stopped, first shipment not after `day`; drawn without replacement
  std::vector<bool> against;            ///< by newcomer: first appeared after `day`
};

/// `most` of `eligible` (all where there are fewer), by counter-based random numbers: the same for the same seed and stream.
std::vector<std::size_t> drawn_stand_ins(std::vector<std::size_t> eligible, std::size_t most, std::uint64_t seed,
                                         std::uint64_t stream);

/// For each of `scores` (descending): how many pairs score as high on average where one stand-in takes the place of each stopped
/// consignee.
std::vector<double> expected_as_high(const std::vector<StandIns>& stopped, const ConsigneeProfiles& profiles,
                                     const NewcomerIndex& index, std::span<const double> scores, const Control& control);

/// The number of pairs that reach `score` in each of `sets` random sets of stand-ins, one for each stopped consignee.
std::vector<std::size_t> counts_in_random_sets(const std::vector<StandIns>& stopped, const ConsigneeProfiles& profiles,
                                               const NewcomerIndex& index, double score, std::size_t sets, std::uint64_t seed,
                                               const Control& control);

}  // namespace entrepot::detect
