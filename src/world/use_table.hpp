// Who uses what in one economy: intermediates of every sector and final demand, in money. The rows of the table are products at
// what buyers pay, the columns are users: the sectors, then final demand.
#pragma once

#include <vector>

#include "entrepot/world.hpp"

namespace entrepot {

struct UseTable {
  std::size_t sectors = 0;
  std::vector<double> cells;  ///< [product][user], sectors x (sectors + 1), million USD
  double& at(std::size_t product, std::size_t user) { return cells[product * (sectors + 1) + user]; }
  double at(std::size_t product, std::size_t user) const { return cells[product * (sectors + 1) + user]; }
};

/// Z = gamma (1 - beta) Y and F = alpha I of a balanced World (MODEL.md M4). `output` is [sector][country].
UseTable use_table(const World& world, const SectorByCountry& output, Country n);

/// What the table's margins have to be: rows what the economy buys, columns (1 - beta) Y and what is left for final demand.
struct UseMargins {
  std::vector<double> rows, columns;
};
UseMargins use_margins(const World& world, const SectorByCountry& output, const SectorByCountry& purchases, Country n);

/// Input shares of the economy from its table; users without intermediates keep theirs.
void set_input_shares(World& world, Country n, const UseTable& table);

}  // namespace entrepot
