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

void NestMean::add(std::span<const double> share, std::span<const double> term) {
  constexpr std::size_t lanes = 8;  // in an order that does not depend on the address, as a library's sum may
  double shares[lanes] = {}, terms[lanes] = {};
  for (std::size_t k = 0; k < share.size(); ++k) {
    shares[k % lanes] += share[k];
    terms[k % lanes] += share[k] * term[k];
  }
  for (std::size_t k = 0; k < lanes; ++k) shares_ += shares[k], terms_ += terms[k];
}

double term_of_nest(const NestMean& inner, double inner_elasticity, double outer_elasticity) {
  if (is_geometric(inner_elasticity) && is_geometric(outer_elasticity)) return inner.mean();
  return nest_term(inner.price(inner_elasticity), outer_elasticity);
}

ProducerCost produce_at(const Substitution& substitution, double beta, std::span<const double> input_price,
                        std::span<const double> input_term, std::span<const char> is_energy, double wage,
                        std::span<double> input_share) {
  const double inner = substitution.intermediates, top = substitution.value_added, outer = substitution.energy;
  NestMean energy, materials, rest, all_inputs;
  if (is_energy.empty()) {
    materials.add(input_share, input_term);
  } else {
    for (std::size_t k = 0; k < input_price.size(); ++k) (is_energy[k] ? energy : materials).add(input_share[k], input_term[k]);
  }
  rest.add(beta, nest_term(wage, top));
  rest.add(materials.shares(), term_of_nest(materials, inner, top));
  all_inputs.add(energy.shares(), term_of_nest(energy, inner, outer));
  all_inputs.add(rest.shares(), term_of_nest(rest, top, outer));

  ProducerCost result;
  result.unit_cost = all_inputs.price(outer);
  result.value_added_share = beta;
  if (is_geometric(inner) && is_geometric(top) && is_geometric(outer)) return result;  // all shares are constant
  const double energy_price = energy.price(inner), materials_price = materials.price(inner), rest_price = rest.price(top);
  const double rest_change = share_change(rest_price, result.unit_cost, outer);
  const double materials_change = rest_change * share_change(materials_price, rest_price, top);
  const double energy_change = share_change(energy_price, result.unit_cost, outer);
  result.value_added_share = beta * rest_change * share_change(wage, rest_price, top);
  for (std::size_t k = 0; k < input_price.size(); ++k) {
    input_share[k] *= !is_energy.empty() && is_energy[k]
                          ? energy_change * share_change(input_price[k], energy_price, inner)
                          : materials_change * share_change(input_price[k], materials_price, inner);
  }
  return result;
}

}  // namespace entrepot
