// Which flows carry which rate, and the shock that chosen rates make.
#include <algorithm>
#include <cassert>
#include <tuple>

#include "entrepot/tax_policy.hpp"

namespace entrepot {
namespace {

auto place(const TradeFlow& flow) { return std::tuple(flow.sector, flow.importer, flow.exporter); }
auto place(const CellShock& cell) { return std::tuple(cell.sector, cell.importer, cell.exporter); }

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

TaxSchedule::TaxSchedule(const World& world, Shock base, std::span<const TaxInstrument> instruments) : shock_(std::move(base)) {
  std::vector<CellShock> touched;
  for (const TaxInstrument& instrument : instruments) {
    for (const TradeFlow& flow : instrument.flows)
      touched.push_back({.sector = flow.sector,
                         .importer = flow.importer,
                         .exporter = flow.exporter,
                         .tariff_rate = world.tariff(flow.sector, flow.importer, flow.exporter)});
  }
  // The base's own cells come first among equals, so that unique keeps them.
  std::vector<CellShock> cells = shock_.cells;
  cells.insert(cells.end(), touched.begin(), touched.end());
  std::ranges::stable_sort(cells, {}, [](const CellShock& cell) { return place(cell); });
  const auto repeated = std::ranges::unique(cells, {}, [](const CellShock& cell) { return place(cell); });
  cells.erase(repeated.begin(), repeated.end());
  shock_.cells = std::move(cells);

  tariff_.assign(shock_.cells.size(), -1);
  export_tax_.assign(shock_.cells.size(), -1);
  for (std::size_t k = 0; k < instruments.size(); ++k) {
    auto& of_kind = instruments[k].kind == TaxKind::tariff ? tariff_ : export_tax_;
    for (const TradeFlow& flow : instruments[k].flows) {
      const auto found =
          std::ranges::lower_bound(shock_.cells, place(flow), {}, [](const CellShock& cell) { return place(cell); });
      std::ptrdiff_t& own = of_kind[static_cast<std::size_t>(found - shock_.cells.begin())];
      assert(own < 0);
      own = static_cast<std::ptrdiff_t>(k);
    }
  }
}

Shock TaxSchedule::at(std::span<const double> rates) const {
  Shock shock = shock_;
  for (std::size_t c = 0; c < shock.cells.size(); ++c) {
    if (tariff_[c] >= 0) shock.cells[c].tariff_rate = rates[static_cast<std::size_t>(tariff_[c])];
    if (export_tax_[c] >= 0) shock.cells[c].export_tax_rate = rates[static_cast<std::size_t>(export_tax_[c])];
  }
  return shock;
}

}  // namespace entrepot
