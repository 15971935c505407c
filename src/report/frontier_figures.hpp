// Pictures of efficient sanctions, with the numbers they show.
#pragma once

#include "entrepot/frontier.hpp"
#include "report/figure.hpp"

namespace entrepot {

/// The coalition's cost against the target's loss, point by point, with the measures as they are beside it.
Figure frontier_figure(const FrontierStudy& study);
/// Rates by sector as the willingness to pay rises: tariffs, or export taxes.
Figure frontier_rates_figure(const FrontierStudy& study, bool tariffs);
/// Who gains and who loses at the point shown: largest changes, the players first of all.
Figure bystanders_figure(const FrontierStudy& study);
/// Distance to the optimum, best deviation, equilibria and residual by point.
DataTable frontier_certificates(const FrontierStudy& study);

}  // namespace entrepot
