// The part of any page that says how sure its answer is, and what it hangs on (docs/report.md, part 7).
#pragma once

#include "entrepot/uncertainty.hpp"
#include "report/page.hpp"

namespace entrepot {

/// The whole section "What drives the answer". `told` are indices of the headlines that the page's answer rests on, the most
/// important first: it gets the picture; none = the question's first.
void add_uncertainty(Page& page, const Uncertainty& doubt, const std::vector<std::size_t>& told = {});
/// Bars: total share of the variance by input, largest first.
Figure drivers_figure(const Uncertainty& doubt, const HeadlineDoubt& answer);
DataTable intervals_table(const Uncertainty& doubt);
DataTable drivers_table(const Uncertainty& doubt);
DataTable assumptions_table(const Uncertainty& doubt);

}  // namespace entrepot
