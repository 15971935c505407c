#pragma once

#include "entrepot/detect.hpp"
#include "report/figure.hpp"

namespace entrepot {

/// Monthly flows to the target and to all third countries together.
Figure detect_months_figure(const DetectStudy& study);
/// Each third country over its own mean before the break.
Figure detect_routes_figure(const DetectStudy& study);
/// The largest flagged flows by excess, with their intervals in the table.
Figure detect_findings_figure(const DetectStudy& study);

}  // namespace entrepot
