// Limits on quantities and prices, by their definition: what flows carry and cost against the bounds, and who earns the rents.
// Shares no code with the solver, which finds the shadow prices; here they are only taken at their word and checked.
#pragma once

#include <Eigen/Core>
#include <tuple>
#include <vector>

#include "entrepot/equilibrium.hpp"
#include "verify/policy.hpp"

namespace entrepot {

class LimitLedger {
 public:
  LimitLedger(const World& world, const Shock& shock, const Equilibrium& equilibrium);

  bool stands_in(Sector sector, Country importer) const;
  /// Puts what buyers of this market pay on top of the f.o.b. price into its policy. `price`: of the producers, by exporter.
  void add_rents(Sector sector, Country importer, const Eigen::ArrayXd& price, MarketPolicy& policy) const;
  /// Takes note of the quantities bought in this market, by exporter, million USD at benchmark f.o.b. prices.
  void book(Sector sector, Country importer, const Eigen::ArrayXd& quantity);
  double earned(Country n) const { return earned_(n); }
  double paid(Country n) const { return paid_(n); }
  /// Complementarity of every limit, once all markets are booked. `producer_price` by sector and country.
  void check(const SectorByCountry& producer_price, Certificate& certificate) const;

 private:
  struct Entry {
    TradeFlow flow;
    std::size_t limit;
    auto market() const { return std::pair(flow.sector, flow.importer); }
  };
  std::span<const Entry> entries(Sector sector, Country importer) const;

  const World& world_;
  const Shock& shock_;
  std::vector<double> shadow_price_, used_;
  std::vector<Entry> entries_;
  ByCountry earned_, paid_;  ///< rents, million USD
};

}  // namespace entrepot
