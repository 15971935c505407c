// Which flows carry which rate, and the shock that chosen rates make.
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <tuple>

#include "entrepot/tax_policy.hpp"

namespace entrepot {
namespace {

auto place(const TradeFlow& flow) { return std::tuple(flow.sector, flow.importer, flow.exporter); }

bool among(const std::vector<Country>& countries, Country n) { return std::ranges::find(countries, n) != countries.end(); }

/// One instrument, or none where nothing is traded.
void add_instrument(const World& world, const std::vector<Country>& members, TaxKind kind, std::vector<Country> partners,
                    std::vector<Sector> sectors, std::vector<TaxInstrument>& instruments) {
  TaxInstrument instrument{kind, {}, std::move(partners), std::move(sectors)};
  for (const Sector j : instrument.sectors) {
    for (const Country own : members) {
      for (const Country other : instrument.partners) {
        const TradeFlow flow = kind == TaxKind::tariff ? TradeFlow{j, own, other} : TradeFlow{j, other, own};
        if (world.flow(j, flow.importer, flow.exporter) > 0) instrument.flows.push_back(flow);
      }
    }
  }
  std::ranges::sort(instrument.flows, {}, [](const TradeFlow& flow) { return place(flow); });
  if (!instrument.flows.empty()) instruments.push_back(std::move(instrument));
}

/// Partners without the members themselves; all in one group unless rates differ by partner.
std::vector<std::vector<Country>> partner_groups(const TaxDesign& design) {
  const bool apart = design.detail == TaxDetail::partner || design.detail == TaxDetail::partner_and_sector;
  std::vector<std::vector<Country>> groups;
  for (std::vector<Country> group : design.partners) {
    std::erase_if(group, [&](Country n) { return among(design.members, n); });
    if (apart || groups.empty()) {
      groups.push_back(std::move(group));
    } else {
      groups.front().insert(groups.front().end(), group.begin(), group.end());
    }
    std::ranges::sort(groups.back());
  }
  return groups;
}

}  // namespace

std::vector<TaxInstrument> tax_instruments(const World& world, const TaxDesign& design) {
  const bool by_sector = design.detail == TaxDetail::sector || design.detail == TaxDetail::partner_and_sector;
  std::vector<std::vector<Sector>> sectors;
  if (by_sector) {
    for (const Sector j : design.sectors) sectors.push_back({j});
  } else {
    sectors.push_back(design.sectors);
  }
  const auto partners = partner_groups(design);
  std::vector<TaxInstrument> instruments;
  for (const TaxKind kind : {TaxKind::tariff, TaxKind::export_tax}) {
    if (!(kind == TaxKind::tariff ? design.tariffs : design.export_taxes)) continue;
    for (const auto& group : partners) {
      for (const auto& own : sectors) add_instrument(world, design.members, kind, group, own, instruments);
    }
  }
  return instruments;
}

/// Cells are found by their place in a table of all flows: nothing is sorted.
TaxSchedule::TaxSchedule(const World& world, Shock base, std::span<const TaxInstrument> instruments) : shock_(std::move(base)) {
  constexpr std::int32_t untouched = -1, touched = -2;
  Array<std::int32_t, Sector, Country, Country> cell(world.flow.extents(),
                                                     untouched);  // its place in the base, or that it is new
  for (std::size_t c = 0; c < shock_.cells.size(); ++c)
    cell(shock_.cells[c].sector, shock_.cells[c].importer, shock_.cells[c].exporter) = static_cast<std::int32_t>(c);
  for (const TaxInstrument& instrument : instruments) {
    for (const auto& [j, n, i] : instrument.flows) {
      if (cell(j, n, i) == untouched) cell(j, n, i) = touched;
    }
  }
  std::vector<CellShock> cells;
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const Country n : all<Country>(world.country_count())) {
      for (const Country i : all<Country>(world.country_count())) {
        std::int32_t& place = cell(j, n, i);
        if (place == untouched) continue;
        cells.push_back(place == touched
                            ? CellShock{.sector = j, .importer = n, .exporter = i, .tariff_rate = world.tariff(j, n, i)}
                            : shock_.cells[static_cast<std::size_t>(place)]);
        place = static_cast<std::int32_t>(cells.size() - 1);
      }
    }
  }
  shock_.cells = std::move(cells);

  tariff_.assign(shock_.cells.size(), -1);
  export_tax_.assign(shock_.cells.size(), -1);
  for (std::size_t k = 0; k < instruments.size(); ++k) {
    auto& of_kind = instruments[k].kind == TaxKind::tariff ? tariff_ : export_tax_;
    for (const auto& [j, n, i] : instruments[k].flows) {
      std::ptrdiff_t& own = of_kind[static_cast<std::size_t>(cell(j, n, i))];
      assert(own < 0);
      own = static_cast<std::ptrdiff_t>(k);
    }
  }
}

Shock TaxSchedule::at(std::span<const double> rates) const {
  Shock shock = shock_;
  put(rates, shock);
  return shock;
}

void TaxSchedule::put(std::span<const double> rates, Shock& shock) const {
  assert(shock.cells.size() == shock_.cells.size());
  for (std::size_t c = 0; c < shock.cells.size(); ++c) {
    if (tariff_[c] >= 0) shock.cells[c].tariff_rate = rates[static_cast<std::size_t>(tariff_[c])];
    if (export_tax_[c] >= 0) shock.cells[c].export_tax_rate = rates[static_cast<std::size_t>(export_tax_[c])];
  }
}

}  // namespace entrepot
