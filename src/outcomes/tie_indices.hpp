// The accounting indices of a tie between two sets of economies (MODEL.md M11.1, M11.3), from numbers that many ties share.
#pragma once

#include <span>

#include "entrepot/outcomes.hpp"

namespace entrepot {

/// Both directions, all sectors, million USD. The sets must not overlap.
double trade_between(const Flows& trade, std::span<const Country> a, std::span<const Country> b);

/// Each set taken as one economy: its trade inside is not foreign.
Dependence dependence(const Flows& trade, std::span<const Country> a, std::span<const Country> b);

/// What buyers pay, tariff included, in one equilibrium.
struct Purchases {
  Flows paid;  ///< million USD
  ByCountry income;
  BySector sigma;
};
Purchases purchases_of(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium);

/// Sets of suppliers and of buyers, each taken as one; log-income units.
double supplier_power(const Purchases& purchases, std::span<const Country> suppliers, std::span<const Country> buyers);

}  // namespace entrepot
