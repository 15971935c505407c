#include "verify/technology.hpp"

#include <cmath>

namespace entrepot {
namespace {

bool is_geometric(double elasticity) { return std::abs(elasticity - 1) < 1e-6; }

}  // namespace

double nest_term(double price, double elasticity) {
  return is_geometric(elasticity) ? std::log(price) : std::pow(price, 1 - elasticity);
}

double NestMean::price(double elasticity) const {
  if (shares_ == 0) return 1;
  const double mean = terms_ / shares_;
  return is_geometric(elasticity) ? std::exp(mean) : std::pow(mean, 1 / (1 - elasticity));
}

double share_change(double price, double index, double elasticity) {
  return is_geometric(elasticity) ? 1 : std::pow(price / index, 1 - elasticity);
}

ProducerCost produce_at(const World& world, const Substitution& substitution, Sector j, Country n,
                        std::span<const double> input_price, std::span<const double> input_term, std::span<const char> is_energy,
                        double wage, std::span<double> input_share) {
  const double beta = world.value_added_share(j, n), inner = substitution.intermediates, top = substitution.value_added;
  NestMean energy, materials, rest, all_inputs;
  for (std::size_t k = 0; k < input_price.size(); ++k) {
    input_share[k] = world.input_share(n, Sector(k), j) * (1 - beta);
    (is_energy[k] ? energy : materials).add(input_share[k], input_term[k]);
  }
  const double energy_price = energy.price(inner), materials_price = materials.price(inner);
  rest.add(beta, nest_term(wage, top));
  rest.add(materials.shares(), nest_term(materials_price, top));
  const double rest_price = rest.price(top);
  all_inputs.add(energy.shares(), nest_term(energy_price, substitution.energy));
  all_inputs.add(rest.shares(), nest_term(rest_price, substitution.energy));

  ProducerCost result;
  result.unit_cost = all_inputs.price(substitution.energy);
  const double rest_change = share_change(rest_price, result.unit_cost, substitution.energy);
  const double materials_change = rest_change * share_change(materials_price, rest_price, top);
  const double energy_change = share_change(energy_price, result.unit_cost, substitution.energy);
  result.value_added_share = beta * rest_change * share_change(wage, rest_price, top);
  for (std::size_t k = 0; k < input_price.size(); ++k) {
    input_share[k] *= is_energy[k] ? energy_change * share_change(input_price[k], energy_price, inner)
                                   : materials_change * share_change(input_price[k], materials_price, inner);
  }
  return result;
}

}  // namespace entrepot
