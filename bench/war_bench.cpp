// Games of governments: the best of 2,160 tariffs of one country; wars of all against all without input-output links, by formula
// and exactly; the same with links. Answers are asserted.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "entrepot/tax_game.hpp"
#include "entrepot/uniform_war.hpp"
#include "support/lashkaripour.hpp"
#include "support/random_world.hpp"

namespace entrepot {
namespace {

std::vector<std::vector<Country>> everybody(const World& world) {
  std::vector<std::vector<Country>> partners;
  for (const Country n : all<Country>(world.country_count())) partners.push_back({n});
  return partners;
}

std::vector<Sector> goods(const World& world) {
  std::vector<Sector> sectors;
  for (const Sector j : all<Sector>(world.sector_count())) {
    if (world.goods[static_cast<std::size_t>(j.value)]) sectors.push_back(j);
  }
  return sectors;
}

/// The flows of the embedded World with all output as value added.
World without_links() {
  World world = load_embedded_world("icio-2022");
  for (double& share : world.value_added_share.values()) share = 1;
  for (double& share : world.input_share.values()) share = 0;
  testing::complete_calibration(world);
  return world;
}

TaxGame war_of_all(const World& world) {
  TaxGame game;
  for (const Country n : all<Country>(world.country_count())) {
    const std::vector<Country> own{n};
    game.players.push_back({world.countries[static_cast<std::size_t>(n.value)], own,
                            tax_instruments(world, {.members = own, .partners = everybody(world), .sectors = goods(world)}),
                            government_objective(world, own)});
  }
  return game;
}

/// One rate by partner and sector for the United States: every goods sector from each of 80 economies.
void best_of_many(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  const std::vector<Country> own{world.find_country("USA").value()};
  const TaxDesign design{
      .members = own, .partners = everybody(world), .sectors = goods(world), .detail = TaxDetail::partner_and_sector};
  const TaxProblem problem{
      .base = {}, .instruments = tax_instruments(world, design), .objective = government_objective(world, own)};
  TaxOptimum best;
  for (auto _ : state) best = maximise_taxes(world, economy, problem);
  bool same = best.outcome == Outcome::converged;  // every start must lead to the same value
  for (const TaxOptimum::Found& found : best.starts)
    same = same && std::abs(found.value - best.value) < 1e-9 * std::abs(best.value);
  if (!same) state.SkipWithError(fmt::format("{}: distance {:.2e}", to_string(best.outcome), best.distance).c_str());
  state.counters["rates"] = static_cast<double>(best.rates.size());
  state.counters["evaluations"] = best.evaluations;
  state.counters["distance"] = best.distance;
}
BENCHMARK(best_of_many)->Name("best-response/partner-and-sector")->Unit(benchmark::kMillisecond);

/// What one country would still gain by its best response, percent of its income.
double gain_left(const World& world, const Economy& economy, const ByCountry& rates, Country who,
                 const std::vector<Sector>& sectors) {
  TaxGame game = war_of_all(world);
  PlayerRates all_rates;
  for (const Country n : all<Country>(world.country_count())) {
    const std::vector<Country> own{n};
    game.players[static_cast<std::size_t>(n.value)].instruments =
        tax_instruments(world, {.members = own, .partners = everybody(world), .sectors = sectors});
    all_rates.push_back({rates(n)});
  }
  const auto player = static_cast<std::size_t>(who.value);
  const double stay = play(world, economy, game, all_rates).values[player];
  return 100 * (best_response(world, economy, game, all_rates, player).value - stay) / benchmark_income(world)(who);
}

void published_war(benchmark::State& state) {
  const World world = testing::lashkaripour_world();
  const Economy economy{.trade_elasticity = testing::lashkaripour_elasticity("U4"), .closure = Closure::zero};
  const std::vector<Sector> sectors = goods(world);
  const bool exact = state.range(0) != 0;
  UniformWar war;
  for (auto _ : state)
    war = exact ? exact_uniform_nash(world, economy, sectors) : sufficient_statistics_nash(world, economy, sectors);
  const auto known = testing::lashkaripour_war(world, "U4");
  double apart = 0;
  for (const Country n : all<Country>(world.country_count()))
    apart = std::max(apart, std::abs(war.rates(n) - known.tariff[static_cast<std::size_t>(n.value)]));
  const Country usa = world.find_country("USA").value();
  const bool right = exact ? gain_left(world, economy, war.rates, usa, sectors) < 1e-6 : apart < 1e-6;
  if (war.outcome != Outcome::converged || !right)
    state.SkipWithError(
        fmt::format("wrong answer: {}, {:.2e} from the published tariffs", to_string(war.outcome), apart).c_str());
  state.counters["steps"] = war.steps;
}
BENCHMARK(published_war)->Name("war/44x16")->ArgName("exact")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void war_without_links(benchmark::State& state) {
  const World world = without_links();
  const Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  const std::vector<Sector> sectors = goods(world);
  const bool exact = state.range(0) != 0;
  UniformWar war;
  for (auto _ : state)
    war = exact ? exact_uniform_nash(world, economy, sectors) : sufficient_statistics_nash(world, economy, sectors);
  const double gain = exact ? gain_left(world, economy, war.rates, world.find_country("USA").value(), sectors) : 0;
  if (war.outcome != Outcome::converged || !(gain < 1e-6))
    state.SkipWithError(fmt::format("wrong answer: {}, a deviation gains {:.2e} %", to_string(war.outcome), gain).c_str());
  state.counters["steps"] = war.steps;
}
BENCHMARK(war_without_links)->Name("war/81x28-without-links")->ArgName("exact")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void war_with_links(benchmark::State& state) {
  const World world = load_embedded_world("icio-2022");
  const Economy economy{.trade_elasticity = trade_elasticity(world, "uniform-4", "long")};
  const TaxGame game = war_of_all(world);
  NashPoint nash;
  for (auto _ : state) nash = solve_nash(world, economy, game, {}, {.threads = static_cast<int>(state.range(0))}, false);
  // As accelerated Newton steps with the curvature of own trade find them, which know nothing of secants.
  constexpr double mean_rate = .1841646, chinese_rate = .2145085, american_rate = .1763808;
  const auto rate_of = [&](const char* name) {
    return nash.point.rates[static_cast<std::size_t>(world.find_country(name).value().value)][0];
  };
  double mean = 0;
  for (const auto& own : nash.point.rates) mean += own[0] / static_cast<double>(nash.point.rates.size());
  const double apart =
      std::max({std::abs(mean - mean_rate), std::abs(rate_of("CHN") - chinese_rate), std::abs(rate_of("USA") - american_rate)});
  if (nash.outcome != Outcome::converged || nash.from_free_trade != SecondSearch::same_point || !(apart < 1e-6))
    state.SkipWithError(
        fmt::format("{}: distance {:.2e}, rates {:.2e} apart", to_string(nash.outcome), nash.distance, apart).c_str());
  state.counters["evaluations"] = nash.evaluations;
}
BENCHMARK(war_with_links)->Name("war/81x28")->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace entrepot

BENCHMARK_MAIN();
