// Did exports fall because the buyer spent less, or because the seller's share of it fell? X = E s, with E the buyer's
// expenditure on the traded basket and s the seller's share: d ln X = d ln E + d ln s (an identity, whatever moved E and s).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entrepot/interval.hpp"

namespace entrepot {

/// One sector (or product group): what the buyer spends on it, and what of that goes to the seller.
struct SectorDemand {
  std::string name;
  double expenditure_before = 0, exports_before = 0;  ///< exports in [0, expenditure]
  double expenditure_now = 0, exports_now = 0;
};

/// Parts of the change of exports. demand: the buyer's total expenditure; composition: that it moved between sectors (0 with
/// one); competitiveness: the seller's shares within sectors. With LMDI weights they add to the change exactly.
struct DemandSplit {
  double change = 0;
  double demand = 0, composition = 0, competitiveness = 0;
};
/// A sector without exports in one of the periods counts by the limit: as competitiveness if the buyer spent in both, as
/// composition if it did not.
DemandSplit demand_split(const std::vector<SectorDemand>& sectors);

/// From two growth rates, each known as an interval: of expenditure and of exports (fractions above -1). Log shares of demand and
/// of competitiveness add to one; infinite ends where exports may not have changed.
struct DemandShares {
  Interval share_growth;             ///< of the seller's share in the buyer's expenditure
  Interval demand, competitiveness;  ///< log shares of the change of exports
};
DemandShares demand_shares(const Interval& expenditure_growth, const Interval& exports_growth);

/// Sums by group of products: consumer, capital, intermediate goods (BEC) or any other grouping. Products without a group come
/// back as
/// "(none)", never dropped.
std::vector<SectorDemand> grouped(const std::vector<SectorDemand>& products, const std::map<std::string, std::string>& group_of);
/// End use by the code of the Broad Economic Categories, revision 4 (UN 2002): "capital", "intermediate", "consumption", and
/// "cars", "fuels", "other" where the classification itself leaves the use open (51, 321, 7). Nothing for what is no code.
std::optional<std::string> bec4_end_use(const std::string& code);

}  // namespace entrepot
