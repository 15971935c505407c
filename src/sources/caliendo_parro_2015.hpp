// Trade elasticities of Caliendo and Parro (2015), table 1 (99 % sample, with the pooled 8.22 for transport equipment as in
// the authors' own data file), laid on the ICIO sectors.
#pragma once

#include <array>

namespace entrepot::sources {

/// By ICIO sector. Electronics and optics is the mean of office, communication and medical equipment; services 8.22.
extern const std::array<double, 28> caliendo_parro_2015_trade_elasticity;

}  // namespace entrepot::sources
