#include "support/torture_case.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

#include <fmt/core.h>

#include "support/random_world.hpp"
#include "support/shocks.hpp"

namespace entrepot::testing {
namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : engine_(seed * 2654435761U + 17U), seed_(seed) {}

  TortureCase run() {
    TortureCase c;
    c.world = world();
    c.economy = economy(c.world.sector_count());
    c.shock = shock(c.world, c.economy);
    return c;
  }

 private:
  double uniform(double low, double high) { return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  bool chance(double probability) { return uniform(0, 1) < probability; }
  std::size_t whole(std::size_t low, std::size_t high) {
    return low + static_cast<std::size_t>(uniform(0, 1) * static_cast<double>(high - low + 1));
  }

  World world() {
    World w = random_world(seed_, {.countries = whole(2, 8),
                                   .sectors = whole(1, 5),
                                   .zero_share = chance(0.5) ? 0.1 : uniform(0, 0.95),
                                   .largest_tariff = chance(0.2) ? 10 : 0.3,
                                   .input_output = chance(0.8),
                                   .balanced = chance(0.2)});
    const double openness = chance(0.3) ? log_uniform(1e-9, 1) : 1;
    std::vector<double> size(w.country_count(), 1.0);
    for (double& s : size) {
      if (chance(0.2)) s = log_uniform(1e-8, 1);
    }
    for (Sector j : all<Sector>(w.sector_count())) {
      for (Country n : all<Country>(w.country_count())) {
        for (Country i : all<Country>(w.country_count())) {
          const double own = size[static_cast<std::size_t>(n.value)], other = size[static_cast<std::size_t>(i.value)];
          w.flow(j, n, i) *= n == i ? own : openness * std::min(own, other);
        }
      }
    }
    complete_calibration(w);
    return w;
  }

  Economy economy(std::size_t sectors) {
    Economy e{.trade_elasticity = BySector({sectors})};
    for (double& theta : e.trade_elasticity.values()) theta = chance(0.1) ? uniform(-0.6, 0.3) : log_uniform(0.3, 65);
    const Closure closures[] = {Closure::fixed_world_share, Closure::zero, Closure::own_share};
    e.closure = closures[whole(0, 2)];
    if (chance(0.4)) {
      e.substitution = {log_uniform(0.05, 3), log_uniform(0.05, 3), log_uniform(0.05, 3), log_uniform(0.05, 3), {Sector(0)}};
    }
    if (chance(0.3)) e.factor_mobility = chance(0.3) ? 0 : log_uniform(0.1, 100);
    return e;
  }

  Shock shock(const World& w, const Economy& e) {
    ShockBuilder builder(w);
    const double touched = uniform(0, 1), bans = chance(0.4) ? uniform(0, 0.9) : 0;
    const double largest_cost = chance(0.2) ? 1e3 : 3, largest_tariff = chance(0.3) ? 10 : 0.5;
    for (Sector j : all<Sector>(w.sector_count())) {
      for (Country n : all<Country>(w.country_count())) {
        for (Country i : all<Country>(w.country_count())) {
          if (i == n || !chance(touched)) continue;
          CellShock& cell = builder.cell(j, n, i);
          cell.tariff_rate = chance(0.1) ? uniform(-0.5, 0) : uniform(0, largest_tariff);
          cell.trade_cost_factor = log_uniform(0.5, largest_cost);
          if (chance(0.2)) cell.export_tax_rate = uniform(-0.3, 2);
          cell.banned = e.trade_elasticity(j) > 0.05 && chance(bans);
        }
      }
    }
    Shock result = builder.shock();
    if (chance(0.2)) {
      result.productivity = SectorByCountry({w.sector_count(), w.country_count()}, 1.0);
      for (double& z : result.productivity.values()) z = chance(0.3) ? log_uniform(0.05, 20) : 1;
    }
    if (chance(0.3)) add_limits(w, result);
    return result;
  }

  /// Up to twelve limits, some on several flows, some so tight that hardly anything is left, some on prices.
  void add_limits(const World& w, Shock& shock) {
    const auto place = [](const TradeFlow& f) { return std::tuple(f.sector, f.importer, f.exporter); };
    const RentRecipient recipients[] = {RentRecipient::importer, RentRecipient::exporter, RentRecipient::middleman};
    for (std::size_t count = whole(1, 12); count > 0; --count) {
      Limit limit{.name = fmt::format("limit {}", count)};
      limit.kind = chance(0.1) ? LimitKind::price : LimitKind::quantity;
      limit.rent = recipients[whole(0, 2)];
      limit.middleman = Country(whole(0, w.country_count() - 1));
      const Sector sector(whole(0, w.sector_count() - 1));
      const Country exporter(whole(0, w.country_count() - 1));
      for (std::size_t flows = chance(0.7) ? 1 : whole(2, 5); flows > 0; --flows) {
        const bool price = limit.kind == LimitKind::price;
        const TradeFlow flow{price ? sector : Sector(whole(0, w.sector_count() - 1)), Country(whole(0, w.country_count() - 1)),
                             price ? exporter : Country(whole(0, w.country_count() - 1))};
        if (flow.importer != flow.exporter && w.flow(flow.sector, flow.importer, flow.exporter) > 0) limit.flows.push_back(flow);
      }
      std::ranges::sort(limit.flows, {}, place);
      const auto repeated = std::ranges::unique(limit.flows, {}, place);
      limit.flows.erase(repeated.begin(), repeated.end());
      if (limit.flows.empty()) continue;
      double benchmark = 0;
      for (const TradeFlow& flow : limit.flows) benchmark += w.flow(flow.sector, flow.importer, flow.exporter);
      limit.bound = limit.kind == LimitKind::price ? uniform(0.5, 1.1) : log_uniform(1e-4, 2) * benchmark;
      shock.limits.push_back(std::move(limit));
    }
  }

  std::mt19937_64 engine_;
  unsigned seed_;
};

}  // namespace

TortureCase torture_case(unsigned seed) { return Generator(seed).run(); }

std::string complaint_about(const TortureCase& c, const Equilibrium& answer) {
  if (answer.outcome != Outcome::converged) {
    if (answer.diagnosis.reason.empty()) return fmt::format("{} without a reason", to_string(answer.outcome));
    return "";
  }
  const double residual = certify(c.world, c.economy, c.shock, answer).max();
  if (!(residual <= certified_tolerance)) return fmt::format("called converged with a residual of {:.1e}", residual);
  for (const double income : answer.income.values()) {
    if (!(income > 0) || !std::isfinite(income)) return fmt::format("called converged with an income of {}", income);
  }
  return "";
}

}  // namespace entrepot::testing
