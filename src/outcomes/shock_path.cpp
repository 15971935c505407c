#include "outcomes/shock_path.hpp"

#include <cassert>
#include <cmath>
#include <tuple>

#include "outcomes/policy_rates.hpp"

namespace entrepot {
namespace {

auto place(const CellShock& cell) { return std::tuple(cell.sector, cell.importer, cell.exporter); }

/// What holds in a cell that a shock does not name.
CellShock untouched(const World& world, const CellShock& like) {
  return {.sector = like.sector,
          .importer = like.importer,
          .exporter = like.exporter,
          .tariff_rate = world.tariff(like.sector, like.importer, like.exporter)};
}

CellPath cell_path(const Economy& economy, const CellShock& from, const CellShock& to) {
  CellPath path{.sector = from.sector, .importer = from.importer, .exporter = from.exporter, .is_ban = from.banned || to.banned};
  const double theta = economy.trade_elasticity(from.sector);
  const CellShock* ends[2] = {&from, &to};
  for (int end = 0; end < 2; ++end) {
    path.log_tariff[end] = std::log1p(ends[end]->tariff_rate);
    path.log_export_tax[end] = std::log1p(ends[end]->export_tax_rate);
    path.log_cost[end] = std::log(ends[end]->trade_cost_factor);
    path.access[end] = ends[end]->banned ? 0 : std::exp(-theta * path.log_cost[end]);
  }
  return path;
}

CellShock cell_at(const CellPath& cell, const Economy& economy, double s) {
  CellShock shock{.sector = cell.sector, .importer = cell.importer, .exporter = cell.exporter};
  shock.tariff_rate = std::expm1(between(cell.log_tariff, s));
  shock.export_tax_rate = std::expm1(between(cell.log_export_tax, s));
  if (!cell.is_ban) {
    shock.trade_cost_factor = std::exp(between(cell.log_cost, s));
    return shock;
  }
  const double access = between(cell.access, s);
  shock.banned = access <= 0;
  if (!shock.banned) shock.trade_cost_factor = std::pow(access, -1 / economy.trade_elasticity(cell.sector));
  return shock;
}

SectorByCountry productivity_at(const ShockPath& path, double s) {
  if (path.from.productivity.empty() && path.to.productivity.empty()) return {};
  SectorByCountry productivity = path.to.productivity.empty() ? path.from.productivity : path.to.productivity;
  for (Sector j : all<Sector>(productivity.extent(0))) {
    for (Country n : all<Country>(productivity.extent(1))) {
      productivity(j, n) = std::pow(productivity_of(path.from, j, n), 1 - s) * std::pow(productivity_of(path.to, j, n), s);
    }
  }
  return productivity;
}

ByCountry transfers_at(const ShockPath& path, double s) {
  if (path.from.transfers.empty() && path.to.transfers.empty()) return {};
  ByCountry transfers(path.to.transfers.empty() ? path.from.transfers.extents() : path.to.transfers.extents(), 0.0);
  for (std::size_t n = 0; n < transfers.size(); ++n) {
    if (!path.from.transfers.empty()) transfers.values()[n] += (1 - s) * path.from.transfers.values()[n];
    if (!path.to.transfers.empty()) transfers.values()[n] += s * path.to.transfers.values()[n];
  }
  return transfers;
}

}  // namespace

ShockPath shock_path(const World& world, const Economy& economy, const Shock& from, const Shock& to) {
  ShockPath path{.cells = {}, .from = from, .to = to};
  auto a = from.cells.begin();
  auto b = to.cells.begin();
  while (a != from.cells.end() || b != to.cells.end()) {
    const bool in_from = b == to.cells.end() || (a != from.cells.end() && place(*a) <= place(*b));
    const bool in_to = a == from.cells.end() || (b != to.cells.end() && place(*b) <= place(*a));
    const CellShock& named = in_from ? *a : *b;
    path.cells.push_back(cell_path(economy, in_from ? *a : untouched(world, named), in_to ? *b : untouched(world, named)));
    if (in_from) ++a;
    if (in_to) ++b;
  }
  return path;
}

Shock shock_at(const ShockPath& path, const Economy& economy, double s) {
  if (s <= 0 || s >= 1) {
    Shock end = s <= 0 ? path.from : path.to;
    end.limits = limits_at(path.limits, s);
    return end;
  }
  Shock shock;
  shock.limits = limits_at(path.limits, s);
  shock.cells.reserve(path.cells.size());
  for (const CellPath& cell : path.cells) shock.cells.push_back(cell_at(cell, economy, s));
  shock.productivity = productivity_at(path, s);
  shock.transfers = transfers_at(path, s);
  shock.burden_sharing = path.to.burden_sharing;
  return shock;
}

Shock open_shock_at(const ShockPath& path, const Economy& economy, double s) {
  Shock shock;
  shock.limits = limits_at(path.limits, s);
  shock.cells.reserve(path.cells.size());
  for (const CellPath& cell : path.cells) {
    shock.cells.push_back(cell_at(cell, economy, s));
    if (!cell.is_ban) continue;
    shock.cells.back().banned = false;
    shock.cells.back().trade_cost_factor = 1;
  }
  shock.productivity = productivity_at(path, s);
  return shock;
}

SectorByCountry productivity_slope(const World& world, const ShockPath& path) {
  SectorByCountry slope({world.sector_count(), world.country_count()}, 0.0);
  for (Sector j : all<Sector>(world.sector_count())) {
    for (Country n : all<Country>(world.country_count())) {
      slope(j, n) = std::log(productivity_of(path.to, j, n) / productivity_of(path.from, j, n));
    }
  }
  return slope;
}

}  // namespace entrepot
