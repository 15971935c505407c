// Two readings of the matrix of exit options: who is powerful, and which pairs are most asymmetric.
#include <algorithm>
#include <cmath>

#include "entrepot/power.hpp"

namespace entrepot {
namespace {

bool is_pair_with_numbers(const WorldPower& power, const CutTie& tie) {
  return tie.a < power.world->country_count() && std::isfinite(tie.loss_a) && std::isfinite(tie.loss_b);
}

}  // namespace

std::vector<EconomyPower> rank_economies(const WorldPower& power, const PowerState& state) {
  const std::size_t economies = power.world->country_count();
  const ByCountry weight = benchmark_income(*power.world);
  std::vector<EconomyPower> ranking(economies);  // by country first, then those asked for
  std::vector<double> weights(economies, 0.0);
  for (std::size_t n = 0; n < economies; ++n) ranking[n].country = ranking[n].weakest_point = Country(n);
  const auto count = [&](const CutTie& tie, std::size_t own, std::size_t partner, double own_loss, double partner_loss) {
    EconomyPower& e = ranking[own];
    e.inflicted += weight(Country(partner)) * partner_loss;
    weights[own] += weight(Country(partner));
    e.stronger += partner_loss > own_loss ? 1 : 0;
    if (tie.traded && !(own_loss <= e.weakest_loss)) {
      e.weakest_point = Country(partner);
      e.weakest_loss = own_loss;
    }
    ++e.partners;
  };
  for (const CutTie& tie : state.ties) {
    if (!is_pair_with_numbers(power, tie)) continue;
    count(tie, tie.a, tie.b, tie.loss_a, tie.loss_b);
    count(tie, tie.b, tie.a, tie.loss_b, tie.loss_a);
  }
  for (std::size_t n = 0; n < economies; ++n) {
    if (weights[n] > 0) ranking[n].inflicted /= weights[n];
  }
  std::erase_if(ranking, [&](const EconomyPower& e) { return std::ranges::find(power.among, e.country) == power.among.end(); });
  std::ranges::stable_sort(ranking, std::greater<>{}, &EconomyPower::inflicted);
  return ranking;
}

std::vector<Country> largest_economies(const WorldPower& power, std::size_t count) {
  return largest_economies(*power.world, power.among, count);
}

std::vector<std::size_t> rank_asymmetric_pairs(const WorldPower& power, const PowerState& state, std::size_t largest) {
  std::vector<Country> chosen = largest < power.among.size() ? largest_economies(power, largest) : power.among;
  const auto is_chosen = [&](std::size_t side) { return std::ranges::find(chosen, Country(side)) != chosen.end(); };
  const auto asymmetry_of = [&](std::size_t i) {
    const CutTie& tie = state.ties[i];
    return std::max(tie.loss_a, tie.loss_b) / std::min(tie.loss_a, tie.loss_b);
  };
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < state.ties.size(); ++i) {
    const CutTie& tie = state.ties[i];
    const bool both_lose = is_pair_with_numbers(power, tie) && tie.loss_a > 0 && tie.loss_b > 0;
    if (both_lose && is_chosen(tie.a) && is_chosen(tie.b) && std::max(tie.loss_a, tie.loss_b) >= loss_that_matters)
      places.push_back(i);
  }
  std::ranges::stable_sort(places, std::greater<>{}, asymmetry_of);
  return places;
}

}  // namespace entrepot
