#include "detect/simulated_network.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <fmt/format.h>

#include "detect/replicate_bits.hpp"

namespace entrepot::detect {
namespace {

constexpr std::int32_t first_day = 18262;                                                   // 2020-01-01
constexpr std::int32_t settled = 500, stops_until = 700, arrives_until = 900, ends = 1000;  // days from the first

struct Consignee {
  std::string name, address;
  std::vector<std::uint32_t> shippers, products;
  std::int32_t from = 0, to = ends;
};

/// Draws of one consignee.
class Draws {
 public:
  Draws(const NetworkSimulation& params, std::uint64_t replicate, std::uint64_t number)
      : p_(params), bits_(params.seed, replicate, number) {}

  double share() { return boost::random::uniform_01<double>()(bits_); }
  std::size_t below(std::size_t count) {
    return std::min(count - 1, static_cast<std::size_t>(share() * static_cast<double>(count)));
  }
  std::int32_t day(std::int32_t from, std::int32_t to) {
    return from + static_cast<std::int32_t>(below(static_cast<std::size_t>(to - from)));
  }
  std::size_t count(double mean) { return 1 + static_cast<std::size_t>(boost::random::poisson_distribution<int>(mean)(bits_)); }
  double value() { return std::exp(10 + boost::random::normal_distribution<double>()(bits_)); }
  /// Small numbers are drawn more often than large ones: some shippers and goods are common.
  std::size_t common_first(std::size_t count) {
    return std::min(count - 1, static_cast<std::size_t>(std::pow(share(), 1.7) * static_cast<double>(count)));
  }

  std::uint32_t shipper(std::size_t trade) {
    if (share() < p_.share_of_forwarders) return static_cast<std::uint32_t>(common_first(p_.forwarders));
    return static_cast<std::uint32_t>(p_.forwarders + trade * p_.shippers_of_trade + common_first(p_.shippers_of_trade));
  }
  std::uint32_t product(std::size_t trade) {
    return static_cast<std::uint32_t>(trade * p_.products_of_trade + common_first(p_.products_of_trade));
  }
  std::string address(const std::string& own) {
    if (share() < p_.in_shared_building) return fmt::format("Building {}", below(p_.shared_buildings));
    return "House of " + own;
  }

 private:
  const NetworkSimulation& p_;
  ReplicateBits bits_;
};

void once(std::vector<std::uint32_t>& list) {
  std::ranges::sort(list);
  list.erase(std::ranges::unique(list).begin(), list.end());
}

Consignee ordinary(const NetworkSimulation& p, Draws& draw, const std::string& name, bool growing) {
  const std::size_t trade = growing ? 0 : draw.common_first(p.trades);
  Consignee c;
  c.name = name;
  c.address = draw.address(name);
  for (std::size_t i = draw.count(p.mean_shippers - 1); i > 0; --i) c.shippers.push_back(draw.shipper(trade));
  for (std::size_t i = draw.count(p.mean_products - 1); i > 0; --i) c.products.push_back(draw.product(trade));
  once(c.shippers);
  once(c.products);
  return c;
}

/// What it does not take over it has as any other consignee would.
Consignee follower(const NetworkSimulation& p, Draws& draw, const std::string& name, const Consignee& followed) {
  Consignee c = ordinary(p, draw, name, false);
  const std::size_t trade = (followed.products.front()) / p.products_of_trade;
  c.shippers = {draw.shipper(trade)};
  c.products = {draw.product(trade)};
  for (const std::uint32_t s : followed.shippers)
    if (draw.share() < p.kept_shippers) c.shippers.push_back(s);
  for (const std::uint32_t product : followed.products)
    if (draw.share() < p.kept_products) c.products.push_back(product);
  if (draw.share() < p.kept_address) c.address = followed.address;
  once(c.shippers);
  once(c.products);
  return c;
}

/// One shipment on its first day, then one in two weeks on average.
void ship(const Consignee& c, Draws& draw, ShipmentTable& table) {
  constexpr double days_apart = 14;
  const std::size_t count = 1 + draw.count(static_cast<double>(c.to - c.from) / days_apart);
  const auto consignee = static_cast<std::uint32_t>(table.consignees.size());
  table.consignees.push_back(c.name);
  auto known = std::ranges::find(table.addresses, c.address);
  if (known == table.addresses.end()) known = table.addresses.insert(known, c.address);
  for (std::size_t i = 0; i < count; ++i) {
    table.consignee.push_back(consignee);
    table.shipper.push_back(c.shippers[draw.below(c.shippers.size())]);
    table.product.push_back(c.products[draw.below(c.products.size())]);
    table.address.push_back(static_cast<std::uint32_t>(known - table.addresses.begin()));
    table.day.push_back(first_day + (i == 0 ? c.from : draw.day(c.from, c.to)));
    table.value.push_back(draw.value());
  }
}

}  // namespace

InventedNetwork invented_network(const NetworkSimulation& p, std::uint64_t replicate) {
  InventedNetwork made;
  std::uint64_t number = 0;
  for (std::size_t s = 0; s < p.forwarders + p.trades * p.shippers_of_trade; ++s)
    made.shipments.shippers.push_back(fmt::format("Shipper {}", s));
  for (std::size_t g = 0; g < p.trades * p.products_of_trade; ++g) made.shipments.products.push_back(fmt::format("{:06}", g));
  for (std::size_t i = 0; i < p.established; ++i) {
    Draws draw(p, replicate, number++);
    Consignee c = ordinary(p, draw, fmt::format("Established {}", i), false);
    c.from = draw.day(0, settled);
    ship(c, draw, made.shipments);
  }
  std::size_t followers = 0;
  for (std::size_t i = 0; i < p.stopped; ++i) {
    Draws draw(p, replicate, number++);
    const bool growing = draw.share() < p.growing_trade;
    Consignee c = ordinary(p, draw, fmt::format("Stopped {}", i), growing);
    c.from = draw.day(0, settled);
    c.to = draw.day(settled, stops_until);
    ship(c, draw, made.shipments);
    made.stopped.push_back({c.name, first_day + c.to});
    if (draw.share() >= p.with_follower) continue;
    Draws its(p, replicate, number++);
    Consignee next = follower(p, its, fmt::format("Follower {}", i), c);
    next.from = c.to + its.day(10, 120);
    ship(next, its, made.shipments);
    made.followed.emplace_back(c.name, next.name);
    ++followers;
  }
  for (std::size_t i = followers; i < p.newcomers; ++i) {
    Draws draw(p, replicate, number++);
    const bool growing = draw.share() < p.growing_trade;
    Consignee c = ordinary(p, draw, fmt::format("Newcomer {}", i), growing);
    c.from = draw.day(settled, arrives_until);
    ship(c, draw, made.shipments);
  }
  return made;
}

NetworkOutcome simulate_network(const NetworkSimulation& params, std::uint64_t replicate) {
  const InventedNetwork made = invented_network(params, replicate);
  NetworkRequest request;
  request.false_discovery_rate = params.false_discovery_rate;
  request.stand_ins = params.stand_ins;
  request.seed = params.seed;
  const NetworkStudy study = network_in(made.shipments, made.stopped, request);
  const std::set<std::pair<std::string, std::string>> truth(made.followed.begin(), made.followed.end());
  NetworkOutcome outcome;
  double right = 0;
  for (const NetworkLink& link : study.links) {
    if (!link.passes) continue;
    ++outcome.links;
    right += static_cast<double>(truth.count({study.consignees[link.stopped].name, study.consignees[link.newcomer].name}));
  }
  if (outcome.links > 0) {
    outcome.false_share = 1 - right / outcome.links;
    outcome.expected_share = study.expected_by_chance / outcome.links;
  }
  if (!truth.empty()) outcome.recall = right / static_cast<double>(truth.size());
  return outcome;
}

}  // namespace entrepot::detect
