// The kinds of economic residual in the order in which results list them, with their plain names.
#pragma once

#include <array>

#include "entrepot/equilibrium.hpp"

namespace entrepot {

struct ResidualKind {
  const char* key;    ///< as Certificate::worst() and JSON name it
  const char* words;  ///< "goods markets"
  Residual Certificate::*of;
};

inline constexpr std::array<ResidualKind, 9> residual_kinds{{
    {"prices", "prices against unit costs", &Certificate::prices},
    {"goods_markets", "goods markets", &Certificate::goods_markets},
    {"factor_markets", "factor markets", &Certificate::factor_markets},
    {"budgets", "budgets", &Certificate::budgets},
    {"trade_balances", "trade balances", &Certificate::trade_balances},
    {"numeraire", "the numeraire", &Certificate::numeraire},
    {"transfers", "transfers between countries", &Certificate::transfers},
    {"limits", "limits on quantities and prices", &Certificate::limits},
    {"burden_sharing", "equal changes within a coalition", &Certificate::burden_sharing},
}};

}  // namespace entrepot
