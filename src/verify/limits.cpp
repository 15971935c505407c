#include "verify/limits.hpp"

#include <algorithm>
#include <cmath>

#include "verify/residual.hpp"

namespace entrepot {

LimitLedger::LimitLedger(const World& world, const Shock& shock, const Equilibrium& equilibrium)
    : world_(world),
      shock_(shock),
      shadow_price_(equilibrium.shadow_price),
      used_(shock.limits.size(), 0.0),
      earned_({world.country_count()}, 0.0),
      paid_(earned_) {
  shadow_price_.resize(shock.limits.size(), NAN);
  for (std::size_t k = 0; k < shock.limits.size(); ++k) {
    for (const TradeFlow& flow : shock.limits[k].flows) entries_.push_back({flow, k});
  }
  std::ranges::sort(entries_, {}, [](const Entry& e) { return std::tuple(e.market(), e.flow.exporter, e.limit); });
}

std::span<const LimitLedger::Entry> LimitLedger::entries(Sector sector, Country importer) const {
  const auto found = std::ranges::equal_range(entries_, std::pair(sector, importer), {}, &Entry::market);
  return {found.begin(), found.end()};
}

bool LimitLedger::stands_in(Sector sector, Country importer) const { return !entries(sector, importer).empty(); }

void LimitLedger::add_rents(Sector sector, Country importer, const Eigen::ArrayXd& price, MarketPolicy& policy) const {
  policy.rent_factor.setOnes(price.size());
  for (const Entry& entry : entries(sector, importer)) {
    const auto i = static_cast<Eigen::Index>(entry.flow.exporter.value);
    policy.rent_factor(i) += shadow_price_[entry.limit] / (policy.export_tax_factor(i) * price(i));
  }
  policy.price_factor *= policy.rent_factor;
}

void LimitLedger::book(Sector sector, Country importer, const Eigen::ArrayXd& quantity) {
  for (const Entry& entry : entries(sector, importer)) {
    const Limit& limit = shock_.limits[entry.limit];
    const double bought = quantity(static_cast<Eigen::Index>(entry.flow.exporter.value));
    used_[entry.limit] += bought;
    const double rent = bought * shadow_price_[entry.limit];
    paid_(importer) += rent;
    switch (limit.rent) {
      case RentRecipient::importer:
        earned_(importer) += rent;
        break;
      case RentRecipient::exporter:
        earned_(entry.flow.exporter) += rent;
        break;
      case RentRecipient::middleman:
        earned_(limit.middleman) += rent;
        break;
    }
  }
}

void LimitLedger::check(const SectorByCountry& producer_price, Certificate& certificate) const {
  for (std::size_t k = 0; k < used_.size(); ++k) {
    const Limit& limit = shock_.limits[k];
    double slack = 1 - used_[k] / limit.bound;
    if (limit.kind == LimitKind::price) {
      // where nothing is left to buy there is no price to hold down
      slack = used_[k] > 0 ? 1 - producer_price(limit.flows.front().sector, limit.flows.front().exporter) / limit.bound : 1;
    }
    const TradeFlow& flow = limit.flows.front();
    worse(certificate.limits, std::abs(std::min(shadow_price_[k], slack)),
          world_.countries[static_cast<std::size_t>(flow.importer.value)],
          world_.sectors[static_cast<std::size_t>(flow.sector.value)]);
    if (std::isnan(shadow_price_[k])) certificate.limits.value = NAN;
  }
}

}  // namespace entrepot
