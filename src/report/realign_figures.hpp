// Pictures of stick and carrot.
#pragma once

#include "entrepot/realign.hpp"
#include "report/figure.hpp"

namespace entrepot {

Figure realign_map_figure(const RealignStudy& study);     ///< the map, with lines of indifference and today's point
Figure realign_stakes_figure(const RealignStudy& study);  ///< who gains and who loses by the split that costs least
Figure realign_doubt_figure(const RealignStudy& study);   ///< money needed against doubt

}  // namespace entrepot
