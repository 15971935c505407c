// Sums over bilateral flows, in a fixed order. Money: million USD.
#pragma once

#include "entrepot/arrays.hpp"

namespace entrepot {

/// Y[j][i] = sum over importers n of X[j][n][i]: gross output of country i in sector j, domestic sales included.
SectorByCountry gross_output(const Flows& flow);

/// A[j][n] = sum over exporters i of X[j][n][i] (1 + t[j][n][i]): purchases of country n, tariff included (MODEL.md M4).
SectorByCountry purchases(const Flows& flow, const Flows& tariff);

/// R[n] = sum over j, i of t X: tariff revenue of country n.
ByCountry tariff_revenue(const Flows& flow, const Flows& tariff);

/// D[n] = imports - exports, f.o.b., domestic sales left out (they cancel); adds to 0 over countries.
ByCountry trade_deficit(const Flows& flow);

}  // namespace entrepot
