#include "study/realign_draws.hpp"

#include <fmt/core.h>

namespace entrepot {
namespace {

constexpr const char* map_prefix = "map.";

template <class Take>
void for_each_value(RealignMapDraw& draw, const Take& take) {
  for (std::vector<double>& row : draw.stay) {
    for (double& value : row) take(value);
  }
  for (std::vector<double>& row : draw.split) {
    for (double& value : row) take(value);
  }
  take(draw.betrayed);
  take(draw.political_value);
  take(draw.doubt);
}

}  // namespace

Headlines realign_headlines(const World& world, const Economy& economy, const Scenario& scenario, const RealignGrid& grid,
                            const std::optional<std::string>& on, const SolverParams& params, const Control& control) {
  Headlines list = headlines(solve_realign(world, economy, scenario, on, params, control, RealignDetail::headlines));
  RealignMapDraw draw = evaluate_realign_map(world, economy, scenario, grid, on, params, control);
  std::size_t place = 0;
  for_each_value(draw, [&](double& value) {
    list.push_back({fmt::format("{}{}", map_prefix, place++), "income of the target at a point of the map", "index", value});
  });
  return list;
}

RealignShares take_map(Uncertainty& doubt, const RealignResult& result) {
  std::vector<std::size_t> places;
  for (std::size_t h = 0; h < doubt.headlines.size(); ++h) {
    if (doubt.headlines[h].id.starts_with(map_prefix)) places.push_back(h);
  }
  RealignMapDraw shape;
  shape.stay.assign(result.sticks.size(), std::vector<double>(result.pressure.size()));
  shape.split.assign(result.offers.size(), std::vector<double>(result.transfers.size()));
  std::vector<RealignMapDraw> draws(places.empty() ? 0 : doubt.headline_values[places.front()].size(), shape);
  for (std::size_t d = 0; d < draws.size(); ++d) {
    auto place = places.begin();
    for_each_value(draws[d], [&](double& value) { value = doubt.headline_values[*place++][d]; });
  }
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    doubt.headlines.erase(doubt.headlines.begin() + static_cast<std::ptrdiff_t>(*place));
    doubt.headline_values.erase(doubt.headline_values.begin() + static_cast<std::ptrdiff_t>(*place));
  }
  return draws.empty() ? RealignShares{} : realign_shares(draws);
}

}  // namespace entrepot
