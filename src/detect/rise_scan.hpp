// Did a monthly flow rise after a date by more than its trend, its season and its own restlessness explain?
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace entrepot::detect {

enum class FlowKind {
  counts,  ///< negative binomial: variance = mean + mean² c²
  values   ///< money: variance = mean² c², whatever the currency
};

/// Growth differs between cells, and a few dozen months tell little of it: carried into the months after, it is most of a
/// forecast's error. What the cells have in common is therefore its prior (empirical Bayes; Efron and Morris 1975).
struct TrendPrior {
  double mean = 0;                                            ///< log points over the months before
  double variance = std::numeric_limits<double>::infinity();  ///< infinite = each cell for itself
};

/// The sum over the months after, as it would be without a break: over its expectation an F variable, with Student's correction.
struct Forecast {
  double expected = 0;
  double months = 0, mean = 0;        ///< degrees of freedom of F: of the months themselves, and of the expectation
  double freedom = 0;                 ///< of Student's t
  double tail(double sum) const;      ///< chance of `sum` or more
  double point(double chance) const;  ///< below which the sum lies with this chance, in (0, 1)
};

struct Rise {
  bool tested = false;  ///< false: no mean can be fitted before the break (too few months with trade for what is asked)
  double observed = 0;  ///< sum over the months after
  Forecast forecast;    ///< of that sum, from the months before
  double p = std::numeric_limits<double>::quiet_NaN();  ///< chance of the sum observed or more
  double dispersion = 0;                                ///< c²
  double trend = 0, trend_variance = 0;                 ///< log points over the months before, and what its estimate varies by
};

/// Log-linear mean by Poisson quasi-likelihood (McCullagh and Nelder 1989, ch. 9): constant and, with `trend_and_season`, a trend
/// and one wave a year. The sum after the break over its forecast is taken as the ratio of two gamma variables, one for the
/// months and one for the forecast: an F distribution, exact for gamma months of one mean. That c² is estimated turns its normal
/// score into Student's t. `calendar_month`: 0 to 11, of the first value of `before`.
Rise scan_rise(std::span<const double> before, std::span<const double> after, int calendar_month, FlowKind kind,
               bool trend_and_season = true, const TrendPrior& prior = {});

/// From scans with trend, each for itself: mean, and the variance beyond that of the estimates (moments, weighted by their own
/// precision). Infinite variance for fewer than 30 scans.
TrendPrior trend_prior(std::span<const Rise> scans);

}  // namespace entrepot::detect
