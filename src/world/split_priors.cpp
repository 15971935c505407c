#include "world/split_priors.hpp"

#include <cassert>

namespace entrepot {
namespace {

/// Columns: B05 coal, B06 crude oil and gas, B07 metal ores, B08 stone, sand and others, B09 mining support.
using MiningWeights = std::array<double, 5>;
struct MiningUser {
  std::string_view user;
  MiningWeights weights;
};

constexpr double main = 1, side = 0.1, trace = 0.01;
constexpr MiningWeights electricity = {main, main, trace, trace, trace};
constexpr MiningWeights construction = {trace, trace, trace, main, trace};
constexpr MiningWeights other_services = {side, side, trace, side, side};
constexpr MiningWeights any_other_user = {main, main, main, main, trace};
constexpr MiningUser mining_users[] = {
    {"B05", {side, side, side, side, main}},   {"B06", {side, side, side, side, main}},
    {"B07", {side, side, side, side, main}},   {"B08", {side, side, side, side, main}},
    {"B09", {side, side, side, side, main}},   {"C19", {side, main, trace, trace, trace}},  // coke ovens take coal
    {"C20", {side, main, side, main, trace}},   // gas as feedstock; phosphates, potash and salt
    {"C23", {side, side, trace, main, trace}},  // limestone, sand and clay
    {"C24A", {main, side, main, side, trace}},  // coking coal and iron ore
    {"C24B", {side, side, main, side, trace}},  // bauxite, copper and other ores
};

double mining_prior(std::size_t child, std::string_view user, const std::array<double, 3>& buyers) {
  if (user == "SERV") return buyers[0] * electricity[child] + buyers[1] * construction[child] + buyers[2] * other_services[child];
  for (const MiningUser& known : mining_users)
    if (known.user == user) return known.weights[child];
  return any_other_user[child];
}

/// Forestry feeds saw and paper mills, fishing feeds food makers; each also itself.
double forestry_fishing_prior(std::string_view child, std::string_view user) {
  const bool forestry = child == "A02";
  if (user == "A02" || user == "A03") return user == child ? main : trace;
  if (user == "C16" || user == "C17_18") return forestry ? main : trace;
  if (user == "C10T12") return forestry ? trace : main;
  return main;
}

}  // namespace

double split_prior(std::string_view child, std::string_view user, const std::array<double, 3>& services_mining_buyers) {
  if (child.starts_with("B0")) {
    const auto column = static_cast<std::size_t>(child[2] - '5');
    assert(column < 5);
    return mining_prior(column, user, services_mining_buyers);
  }
  if (child == "A02" || child == "A03") return forestry_fishing_prior(child, user);
  // Metals and transport equipment: a branch takes mostly its own kind (scrap and semis, parts); others as bought.
  const bool user_is_sibling =
      (child.starts_with("C24") && user.starts_with("C24")) || (child.starts_with("C30") && user.starts_with("C30"));
  return user_is_sibling && child != user ? side : main;
}

}  // namespace entrepot
