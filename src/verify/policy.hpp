// The policy that stands on each flow of a market: the World's own tariff, and what a shock puts in its place.
#pragma once

#include <Eigen/Core>

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot {

/// Policy of all flows into one market, by exporter.
struct MarketPolicy {
  Eigen::ArrayXd old_tariff_factor, new_tariff_factor, export_tax_factor;
  Eigen::ArrayXd price_factor;  ///< delivered price, new over old, apart from the producer's price
  Eigen::ArrayXd rent_factor;   ///< what is paid at the border over the f.o.b. price, where limits stand
  Eigen::ArrayXd open;          ///< 0 where a ban stands, else 1
  bool changed = false;         ///< by the shock; else only the old tariffs are filled in
};

/// Walks markets in order (sector, importer), as the shock's cells are sorted.
class PolicyCursor {
 public:
  PolicyCursor(const World& world, const Shock& shock) : world_(world), shock_(shock) {}

  /// Policy of this market, rents aside; valid until the next call. `limited`: limits stand in it.
  MarketPolicy& market(Sector sector, Country importer, bool limited) {
    const auto tariff = world_.tariff.row(sector, importer);
    const auto N = static_cast<Eigen::Index>(tariff.size());
    policy_.old_tariff_factor = 1 + Eigen::Map<const Eigen::ArrayXd>(tariff.data(), N);
    const auto at_market = [&] {
      return next_ < shock_.cells.size() && shock_.cells[next_].sector == sector && shock_.cells[next_].importer == importer;
    };
    policy_.changed = limited || at_market();
    if (!policy_.changed) return policy_;
    policy_.new_tariff_factor = policy_.old_tariff_factor;
    policy_.export_tax_factor.setOnes(N);
    policy_.price_factor.setOnes(N);
    policy_.open.setOnes(N);
    for (; at_market(); ++next_) {
      const CellShock& change = shock_.cells[next_];
      const auto i = static_cast<Eigen::Index>(change.exporter.value);
      policy_.new_tariff_factor(i) = 1 + change.tariff_rate;
      policy_.export_tax_factor(i) = 1 + change.export_tax_rate;
      policy_.price_factor(i) =
          change.trade_cost_factor * policy_.export_tax_factor(i) * policy_.new_tariff_factor(i) / policy_.old_tariff_factor(i);
      policy_.open(i) = change.banned ? 0 : 1;
    }
    return policy_;
  }

 private:
  const World& world_;
  const Shock& shock_;
  MarketPolicy policy_;
  std::size_t next_ = 0;
};

}  // namespace entrepot
