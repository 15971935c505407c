#include "strategy/realign_shocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "entrepot/realign.hpp"

namespace entrepot {
namespace {

bool holds(const std::vector<Country>& countries, Country n) { return std::ranges::binary_search(countries, n); }

/// Does the flow run between the target and one of them?
bool between(const std::vector<Country>& countries, Country target, Country importer, Country exporter) {
  return (importer == target && holds(countries, exporter)) || (exporter == target && holds(countries, importer));
}

/// How hard a set of economies presses the target in one sector and direction.
struct Press {
  double factor = 1;
  bool banned = false;
};

/// By sector, for what the target buys (0) and for what it sells (1).
using PressBySector = std::vector<std::array<Press, 2>>;

/// Changed cells of trade between the target and some economies.
class ChangedCells {
 public:
  ChangedCells(const Shock& today, const std::vector<Country>& countries, Country target) {
    for (const CellShock& cell : today.cells) {
      if (between(countries, target, cell.importer, cell.exporter)) cells_[{cell.sector, cell.importer, cell.exporter}] = &cell;
    }
  }
  Press press(Sector j, Country importer, Country exporter) const {
    const auto found = cells_.find({j, importer, exporter});
    return found == cells_.end() ? Press{} : Press{found->second->trade_cost_factor, found->second->banned};
  }

 private:
  std::map<std::tuple<Sector, Country, Country>, const CellShock*> cells_;
};

/// The mean of what `by` have in force against the target: of log costs, weighted by benchmark trade; a ban where the larger part
/// of that trade is banned.
PressBySector mean_press(const World& world, const Shock& today, const std::vector<Country>& by, Country target) {
  const ChangedCells changed(today, by, target);
  PressBySector press(world.sector_count());
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const std::size_t target_sells : {0u, 1u}) {
      double open = 0, banned = 0, logs = 0;
      for (const Country n : by) {
        const Country importer = target_sells ? n : target, exporter = target_sells ? target : n;
        const Press own = changed.press(j, importer, exporter);
        const double flow = world.flow(j, importer, exporter);
        (own.banned ? banned : open) += flow;
        if (!own.banned) logs += flow * std::log(own.factor);
      }
      Press& p = press[static_cast<std::size_t>(j.value)][target_sells];
      p.banned = banned > open;
      if (open > 0) p.factor = std::exp(logs / open);
    }
  }
  return press;
}

/// What is left to add until `n` presses as hard as `wanted`, beyond its own measures in force.
PressBySector beyond_own(const World& world, const Shock& today, Country n, Country target, PressBySector wanted) {
  const ChangedCells changed(today, {n}, target);
  for (const Sector j : all<Sector>(world.sector_count())) {
    for (const std::size_t target_sells : {0u, 1u}) {
      Press& p = wanted[static_cast<std::size_t>(j.value)][target_sells];
      p.factor = std::max(1.0, p.factor / changed.press(j, target_sells ? n : target, target_sells ? target : n).factor);
    }
  }
  return wanted;
}

/// Extra trade costs between the target and each of `pressers`.
class Pressing {
 public:
  Pressing(const World& world, Country target, double pressure) : world_(world), target_(target), pressure_(pressure) {}

  void add(Country presser, const PressBySector& own) {
    for (const Sector j : all<Sector>(world_.sector_count())) {
      for (const bool target_sells : {false, true})
        add(j, target_sells ? presser : target_, target_sells ? target_ : presser,
            own[static_cast<std::size_t>(j.value)][target_sells ? 1 : 0]);
    }
  }
  Shock shock() {
    std::ranges::sort(cells_, {}, [](const CellShock& c) { return std::tuple(c.sector, c.importer, c.exporter); });
    Shock result;
    result.cells = std::move(cells_);
    return result;
  }

 private:
  void add(Sector j, Country importer, Country exporter, const Press& own) {
    const bool banned = own.banned || pressure_ == embargo;
    const double factor = banned ? 1 : own.factor * pressure_;
    if (factor == 1 && !banned) return;
    cells_.push_back({j, importer, exporter, factor, banned, world_.tariff(j, importer, exporter), 0});
  }
  const World& world_;
  Country target_;
  double pressure_;
  std::vector<CellShock> cells_;
};

Shock without_measures_between(const std::vector<Country>& lifted_by, Country target, Shock shock) {
  std::erase_if(shock.cells, [&](const CellShock& c) { return between(lifted_by, target, c.importer, c.exporter); });
  for (Limit& limit : shock.limits)
    std::erase_if(limit.flows, [&](const TradeFlow& f) { return between(lifted_by, target, f.importer, f.exporter); });
  std::erase_if(shock.limits, [](const Limit& limit) { return limit.flows.empty(); });
  return shock;
}

}  // namespace

RealignShocks::RealignShocks(const World& world, const Scenario& scenario, const std::optional<std::string>& on)
    : world_(world), players_(realign_players(world, scenario, on)), break_factor_(scenario.realign->break_factor) {
  Applied applied = apply(scenario, world, on);
  today_ = std::move(applied.shock);
  for (std::string& warning : applied.warnings) {
    if (std::ranges::find(players_.warnings, warning) == players_.warnings.end()) players_.warnings.push_back(std::move(warning));
  }
}

Shock RealignShocks::stay(std::size_t stick, double pressure) const {
  const RealignPlayers::Stick& who = players_.sticks[stick];
  Pressing pressing(world_, players_.target, pressure);
  for (const Country n : players_.by) pressing.add(n, PressBySector(world_.sector_count()));
  if (!who.joined_by.empty()) {
    const PressBySector wanted = who.factor ? PressBySector(world_.sector_count(), {Press{*who.factor}, Press{*who.factor}})
                                            : mean_press(world_, today_, players_.by, players_.target);
    for (const Country n : who.joined_by) pressing.add(n, beyond_own(world_, today_, n, players_.target, wanted));
  }
  return combine(world_, today_, pressing.shock());
}

Shock RealignShocks::broken(Shock shock) const {
  const bool banned = break_factor_ == 0;
  return combine(world_, shock, pair_cost(world_, players_.target, players_.rival, banned ? 1 : break_factor_, banned));
}

Shock RealignShocks::split(std::size_t offer, double transfer) const {
  Shock shock = broken(without_measures_between(players_.offers[offer].lifted_by, players_.target, today_));
  if (transfer == 0) return shock;
  if (shock.transfers.empty()) shock.transfers = ByCountry({world_.country_count()}, 0.0);
  shock.transfers(players_.target) += transfer;
  shock.transfers(players_.payer) -= transfer;
  return shock;
}

Shock RealignShocks::betrayed() const { return broken(today_); }

}  // namespace entrepot
