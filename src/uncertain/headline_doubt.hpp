// Draws of one headline as an interval: quantiles, shares, and their errors.
#pragma once

#include <span>

#include "entrepot/uncertainty.hpp"

namespace entrepot {

/// The value below which a share p of the sorted values lies, straight lines between them; infinities stand at their ends.
/// NaN of no values.
double sorted_quantile(std::span<const double> sorted, double p);

/// `a` and `b`: the headline by draw in two matrices, each `replicates` blocks of equal length; NaN = no answer. Errors are of
/// the jackknife over blocks. Drivers are left empty.
HeadlineDoubt summarise_headline(const Headline& central, std::span<const double> a, std::span<const double> b,
                                 std::size_t replicates);

}  // namespace entrepot
