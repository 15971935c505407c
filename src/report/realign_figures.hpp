// Pictures of stick and carrot.
#pragma once

#include "entrepot/realign.hpp"
#include "report/figure.hpp"

namespace entrepot {

Figure realign_map_figure(const RealignStudy& study);  ///< the map, with lines of indifference and today's point
/// In what share of draws one stick and offer would do, by point of the map. The study must have shares.
Figure realign_shares_figure(const RealignStudy& study, std::size_t stick, std::size_t offer);
Figure realign_stakes_figure(const RealignStudy& study);  ///< who gains and who loses by the split that costs least
Figure realign_doubt_figure(const RealignStudy& study);   ///< money needed against doubt

}  // namespace entrepot
