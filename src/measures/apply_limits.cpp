#include "measures/apply_limits.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entrepot {
namespace {

Limit without_flows(const Measure& measure, const World& world) {
  Limit limit{.name = measure.id};
  limit.kind = measure.kind == MeasureKind::price_cap ? LimitKind::price : LimitKind::quantity;
  if (measure.rent == "exporter") {
    limit.rent = RentRecipient::exporter;
  } else if (!measure.rent.empty() && measure.rent != "importer") {
    limit.rent = RentRecipient::middleman;
    limit.middleman = world.find_country(measure.rent).value();
  }
  return limit;
}

bool same_flows(const Limit& a, const Limit& b) {
  const auto place = [](const TradeFlow& f) { return std::tuple(f.sector, f.importer, f.exporter); };
  return a.kind == b.kind && std::ranges::equal(a.flows, b.flows, {}, place, place);
}

}  // namespace

std::vector<Limit> limits_of(const Measure& measure, const std::vector<FlowCell>& flows, const World& world) {
  std::map<std::tuple<Sector, Country, Country>, Limit> limits;  // by what is limited together
  const double share = measure.change.value / 100;
  for (const FlowCell& cell : flows) {
    std::tuple key(cell.sector, cell.importer, cell.exporter);
    if (measure.kind == MeasureKind::price_cap) key = {cell.sector, Country(), cell.exporter};
    if (measure.shared) key = {};
    Limit& limit = limits.try_emplace(key, without_flows(measure, world)).first->second;
    limit.flows.push_back({cell.sector, cell.importer, cell.exporter});
    const bool whole = limit.kind == LimitKind::price || measure.change.verb == Verb::max_value;
    limit.bound = whole ? measure.change.value / (limit.kind == LimitKind::price ? 100 : 1)
                        : limit.bound + share * world.flow(cell.sector, cell.importer, cell.exporter);
  }
  std::vector<Limit> result;
  for (auto& [key, limit] : limits) result.push_back(std::move(limit));
  return result;
}

std::vector<Limit> tightest(std::vector<Limit> limits) {
  std::vector<Limit> kept;
  for (Limit& limit : limits) {
    const auto same = std::ranges::find_if(kept, [&](const Limit& other) { return same_flows(limit, other); });
    if (same == kept.end()) {
      kept.push_back(std::move(limit));
    } else if (limit.bound < same->bound) {
      *same = std::move(limit);
    }
  }
  return kept;
}

}  // namespace entrepot
