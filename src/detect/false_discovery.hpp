// Many tests at once: how sure one must be of each so that false alarms stay rare among all alarms.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entrepot::detect {

/// Adjusted p-values, in the order given: reject where at most the rate q. p in [0, 1].
/// Benjamini and Hochberg (1995): holds the false-discovery rate under independence and positive dependence.
std::vector<double> benjamini_hochberg(std::span<const double> p);
/// Benjamini and Yekutieli (2001): under any dependence.
std::vector<double> benjamini_yekutieli(std::span<const double> p);
/// The chance of one false alarm or more, under any dependence.
std::vector<double> bonferroni(std::span<const double> p);

/// Groups first, by Simes' p of each; then, within the R of G groups that pass, Benjamini and Hochberg at q R / G (Benjamini and
/// Bogomolov 2014): holds the average rate of false discoveries over the groups selected. `group`: one a test, from 0.
std::vector<bool> by_group(std::span<const double> p, std::span<const std::size_t> group, double q);

}  // namespace entrepot::detect
