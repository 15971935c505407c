// Shocks put together, and the tie between two countries as a shock.
#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "entrepot/scenario.hpp"
#include "measures/apply_limits.hpp"

namespace entrepot {
namespace {

auto place(const CellShock& cell) { return std::tuple(cell.sector, cell.importer, cell.exporter); }

CellShock together(const World& world, const CellShock& first, const CellShock& second) {
  const double own_rate = world.tariff(first.sector, first.importer, first.exporter);
  CellShock cell = first;
  cell.banned = first.banned || second.banned;
  cell.trade_cost_factor = cell.banned ? 1 : first.trade_cost_factor * second.trade_cost_factor;
  if (second.tariff_rate != own_rate) cell.tariff_rate = second.tariff_rate;
  if (second.export_tax_rate != 0) cell.export_tax_rate = second.export_tax_rate;
  if (cell.banned) {
    cell.tariff_rate = own_rate;
    cell.export_tax_rate = 0;
  }
  return cell;
}

}  // namespace

Shock combine(const World& world, const Shock& first, const Shock& second) {
  Shock result;
  result.cells.reserve(first.cells.size() + second.cells.size());
  auto a = first.cells.begin();
  auto b = second.cells.begin();
  while (a != first.cells.end() || b != second.cells.end()) {
    if (b == second.cells.end() || (a != first.cells.end() && place(*a) < place(*b))) {
      result.cells.push_back(*a++);
    } else if (a == first.cells.end() || place(*b) < place(*a)) {
      result.cells.push_back(*b++);
    } else {
      result.cells.push_back(together(world, *a++, *b++));
    }
  }
  result.limits = first.limits;
  result.limits.insert(result.limits.end(), second.limits.begin(), second.limits.end());
  result.limits = tightest(std::move(result.limits));
  result.transfers = first.transfers.empty() ? second.transfers : first.transfers;
  if (!first.transfers.empty() && !second.transfers.empty()) {
    for (std::size_t n = 0; n < result.transfers.size(); ++n) result.transfers.values()[n] += second.transfers.values()[n];
  }
  result.burden_sharing = first.burden_sharing.empty() ? second.burden_sharing : first.burden_sharing;
  result.productivity = first.productivity.empty() ? second.productivity : first.productivity;
  if (!first.productivity.empty() && !second.productivity.empty()) {
    for (std::size_t k = 0; k < result.productivity.size(); ++k)
      result.productivity.values()[k] *= second.productivity.values()[k];
  }
  return result;
}

Shock pair_cost(const World& world, Country a, Country b, double factor, bool banned) {
  assert(a != b && factor > 0);
  const auto [low, high] = std::minmax(a, b);
  Shock shock;
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const auto& [importer, exporter] : {std::pair(low, high), std::pair(high, low)}) {
      shock.cells.push_back({j, importer, exporter, banned ? 1 : factor, banned, world.tariff(j, importer, exporter), 0});
    }
  }
  return shock;
}

}  // namespace entrepot
