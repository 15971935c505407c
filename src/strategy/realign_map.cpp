// The map of split or stay over draws of the assumptions.
#include <cassert>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/realign.hpp"
#include "strategy/realign_shocks.hpp"
#include "strategy/realign_states.hpp"

namespace entrepot {
namespace {

/// The shocks of a map in one order: betrayed, stays, splits. They are the same in every draw of the economy.
struct MapShocks {
  Country target;
  std::size_t sticks = 0, offers = 0;
  std::vector<Shock> shocks;

  MapShocks(const World& world, const Scenario& scenario, const RealignGrid& grid, const std::optional<std::string>& on) {
    const RealignShocks states(world, scenario, on);
    target = states.players().target;
    sticks = states.players().sticks.size();
    offers = states.players().offers.size();
    shocks.push_back(states.betrayed());
    for (std::size_t s = 0; s < sticks; ++s) {
      for (const double pressure : grid.pressure) shocks.push_back(states.stay(s, pressure));
    }
    for (std::size_t o = 0; o < offers; ++o) {
      for (const double transfer : grid.transfers) shocks.push_back(states.split(o, transfer));
    }
  }
};

RealignMapDraw draw_map(const World& world, const Economy& economy, const RealignQuestion& question, const MapShocks& map,
                        const RealignGrid& grid, const SolverParams& params, const Control& control) {
  RealignBatch batch(world, economy, params, control);
  for (const Shock& shock : map.shocks) batch.ask("", shock);
  std::vector<RealignState> states = batch.solve();
  auto next = states.begin();
  const auto take = [&] { return (next++)->log_real_income(map.target); };
  RealignMapDraw draw;
  draw.political_value = question.political_value_pct / 100;
  draw.doubt = question.doubt_pct / 100;
  draw.betrayed = take();
  draw.stay.assign(map.sticks, std::vector<double>(grid.pressure.size()));
  draw.split.assign(map.offers, std::vector<double>(grid.transfers.size()));
  for (auto& row : draw.stay) {
    for (double& value : row) value = take();
  }
  for (auto& row : draw.split) {
    for (double& value : row) value = take();
  }
  return draw;
}

}  // namespace

double RealignMapDraw::margin(std::size_t stick, std::size_t offer, std::size_t pressure, std::size_t transfer) const {
  const double kept = (1 - doubt) * split[offer][transfer];
  const double expected = doubt > 0 ? kept + doubt * betrayed : kept;
  return 100 * (expected + political_value - stay[stick][pressure]);
}

RealignMapDraw evaluate_realign_map(const World& world, const Economy& economy, const Scenario& scenario, const RealignGrid& grid,
                                    const std::optional<std::string>& on, const SolverParams& params, const Control& control) {
  const MapShocks map(world, scenario, grid, on);
  return draw_map(world, economy, *scenario.realign, map, grid, params, control);
}

std::vector<RealignMapDraw> sweep_realign_map(const World& world, std::span<const Economy> economies, const Scenario& scenario,
                                              const RealignGrid& grid, const std::optional<std::string>& on,
                                              const SolverParams& params, const Control& control) {
  const MapShocks map(world, scenario, grid, on);
  Control quiet = control;
  quiet.on_progress = nullptr;
  std::vector<RealignMapDraw> draws;
  for (const Economy& economy : economies) {
    if (control.on_progress) control.on_progress({"drawing the map", draws.size(), economies.size()});
    draws.push_back(draw_map(world, economy, *scenario.realign, map, grid, params, quiet));
  }
  return draws;
}

RealignShares realign_shares(std::span<const RealignMapDraw> draws) {
  assert(!draws.empty());
  RealignShares shares;
  const RealignMapDraw& first = draws.front();
  shares.sticks = first.stay.size();
  shares.offers = first.split.size();
  shares.pressures = first.stay.front().size();
  shares.transfers = first.split.front().size();
  shares.draws = draws.size();
  shares.split.assign(shares.sticks * shares.offers * shares.pressures * shares.transfers, 0);
  shares.failed = shares.split;
  const double one = 1.0 / static_cast<double>(draws.size());
  for (std::size_t s = 0; s < shares.sticks; ++s) {
    for (std::size_t o = 0; o < shares.offers; ++o) {
      for (std::size_t p = 0; p < shares.pressures; ++p) {
        for (std::size_t t = 0; t < shares.transfers; ++t) {
          std::size_t split = 0, failed = 0;
          for (const RealignMapDraw& draw : draws) {
            const double margin = draw.margin(s, o, p, t);
            split += margin >= 0;
            failed += std::isnan(margin);
          }
          shares.split[shares.place(s, o, p, t)] = one * static_cast<double>(split);
          shares.failed[shares.place(s, o, p, t)] = one * static_cast<double>(failed);
        }
      }
    }
  }
  return shares;
}

}  // namespace entrepot
