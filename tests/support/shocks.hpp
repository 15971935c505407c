// Shocks written by hand for tests, without the scenario reader.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "entrepot/shock.hpp"
#include "entrepot/world.hpp"

namespace entrepot::testing {

/// Collects changes of single flows and gives them back as a Shock: costs multiply, tariffs are set.
class ShockBuilder {
 public:
  explicit ShockBuilder(const World& world) : world_(world) {}

  ShockBuilder& cost(const std::string& a, const std::string& b, double factor) {
    for (Sector j : all<Sector>(world_.sector_count())) {
      cell(j, at(a), at(b)).trade_cost_factor *= factor;
      cell(j, at(b), at(a)).trade_cost_factor *= factor;
    }
    return *this;
  }
  ShockBuilder& ban(const std::string& a, const std::string& b) {
    for (Sector j : all<Sector>(world_.sector_count())) cell(j, at(a), at(b)).banned = cell(j, at(b), at(a)).banned = true;
    return *this;
  }
  ShockBuilder& tariff(Sector j, const std::string& importer, const std::string& exporter, double rate) {
    cell(j, at(importer), at(exporter)).tariff_rate = rate;
    return *this;
  }
  ShockBuilder& export_tax(Sector j, const std::string& importer, const std::string& exporter, double rate) {
    cell(j, at(importer), at(exporter)).export_tax_rate = rate;
    return *this;
  }
  /// The same rate in both directions on every sector that counts as goods.
  ShockBuilder& mutual_goods_tariff(const std::string& a, const std::string& b, double rate) {
    for (Sector j : all<Sector>(world_.sector_count())) {
      if (world_.goods[static_cast<std::size_t>(j.value)]) tariff(j, a, b, rate).tariff(j, b, a, rate);
    }
    return *this;
  }
  CellShock& cell(Sector j, Country importer, Country exporter) {
    auto [found, created] = cells_.try_emplace({j, importer, exporter});
    if (created) {
      found->second = {.sector = j, .importer = importer, .exporter = exporter};
      found->second.tariff_rate = world_.tariff(j, importer, exporter);
    }
    return found->second;
  }
  Shock shock() const {
    Shock result;
    for (const auto& [key, value] : cells_) result.cells.push_back(value);
    return result;
  }

 private:
  Country at(const std::string& iso3) const { return world_.find_country(iso3).value(); }

  const World& world_;
  std::map<std::tuple<Sector, Country, Country>, CellShock> cells_;
};

}  // namespace entrepot::testing
