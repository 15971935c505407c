// The definition of equilibrium, recomputed in levels from (World, Economy, Shock, Equilibrium). Shares no code with the
// solver: where the solver works in changes and reduced sums, this file rebuilds every flow and every budget.
// Definition: MODEL.md M4, eqs. 1-6, with rents; Caliendo and Parro (2015), definition 1.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "entrepot/equilibrium.hpp"
#include "verify/limits.hpp"
#include "verify/policy.hpp"
#include "verify/residual.hpp"
#include "verify/technology.hpp"
#include "verify/transfers.hpp"

namespace entrepot {
namespace {

using Row = Eigen::Map<const Eigen::ArrayXd>;
using MutableRow = Eigen::Map<Eigen::ArrayXd>;

struct Levels {
  SectorByCountry producer_price;                                  ///< price index of the producer, 1 in the benchmark
  SectorByCountry received;                                        ///< producers' receipts, million USD
  ByCountry tariff_revenue, export_tax_revenue, imports, exports;  ///< million USD
  SectorByCountry value_added_share;                               ///< of cost
  std::vector<double> input_share;                                 ///< of cost, by [country][producer's sector][input]
};

double wage_of(const Equilibrium& equilibrium, Sector j, Country n) {
  return equilibrium.sector_wage_change.empty() ? equilibrium.wage_change(n) : equilibrium.sector_wage_change(j, n);
}

/// Unit costs and cost shares of all producers at the prices and wages that the equilibrium states.
void produce(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium, Levels& levels,
             Certificate& certificate) {
  const std::size_t J = world.sector_count();
  std::vector<double> price(J), term(J);
  std::vector<char> is_energy(economy.substitution.energy_sectors.empty() ? 0 : J, 0);
  for (const Sector k : economy.substitution.energy_sectors) is_energy[static_cast<std::size_t>(k.value)] = 1;
  std::span<double> input_share(levels.input_share);
  for (Country n : all<Country>(world.country_count())) {
    for (Sector k : all<Sector>(J)) {
      const auto at = static_cast<std::size_t>(k.value);
      price[at] = equilibrium.price_change(k, n);
      term[at] = nest_term(price[at], economy.substitution.intermediates);
    }
    for (Sector k : all<Sector>(J)) {
      const auto of_users = world.input_share.row(n, k);
      for (std::size_t j = 0; j < J; ++j) input_share[j * J + static_cast<std::size_t>(k.value)] = of_users[j];
    }
    for (Sector j : all<Sector>(J)) {
      const double beta = world.value_added_share(j, n);
      for (double& share : input_share.first(J)) share *= 1 - beta;
      const ProducerCost found =
          produce_at(economy.substitution, beta, price, term, is_energy, wage_of(equilibrium, j, n), input_share.first(J));
      input_share = input_share.subspan(J);
      worse(certificate.prices, std::abs(equilibrium.unit_cost_change(j, n) / found.unit_cost - 1),
            world.countries[static_cast<std::size_t>(n.value)], world.sectors[static_cast<std::size_t>(j.value)]);
      levels.producer_price(j, n) = found.unit_cost / (shock.productivity.empty() ? 1 : shock.productivity(j, n));
      levels.value_added_share(j, n) = found.value_added_share;
    }
  }
}

/// What buyers of one market spend on each supplier, in proportion (eq. 3), and the price index that it implies (eq. 2).
/// `supplier`: p^-theta of the producers; ln p where shares are constant.
double market_price(const MarketPolicy& policy, const Eigen::ArrayXd& spent, const Eigen::ArrayXd& supplier, double elasticity,
                    bool constant, Eigen::ArrayXd& weight) {
  const double benchmark = spent.sum();
  if (constant) {
    weight = policy.changed ? Eigen::ArrayXd(spent * policy.open) : Eigen::ArrayXd(spent);
    double log_mean = (weight * supplier).sum();
    for (Eigen::Index i = 0; policy.changed && i < weight.size(); ++i) {
      if (weight(i) != 0) log_mean += weight(i) * std::log(policy.price_factor(i));
    }
    return std::exp(log_mean / weight.sum());
  }
  weight = spent * supplier;
  double known_factor = 1, known_response = 1;  // many flows of a market change alike
  for (Eigen::Index i = 0; policy.changed && i < weight.size(); ++i) {
    if (policy.open(i) == 0) {
      weight(i) = 0;
    } else if (policy.price_factor(i) != 1) {
      if (policy.price_factor(i) != known_factor) {
        known_factor = policy.price_factor(i);
        known_response = std::pow(known_factor, -elasticity);
      }
      weight(i) *= known_response;
    }
  }
  return std::pow(weight.sum() / benchmark, -1 / elasticity);
}

/// Delivered prices of all suppliers against the market's price index (eq. 2), and the flows that demand implies (eq. 3).
void trade(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium, Levels& levels,
           LimitLedger& limits, Certificate& certificate) {
  const std::size_t N = world.country_count();
  const auto row = [N](std::span<const double> values) { return Row(values.data(), static_cast<Eigen::Index>(N)); };
  const auto total = [N](std::span<double> values) { return MutableRow(values.data(), static_cast<Eigen::Index>(N)); };
  PolicyCursor cursor(world, shock);
  Eigen::ArrayXd supplier, benchmark_spending, weight, spent, paid, received;
  for (Sector j : all<Sector>(world.sector_count())) {
    const double elasticity = economy.trade_elasticity(j);
    const bool constant = std::abs(elasticity) < 0.05;
    const auto price = row(levels.producer_price.row(j));
    supplier = constant ? Eigen::ArrayXd(price.log()) : Eigen::ArrayXd(price.pow(-elasticity));
    for (Country n : all<Country>(N)) {
      const bool limited = limits.stands_in(j, n);
      MarketPolicy& policy = cursor.market(j, n, limited);
      benchmark_spending = row(world.flow.row(j, n)) * policy.old_tariff_factor;
      if (!(benchmark_spending.sum() > 0)) continue;
      if (limited) limits.add_rents(j, n, price, policy);
      const double market = market_price(policy, benchmark_spending, supplier, elasticity, constant, weight);
      worse(certificate.prices, std::abs(equilibrium.price_change(j, n) / market - 1),
            world.countries[static_cast<std::size_t>(n.value)], world.sectors[static_cast<std::size_t>(j.value)]);
      spent = weight * (equilibrium.expenditure(j, n) / weight.sum());
      paid = spent / (policy.changed ? policy.new_tariff_factor : policy.old_tariff_factor);
      levels.tariff_revenue(n) += (spent - paid).sum();
      if (limited) {
        paid /= policy.rent_factor;
        limits.book(j, n, paid / (policy.export_tax_factor * price));
      }
      received = policy.changed ? Eigen::ArrayXd(paid / policy.export_tax_factor) : paid;
      total(levels.received.row(j)) += received;
      if (policy.changed) total(levels.export_tax_revenue.values()) += paid - received;
      paid(static_cast<Eigen::Index>(n.value)) = 0;  // what stays at home is not foreign trade
      levels.imports(n) += paid.sum();
      total(levels.exports.values()) += paid;
    }
  }
}

ByCountry required_deficits(const World& world, const Economy& economy, const Equilibrium& equilibrium) {
  const std::size_t N = world.country_count();
  ByCountry deficit({N});
  if (economy.closure == Closure::zero) return deficit;
  double carried = 0, income = 0;
  for (Country n : all<Country>(N)) {
    carried += world.deficit(n) * equilibrium.wage_change(n);
    income += world.value_added(n) * equilibrium.wage_change(n);
  }
  for (Country n : all<Country>(N)) {
    deficit(n) = economy.closure == Closure::fixed_world_share
                     ? world.deficit(n)
                     : equilibrium.wage_change(n) * (world.deficit(n) - world.value_added(n) * carried / income);
  }
  return deficit;
}

/// Price index of the consumption of a country.
double consumption_price(const World& world, const Economy& economy, const Equilibrium& equilibrium, Country n) {
  NestMean goods;
  const double elasticity = economy.substitution.consumption;
  for (Sector j : all<Sector>(world.sector_count()))
    goods.add(world.final_share(j, n), nest_term(equilibrium.price_change(j, n), elasticity));
  return goods.price(elasticity);
}

/// Payments to factors against their supply: of the country where they move freely, of each sector where they do not.
void factor_markets(const World& world, const Economy& economy, const Equilibrium& equilibrium, const Levels& levels, Country n,
                    Certificate& certificate) {
  const std::size_t J = world.sector_count();
  const std::string& country = world.countries[static_cast<std::size_t>(n.value)];
  const double earned = equilibrium.wage_change(n) * world.value_added(n);
  double payments = 0, benchmark = 0, wage_sum = 0;
  const double power = 1 + economy.factor_mobility;
  std::vector<double> old_payments(J, 0.0);
  for (Sector j : all<Sector>(J)) payments += levels.value_added_share(j, n) * levels.received(j, n);
  worse(certificate.factor_markets, std::abs(payments / earned - 1), country);
  if (equilibrium.sector_wage_change.empty()) return;
  for (Sector j : all<Sector>(J)) {
    const auto at = static_cast<std::size_t>(j.value);
    for (Country m : all<Country>(world.country_count())) old_payments[at] += world.value_added_share(j, n) * world.flow(j, m, n);
    benchmark += old_payments[at];
  }
  for (Sector j : all<Sector>(J)) {
    const auto at = static_cast<std::size_t>(j.value);
    if (old_payments[at] == 0) continue;
    const double wage = equilibrium.sector_wage_change(j, n);
    const double supply = std::pow(wage / equilibrium.wage_change(n), economy.factor_mobility);
    const double income = world.value_added(n) * old_payments[at] / benchmark * wage * supply;
    worse(certificate.factor_markets, std::abs(levels.value_added_share(j, n) * levels.received(j, n) / income - 1), country,
          world.sectors[at]);
    wage_sum += old_payments[at] / benchmark * std::pow(wage, power);
  }
  worse(certificate.factor_markets, std::abs(std::pow(wage_sum, 1 / power) / equilibrium.wage_change(n) - 1), country);
}

void markets(const World& world, const Economy& economy, const Equilibrium& equilibrium, const Levels& levels,
             const LimitLedger& limits, Certificate& certificate) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  const ByCountry deficit = required_deficits(world, economy, equilibrium);
  std::vector<double> uses_of(J);
  double new_value_added = 0, old_value_added = 0;
  for (Country n : all<Country>(N)) {
    const std::string& country = world.countries[static_cast<std::size_t>(n.value)];
    const double* input_share = &levels.input_share[static_cast<std::size_t>(n.value) * J * J];
    const double earned = equilibrium.wage_change(n) * world.value_added(n);
    const double income = earned + levels.tariff_revenue(n) + levels.export_tax_revenue(n) + deficit(n) +
                          equilibrium.transfer(n) + limits.earned(n);
    const double consumer_price = consumption_price(world, economy, equilibrium, n);
    worse(certificate.prices, std::abs(equilibrium.consumer_price_change(n) / consumer_price - 1), country);
    double spending = 0, intermediates = 0;
    std::ranges::fill(uses_of, 0.0);
    for (std::size_t user = 0; user < J; ++user) {
      const double received = levels.received(Sector(user), n);
      for (std::size_t j = 0; j < J; ++j) uses_of[j] += input_share[user * J + j] * received;
    }
    for (Sector j : all<Sector>(J)) {
      double uses = uses_of[static_cast<std::size_t>(j.value)];
      intermediates += uses;
      spending += equilibrium.expenditure(j, n);
      uses += world.final_share(j, n) * income *
              share_change(equilibrium.price_change(j, n), consumer_price, economy.substitution.consumption);
      worse(certificate.goods_markets, std::abs(equilibrium.expenditure(j, n) - uses) / std::abs(income), country,
            world.sectors[static_cast<std::size_t>(j.value)]);
    }
    factor_markets(world, economy, equilibrium, levels, n, certificate);
    worse(certificate.budgets, std::abs(spending - intermediates - income) / std::abs(income), country);
    worse(certificate.budgets, std::abs(equilibrium.income(n) - income) / std::abs(income), country);
    worse(certificate.budgets, income > 0 ? 0 : INFINITY, country);
    worse(certificate.budgets, std::abs(equilibrium.rent(n) - limits.earned(n)) / std::abs(income), country);
    const double balance =
        levels.imports(n) + limits.paid(n) - levels.exports(n) - limits.earned(n) - deficit(n) - equilibrium.transfer(n);
    worse(certificate.trade_balances, std::abs(balance) / earned, country);
    new_value_added += earned;
    old_value_added += world.value_added(n);
  }
  worse(certificate.numeraire, std::abs(new_value_added / old_value_added - 1), "");
}

}  // namespace

Certificate certify(const World& world, const Economy& economy, const Shock& shock, const Equilibrium& equilibrium) {
  const std::size_t J = world.sector_count(), N = world.country_count();
  Certificate certificate;
  Levels levels{.producer_price = SectorByCountry({J, N}),
                .received = SectorByCountry({J, N}),
                .tariff_revenue = ByCountry({N}),
                .export_tax_revenue = ByCountry({N}),
                .imports = ByCountry({N}),
                .exports = ByCountry({N}),
                .value_added_share = SectorByCountry({J, N}),
                .input_share = std::vector<double>(N * J * J)};
  produce(world, economy, shock, equilibrium, levels, certificate);
  LimitLedger limits(world, shock, equilibrium);
  trade(world, economy, shock, equilibrium, levels, limits, certificate);
  limits.check(levels.producer_price, certificate);
  markets(world, economy, equilibrium, levels, limits, certificate);
  check_transfers(world, shock, equilibrium, certificate);
  return certificate;
}

std::pair<std::string, Residual> Certificate::worst() const {
  std::pair<std::string, Residual> result{"prices", prices};
  for (const auto& [name, residual] : {std::pair<const char*, const Residual&>{"goods_markets", goods_markets},
                                       {"factor_markets", factor_markets},
                                       {"budgets", budgets},
                                       {"trade_balances", trade_balances},
                                       {"numeraire", numeraire},
                                       {"transfers", transfers},
                                       {"limits", limits},
                                       {"burden_sharing", burden_sharing}}) {
    if (is_worse(residual.value, result.second.value)) result = {name, residual};
  }
  return result;
}

double Certificate::max() const { return worst().second.value; }

}  // namespace entrepot
