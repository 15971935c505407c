// Any bytes as a scenario file: a Scenario comes out, or an InputError; what comes out can be applied to a World and solved, or
// is refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entrepot/equilibrium.hpp"
#include "entrepot/scenario.hpp"
#include "support/hand_world.hpp"
#include "value_or_input_error.hpp"

namespace {

using namespace entrepot;

constexpr std::size_t most_points = 64, points_solved = 2;  // of a grid: one input is to take milliseconds
constexpr int sweeps = 25;

/// The World of the seeds with accounts: half of output is value added, every sector uses every input.
World hand_world_with_accounts() {
  World world = testing::hand_world();
  const std::size_t sectors = world.sector_count(), countries = world.country_count();
  world.value_added_share = SectorByCountry({sectors, countries}, 0.5);
  world.input_share = InputShares({countries, sectors, sectors}, 1.0 / static_cast<double>(sectors));
  return calibrate(world, "fuzz");
}

void check_shock(const Shock& shock) {
  for (const CellShock& cell : shock.cells)
    fuzz::require(cell.tariff_rate > -1 && cell.trade_cost_factor >= 1 && cell.importer != cell.exporter);
}

void carry_out(const Scenario& scenario, const World& world) {
  const Economy economy = scenario_economy(scenario, world);
  std::size_t points = 1;
  for (const GridAxis& axis : scenario.grid) points *= std::max<std::size_t>(1, axis.values.size());
  if (points > most_points) return;
  const std::vector<GridPoint> grid = expand_grid(scenario);
  const std::vector<std::string> dates = change_dates(scenario);
  const std::optional<std::string> on = dates.empty() ? std::nullopt : std::optional(dates.back());
  for (std::size_t point = 0; point < std::min(points_solved, grid.size()); ++point) {
    const Shock shock = bans_as_limits(world, economy, apply(grid[point].scenario, world, on).shock);
    check_shock(shock);
    const Equilibrium equilibrium = solve(world, economy, shock, {.max_sweeps = sweeps, .time_limit = 1});
    fuzz::require(equilibrium.outcome != Outcome::cancelled);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world = hand_world_with_accounts();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto scenario = fuzz::value_or_input_error([&] { return parse_scenario(text, "fuzz.toml"); });
  if (!scenario) return 0;
  fuzz::require(scenario->id.size() == 64);
  const auto applied = fuzz::value_or_input_error([&] { return survey(*scenario, world); });
  if (!applied) return 0;
  fuzz::require(applied->touches.size() == scenario->measures.size());
  check_shock(applied->shock);
  fuzz::value_or_input_error([&] {
    carry_out(*scenario, world);
    return true;
  });
  return 0;
}
