// Small one-sided tests on the months of one cell. NaN where there is too little to test.
#pragma once

#include <cstddef>
#include <span>

namespace entrepot::detect {

/// Is the mean of `after` above that of `before`? Welch (1947) with Satterthwaite's degrees of freedom. At least 6 and 3 values;
/// missing ones (NaN) do not count. Of equal values on both sides: 1/2 where the means agree.
double welch_rise(std::span<const double> before, std::span<const double> after);

/// Are there more active months among `after_months` than chance puts there, given how many there are in all? Exact
/// (hypergeometric, Fisher 1935).
double activity_rise(std::size_t active_before, std::size_t before_months, std::size_t active_after, std::size_t after_months);

/// Do two series rise and fall together? Spearman's rank correlation; the number of independent months is reduced for the
/// autocorrelation of both (Pyper and Peterman 1998). One-sided. `size`: at least 12.
double rank_correlation_p(std::span<const double> x, std::span<const double> y);

}  // namespace entrepot::detect
