#include "study/touched_flows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entrepot {
namespace {

using Cells = std::map<std::tuple<Sector, Country, Country>, CellShock>;

Cells cells_of(const Shock& shock) {
  Cells cells;
  for (const CellShock& cell : shock.cells) cells[{cell.sector, cell.importer, cell.exporter}] = cell;
  return cells;
}

/// Cells of `shock` whose policy `other` does not share.
void add_differences(const World& world, const Cells& shock, const Cells& other, Array<char, Country, Country>& touched) {
  for (const auto& [place, cell] : shock) {
    CellShock reference;
    reference.tariff_rate = world.tariff(cell.sector, cell.importer, cell.exporter);
    if (const auto found = other.find(place); found != other.end()) reference = found->second;
    const auto policy = [](const CellShock& c) {
      return std::tuple(c.banned, c.banned ? 1 : c.trade_cost_factor, c.tariff_rate, c.export_tax_rate);
    };
    if (policy(cell) != policy(reference)) touched(cell.importer, cell.exporter) = 1;
  }
}

/// Flows with limits that `other` does not have.
void add_limits(const Shock& shock, const Shock& other, Array<char, Country, Country>& touched) {
  const auto key = [](const Limit& limit, const TradeFlow& f) {
    return std::tuple(limit.kind, limit.bound, limit.rent, f.sector, f.importer, f.exporter);
  };
  std::set<decltype(key({}, {}))> known;
  for (const Limit& limit : other.limits) {
    for (const TradeFlow& flow : limit.flows) known.insert(key(limit, flow));
  }
  for (const Limit& limit : shock.limits) {
    for (const TradeFlow& flow : limit.flows) {
      if (!known.contains(key(limit, flow))) touched(flow.importer, flow.exporter) = 1;
    }
  }
}

double total(const Flows& trade, Country importer, Country exporter) {
  double sum = 0;
  for (Sector j : all<Sector>(trade.extent(0))) sum += trade(j, importer, exporter);
  return sum;
}

}  // namespace

std::vector<std::pair<Country, Country>> touched_flows(const Shock& baseline_shock, const Shock& shock,
                                                       const Flows& trade_baseline, const World& world) {
  const std::size_t N = world.country_count();
  Array<char, Country, Country> touched({N, N}, 0);
  const Cells before = cells_of(baseline_shock), after = cells_of(shock);
  add_differences(world, after, before, touched);
  add_differences(world, before, after, touched);
  add_limits(shock, baseline_shock, touched);
  add_limits(baseline_shock, shock, touched);
  std::vector<std::tuple<double, Country, Country>> flows;
  for (Country importer : all<Country>(N)) {
    for (Country exporter : all<Country>(N)) {
      if (touched(importer, exporter)) flows.emplace_back(-total(trade_baseline, importer, exporter), importer, exporter);
    }
  }
  std::sort(flows.begin(), flows.end());
  std::vector<std::pair<Country, Country>> pairs;
  for (const auto& [value, importer, exporter] : flows) pairs.emplace_back(importer, exporter);
  return pairs;
}

std::vector<Diversion> largest_diversions(const World& world, const Shock& baseline_shock, const Run& run, std::size_t count) {
  std::vector<Diversion> diversions;
  for (const auto& [importer, exporter] : touched_flows(baseline_shock, run.applied.shock, run.outcomes->trade_baseline, world)) {
    if (diversions.size() == count) break;
    diversions.push_back(trade_diversion(*run.outcomes, importer, exporter));
  }
  return diversions;
}

}  // namespace entrepot
