#include "verify/technology.hpp"

#include <algorithm>
#include <cmath>

namespace entrepot {
namespace {

bool is_geometric(double elasticity) { return std::abs(elasticity - 1) < 1e-6; }

double sum_of_shares(std::span<const Member> members) {
  double sum = 0;
  for (const Member& member : members) sum += member.share;
  return sum;
}

}  // namespace

double nest_term(double price, double elasticity) {
  return is_geometric(elasticity) ? std::log(price) : std::pow(price, 1 - elasticity);
}

double nest_price(std::span<const Member> members, double elasticity) {
  const double shares = sum_of_shares(members);
  if (shares == 0) return 1;
  double mean = 0;
  for (const Member& member : members) {
    if (member.share != 0) mean += member.share / shares * member.term;
  }
  return is_geometric(elasticity) ? std::exp(mean) : std::pow(mean, 1 / (1 - elasticity));
}

double share_change(double price, double index, double elasticity) {
  return is_geometric(elasticity) ? 1 : std::pow(price / index, 1 - elasticity);
}

Technology technology(const World& world, const Substitution& substitution, Sector j, Country n,
                      std::span<const double> input_price, std::span<const double> input_term, double wage) {
  const double beta = world.value_added_share(j, n);
  std::vector<Member> energy, materials;
  std::vector<char> is_energy(input_price.size(), 0);
  for (const Sector k : substitution.energy_sectors) is_energy[static_cast<std::size_t>(k.value)] = 1;
  for (std::size_t k = 0; k < input_price.size(); ++k) {
    const double share = world.input_share(n, Sector(k), j) * (1 - beta);
    (is_energy[k] ? energy : materials).push_back({share, input_term[k]});
  }
  const double energy_share = sum_of_shares(energy), materials_share = sum_of_shares(materials);
  const double energy_price = nest_price(energy, substitution.intermediates);
  const double materials_price = nest_price(materials, substitution.intermediates);
  const double top = substitution.value_added;
  const Member rest_members[] = {{beta, nest_term(wage, top)}, {materials_share, nest_term(materials_price, top)}};
  const double rest_price = nest_price(rest_members, substitution.value_added);
  const Member members[] = {{energy_share, nest_term(energy_price, substitution.energy)},
                            {beta + materials_share, nest_term(rest_price, substitution.energy)}};

  Technology result;
  result.unit_cost = nest_price(members, substitution.energy);
  const double rest_change = share_change(rest_price, result.unit_cost, substitution.energy);
  const double materials_change = rest_change * share_change(materials_price, rest_price, top);
  const double energy_change = share_change(energy_price, result.unit_cost, substitution.energy);
  result.value_added_share = beta * rest_change * share_change(wage, rest_price, top);
  result.input_share.resize(input_price.size());
  for (std::size_t k = 0; k < input_price.size(); ++k) {
    const double bundle = is_energy[k]
                              ? energy_change * share_change(input_price[k], energy_price, substitution.intermediates)
                              : materials_change * share_change(input_price[k], materials_price, substitution.intermediates);
    result.input_share[k] = world.input_share(n, Sector(k), j) * (1 - beta) * bundle;
  }
  return result;
}

}  // namespace entrepot
