// Pictures of a war.
#pragma once

#include "entrepot/war.hpp"
#include "report/figure.hpp"

namespace entrepot {

Figure welfare_figure(const WarStudy& study);     ///< real income of players in peace, war and cooperation
Figure rates_figure(const WarStudy& study);       ///< mean rates of players in peace, alone and in war
Figure bystanders_figure(const WarStudy& study);  ///< who gains and loses without playing

}  // namespace entrepot
